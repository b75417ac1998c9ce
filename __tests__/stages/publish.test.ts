import { execFileSync } from "node:child_process";
import { appendFile, readdir, rename, symlink, unlink, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { describeFiles } from "../../src/steps/obtain/manifest-file.ts";
import type { Run, Start } from "../release/runner.ts";
import { publicState, startWorld, type World } from "../release/world.ts";
import { changeByte, type HandedOver, handOver, MANIFEST_NAME } from "./hand-over.ts";

let world: World;
let handed: HandedOver;

beforeEach(async () => {
  world = await startWorld();
  handed = await handOver(world);
});

afterEach(() => world.close());

const merge = (start: Partial<Start>, inputs: Readonly<Record<string, string>>) => ({
  ...start,
  inputs: { ...start.inputs, ...inputs },
});
const errorsOf = ({ report }: Run) =>
  report.diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
const stepsOf = ({ report }: Run) =>
  report.outcomes.map(({ step, status }) => `${step}: ${status}`);

describe("the action publish", () => {
  test("publishes what was handed over, without a process and without a right to write anywhere else", async () => {
    const { project } = world;
    const run = await world.push({
      ...merge(handed.start, { attestations: "required" }),
      // Starting a process is refused, so is writing outside of the runner's own folders.
      nodeOptions: [
        "--permission",
        "--allow-fs-read=*",
        `--allow-fs-write=${project.folder}/runner-*`,
      ],
    });
    expect(errorsOf(run)).toEqual([]);
    expect(run.exitCode).toBe(0);
    expect(stepsOf(run)).toEqual([
      "read-inputs: done",
      "find-tag: done",
      "read-project: done",
      "plan: done",
      "obtain: done",
      "check-identity: done",
      "inspect: done",
      "compare-content: done",
      "sign: done",
      "upload: done",
      "confirm: done",
    ]);
    expect(publicState(world)).toEqual({
      files: handed.manifest.files
        .map(({ name, sha256 }) => ({ name, sha256 }))
        .toSorted((one, other) => (one.name < other.name ? -1 : 1)),
      releases: [],
    });
    expect(run.outputs).toMatchObject({ version: "1.0.0", published: "true", verified: "true" });
  });

  test("hands the attestations on, beside the distributions and not among them", async () => {
    const run = await world.push(merge(handed.start, { attestations: "required" }));
    const names = handed.manifest.files.map(({ name }) => name);
    expect((await readdir(run.outputs["attestations-dir"] ?? "")).toSorted()).toEqual(
      names.map((name) => `${name}.publish.attestation`).toSorted(),
    );
    expect((await readdir(handed.path("."))).toSorted()).toEqual(
      [...names, MANIFEST_NAME].toSorted(),
    );
  });

  test("does nothing more when it is run again", async () => {
    await world.push(handed.start);
    const before = publicState(world);
    const again = await world.push(handed.start);
    expect(again.exitCode).toBe(0);
    expect(stepsOf(again).slice(-2)).toEqual(["upload: unchanged", "confirm: done"]);
    expect(publicState(world)).toEqual(before);
  });
});

describe("before anything is signed or uploaded, the action publish refuses", () => {
  const refusesWith = async (start: Partial<Start>, ...codes: readonly string[]) => {
    const run = await world.push(start);
    expect(errorsOf(run)).toEqual(codes);
    expect(run.exitCode).toBe(1);
    expect(publicState(world)).toEqual({ files: [], releases: [] });
    return run;
  };
  const refusesAtOnce = async (start: Partial<Start>, ...codes: readonly string[]) => {
    const run = await refusesWith(start, ...codes);
    expect(stepsOf(run)).not.toContain("check-identity: done");
    return run;
  };
  const [WHEEL, SDIST] = ["in_tree_example-1.0.0-py3-none-any.whl", "in_tree_example-1.0.0.tar.gz"];

  test("a folder without a manifest", async () => {
    await unlink(handed.path(MANIFEST_NAME));
    await refusesAtOnce(handed.start, "handover-missing");
  });

  test("a folder that is not there", async () => {
    await refusesAtOnce(merge(handed.start, { "packages-dir": "nowhere" }), "handover-missing");
  });

  test("a manifest that was edited on the way", async () => {
    await appendFile(handed.path(MANIFEST_NAME), " ");
    await refusesAtOnce(handed.start, "handover-manifest-differs");
  });

  test("a manifest that is a link", async () => {
    await rename(handed.path(MANIFEST_NAME), `${world.project.folder}/elsewhere.json`);
    await symlink(`${world.project.folder}/elsewhere.json`, handed.path(MANIFEST_NAME));
    await refusesAtOnce(handed.start, "handover-missing");
  });

  test("a manifest of a newer version of itself", async () => {
    // A schema that this version does not know, which the type cannot state.
    const start = await handed.forge((manifest) => ({ ...manifest, schema: 2 as 1 }));
    await refusesAtOnce(start, "manifest-schema-newer");
  });

  test("a manifest without files", async () => {
    const start = await handed.forge((manifest) => ({ ...manifest, files: [] }));
    await refusesAtOnce(start, "handover-incomplete", "handover-foreign", "handover-foreign");
  });

  test("another release's manifest, and tells everything that differs", async () => {
    const commit = "0".repeat(40);
    const start = await handed.forge((manifest) => ({
      ...manifest,
      plan: {
        ...manifest.plan,
        project: "other",
        version: "2.0.0",
        tag: { name: "v2.0.0", object: commit, commit },
      },
    }));
    const run = await refusesAtOnce(
      start,
      ...Array.from({ length: 4 }, () => "handover-of-other-release"),
    );
    expect(run.report.diagnostics.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        "The manifest's project is other; this run is about in-tree-example.",
        "The manifest's version is 2.0.0; this run is about 1.0.0.",
        "The manifest's tag is v2.0.0; this run is about v1.0.0.",
        `The manifest's commit is ${commit}; this run is about ${world.commit}.`,
      ]),
    );
  });

  test("a file with other bytes", async () => {
    await changeByte(handed.path(SDIST));
    await refusesAtOnce(handed.start, "manifest-mismatch");
  });

  test("a file that has grown", async () => {
    await appendFile(handed.path(WHEEL), "more");
    await refusesAtOnce(handed.start, "manifest-mismatch");
  });

  test("files that are missing, and files that nobody has named", async () => {
    await rename(handed.path(WHEEL), handed.path("in_tree_example-1.0.1-py3-none-any.whl"));
    await writeFile(handed.path("notes\n::error::.txt"), "");
    const run = await refusesAtOnce(
      handed.start,
      "handover-foreign",
      "handover-foreign",
      "handover-incomplete",
    );
    expect(run.log).not.toMatch(/^::error::\.txt/m);
  });

  test("a tag that the remote does not have", async () => {
    await world.project.git("push", "--quiet", "origin", ":refs/tags/v1.0.0");
    await refusesAtOnce(handed.start, "tag-missing");
  });

  test("an event that anybody could start", async () => {
    await refusesAtOnce({ ...handed.start, event: "pull_request" }, "event-refused");
  });

  test("inputs that make no sense here, all of them at once", async () => {
    const run = await refusesAtOnce(
      merge(handed.start, {
        "manifest-sha256": "",
        indexes: "testpypi, pypi",
        "parallel-uploads": "0",
      }),
      "input-invalid",
      "input-invalid",
    );
    expect(run.report.diagnostics.map(({ message }) => message)).toEqual([
      "The input manifest-sha256 is empty; it must be the SHA-256 digest of the manifest, 64 hex digits.",
      'The input parallel-uploads is "0"; it must be a number from 1 to 16.',
    ]);
  });

  test("to try on TestPyPI in the same job", async () => {
    await refusesAtOnce(merge(handed.start, { indexes: "testpypi, pypi" }), "input-invalid");
  });

  test("a file of Python that is in no commit, whatever the manifest says of it", async () => {
    const script = `import base64, hashlib, zipfile
source = zipfile.ZipFile(${JSON.stringify(handed.path(WHEEL))})
members = {info.filename: source.read(info) for info in source.infolist()}
source.close()
members["in_tree_example/slipped_in.py"] = b"print('not in git')\\n"
record = next(name for name in members if name.endswith("RECORD"))
rows = []
for name, data in members.items():
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    rows.append(f"{name},," if name == record else f"{name},sha256={digest},{len(data)}")
members[record] = ("\\n".join(rows) + "\\n").encode()
with zipfile.ZipFile(${JSON.stringify(handed.path(WHEEL))}, "w", zipfile.ZIP_DEFLATED) as wheel:
    for name, data in members.items(): wheel.writestr(name, data)`;
    execFileSync("python3", ["-c", script]);
    await rename(handed.path(MANIFEST_NAME), `${world.project.folder}/aside`);
    const files = await describeFiles(handed.path("."));
    const start = await handed.forge((manifest) => ({ ...manifest, files }));
    await refusesWith(start, "content-python-unknown");
  });
});
