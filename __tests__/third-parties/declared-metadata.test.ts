import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { blobId } from "../../src/archives/blob-ids.ts";
import type { TreeEntry } from "../../src/domain/content/tree.ts";
import { Journal } from "../../src/domain/journal.ts";
import type { Manifest } from "../../src/domain/manifest.ts";
import { diagnosticsOf } from "../../src/domain/outcome.ts";
import { readDeclared } from "../../src/domain/project/declared.ts";
import { parseToml } from "../../src/domain/project/toml.ts";
import { compareContent } from "../../src/steps/compare-content.ts";
import { inspectDistributions } from "../../src/steps/inspect-distributions.ts";
import { TOOLS_TIMEOUT } from "../python-tools.ts";
import { plan as samplePlan } from "../steps/sample-sources.ts";
import { type BuiltSample, buildSamples } from "./build-samples.ts";
import { SAMPLE_PROJECTS, type SampleProject } from "./sample-projects.ts";

/** Dependencies that ask for extras of the project itself, and a setup.cfg that setuptools has to rewrite. */
const FURTHER: readonly SampleProject[] = SAMPLE_PROJECTS.filter(({ files }) =>
  files["pyproject.toml"]?.includes("[project.optional-dependencies]"),
).map(({ title, builtBy, files }) => ({
  title: `${title}, with extras of its own`,
  builtBy,
  files: {
    ...files,
    "setup.cfg": "[bdist_wheel]\n# Written by hand.\nuniversal=0\n",
    "pyproject.toml": (files["pyproject.toml"] ?? "").replace(
      /name = "(.*)"([\s\S]*)nothing = \[\]/,
      'name = "$1"$2nothing = []\nall = ["$1[pretty,dotted-extra]", "rich; os_name == \'nt\' or os_name == \'posix\'"]',
    ),
  },
}));
const PROJECTS = [...SAMPLE_PROJECTS, ...FURTHER];

let directory = "";
let built: ReadonlyMap<string, BuiltSample>;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "tag2pypi-declared-"));
  built = await buildSamples(PROJECTS, directory);
}, TOOLS_TIMEOUT);
afterAll(() => rm(directory, { recursive: true, force: true }));

test.each(PROJECTS)("what $title builds is what the project says and holds", async (project) => {
  const paths = Object.values(built.get(project.title) ?? {});
  const files: Manifest["files"] = paths.map((path: string) => {
    const bytes = readFileSync(path);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const kind = path.endsWith(".whl") ? "wheel" : "sdist";
    return { name: basename(path), kind, size: bytes.length, sha256 };
  });
  const commit = "2".repeat(40);
  const plan = { ...samplePlan, tag: { name: "v1.2.0rc1", object: commit, commit } };
  const manifest: Manifest = { schema: 1, plan, notes: "", smoke: { commands: [] }, files };
  const distributions = dirname(paths[0] ?? "");
  const contents = Object.entries(project.files).map(([path, text]) => {
    const entry: TreeEntry = { path, mode: "100644", type: "blob", id: blobId(Buffer.from(text)) };
    return [entry, Buffer.from(text)] as const;
  });
  const github = {
    tree: async () => ({ entries: contents.map(([entry]) => entry), truncated: false }),
    blob: async (id: string) => contents.find(([entry]) => entry.id === id)?.[1],
  };
  const pyproject = parseToml("pyproject.toml", project.files["pyproject.toml"] ?? "");
  const journal = new Journal({ now: () => new Date(0) });
  await journal.step(
    "inspect",
    inspectDistributions(plan, manifest, distributions, readDeclared(pyproject)),
  );
  await journal.step(
    "compare-content",
    compareContent({ plan, manifest, distributions, generated: [] }, { github }),
  );
  const found = diagnosticsOf(journal.report()).filter(({ code }) =>
    /^content-|-undeclared$/.test(code),
  );
  expect(files).toHaveLength(2);
  expect(found).toEqual([]);
});
