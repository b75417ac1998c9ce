import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { Upload } from "../../src/domain/outcome.ts";
import { zipOf } from "../archives/zip-builder.ts";
import type { Run } from "./runner.ts";
import { publicState, startWorld, type World } from "./world.ts";

const SLOW = 120_000;
const PLATFORMS = [
  "manylinux_2_28_x86_64",
  "musllinux_1_2_aarch64",
  "macosx_11_0_arm64",
  "win_amd64",
];
/** One for everybody, and nineteen for some. */
const TAGS = [
  "py3-none-any",
  ...["cp310", "cp311", "cp312", "cp313", "cp314"]
    .flatMap((python) => PLATFORMS.map((platform) => `${python}-${python}-${platform}`))
    .slice(1),
];
const FILES = TAGS.map(nameOf).toSorted();
const INPUTS = {
  "packages-dir": "handed",
  "parallel-uploads": "1",
  rules: "workspace-dirty=off",
};

let world: World;
beforeEach(async () => {
  world = await startWorld();
  const { workspace } = world.project;
  const source = await readFile(join(workspace, "src/in_tree_example/__init__.py"), "utf8");
  await mkdir(join(workspace, "handed"));
  for (const tag of TAGS)
    await writeFile(join(workspace, "handed", nameOf(tag)), wheel(tag, source));
});
afterEach(() => world.close());

function nameOf(tag: string): string {
  return `in_tree_example-1.0.0-${tag}.whl`;
}

function wheel(tag: string, source: string): Uint8Array {
  const folder = "in_tree_example-1.0.0.dist-info";
  const members = [
    { name: "in_tree_example/__init__.py", content: source },
    {
      name: `${folder}/METADATA`,
      content: `Metadata-Version: 2.3
Name: in-tree-example
Version: 1.0.0
Summary: A project with a backend of its own
Requires-Python: >=3.11
Description-Content-Type: text/markdown

# Example
`,
    },
    {
      name: `${folder}/WHEEL`,
      content: `Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: ${tag.endsWith("-any")}\nTag: ${tag}\n`,
    },
    {
      name: `${folder}/entry_points.txt`,
      content: "[console_scripts]\nexample = in_tree_example:main\n",
    },
  ];
  const record = members.map(({ name, content }) => {
    const digest = createHash("sha256").update(content).digest("base64url");
    return `${name},sha256=${digest},${Buffer.byteLength(content)}\n`;
  });
  const last = `${folder}/RECORD`;
  return zipOf([...members, { name: last, content: `${record.join("")}${last},,\n` }]);
}

/** Refuses one upload, once the index holds so many files. */
function refuseAfter(count: number, { sandbox }: World): void {
  let left = 1;
  sandbox.servers.pypi.switches.faults.push({
    at: "upload",
    what: { kind: "status", status: 403 },
    // Asked for before each request: it is there from the moment on that it is meant for.
    get times() {
      return publicState(world).files.length < count ? 0 : left;
    },
    set times(times) {
      left = times;
    },
  });
}

/** What became of each file on the index, by the report's outcome. */
function uploadsOf({ report }: Run): readonly Upload[] {
  const outcome = report.outcomes.find(({ step }) => step === "upload");
  const uploads = outcome?.step === "upload" ? (outcome.result ?? []) : [];
  return uploads.toSorted((one, other) => (one.file < other.file ? -1 : 1));
}

/** Every file of the release: those that are among the given ones, and the rest. */
function statesOf(
  given: readonly { readonly name: string }[],
  among: Upload["state"],
  rest: Upload["state"],
): readonly Upload[] {
  const names = given.map(({ name }) => name);
  return FILES.map((file) => ({ file, state: names.includes(file) ? among : rest }));
}

const errors = ({ report }: Run) =>
  report.diagnostics.flatMap(({ severity, code }) => (severity === "error" ? [code] : []));

test(
  "a release of twenty wheels that was interrupted after the seventh is finished by the next run with the other thirteen",
  async () => {
    refuseAfter(7, world);
    const stopped = await world.push({ inputs: INPUTS });
    const { files, releases } = publicState(world);
    expect([files.length, releases]).toMatchObject([7, [{ tag: "v1.0.0", draft: true }]]);
    expect([stopped.exitCode, errors(stopped)]).toEqual([1, ["upload-refused"]]);
    expect(uploadsOf(stopped)).toEqual(statesOf(files, "uploaded", "missing"));

    const run = await world.push({ inputs: INPUTS });

    expect([run.exitCode, errors(run)]).toEqual([0, []]);
    expect(uploadsOf(run)).toEqual(statesOf(files, "identical", "uploaded"));
    const after = publicState(world);
    expect(after.files.map(({ name }) => name)).toEqual(FILES);
    expect(after.files).toEqual(expect.arrayContaining(files));
    expect(after.releases).toMatchObject([{ tag: "v1.0.0", draft: false }]);
  },
  SLOW,
);
