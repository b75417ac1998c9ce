import { execFileSync } from "node:child_process";
import { cp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { projectFiles } from "../release/project.ts";
import type { Run } from "../release/runner.ts";
import { publicState, startWorld, type World } from "../release/world.ts";
import { type Jobs, jobsOf } from "./jobs.ts";

const SLOW = 180_000;
const WHEEL = "in_tree_example-1.0.0-py3-none-any.whl";
const SDIST = "in_tree_example-1.0.0.tar.gz";
const MANIFEST = "tag2pypi-manifest.json";

let world: World;
let jobs: Jobs;

beforeEach(async () => {
  world = await startWorld();
  jobs = jobsOf(world);
});

afterEach(() => world.close());

const errors = ({ report }: Run) =>
  report.diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
const fine = (run: Run) => expect([run.exitCode, errors(run)]).toEqual([0, []]);

/** The same members with another time: what most backends make of the same commit. */
function repack(wheel: string): void {
  const script = `import sys, zipfile
path = sys.argv[1]
with zipfile.ZipFile(path) as old: members = [(info.filename, old.read(info)) for info in old.infolist()]
with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
    for name, data in members: new.writestr(zipfile.ZipInfo(name, (2031, 1, 1, 0, 0, 0)), data)`;
  execFileSync("python3", ["-c", script, wheel]);
}

describe("the stages, each in a job of its own", () => {
  test(
    "take a tag to a finished release, through TestPyPI, and a second run of all changes nothing",
    async () => {
      const release = async (attempt: number) => {
        const checked = await jobs.run("check", { attempt });
        fine(checked);
        const built = await jobs.run("build", { attempt });
        fine(built);
        expect(built.outputs["artifact-name"]).toBe(`distributions-${attempt}`);
        expect((await readdir(built.outputs["distributions-dir"] ?? "")).toSorted()).toEqual([
          WHEEL,
          SDIST,
          MANIFEST,
        ]);
        const drafted = await jobs.run("github-release", {
          from: built,
          inputs: {
            stage: "draft",
            findings: `${checked.outputs["findings"]}\n${built.outputs["findings"]}\n`,
          },
          attempt,
        });
        fine(drafted);
        // What reviewers are shown before they let the job begin that publishes.
        expect(drafted.summary.split("\n").filter((line) => line.startsWith("###"))).toEqual([
          ...(attempt === 1 ? ["### What is about to be published"] : []),
          "### Findings of earlier jobs",
          "### Files",
          "### Release checklist",
          "### Timeline",
        ]);
        expect(drafted.outputs["artifact-name"]).toBe(`draft-${attempt}`);
        const inputs = { attestations: "required" };
        const tried = await jobs.run("publish", {
          from: drafted,
          identity: true,
          inputs: { ...inputs, indexes: "testpypi" },
        });
        fine(tried);
        const installed = await jobs.run("verify", {
          from: drafted,
          inputs: { indexes: "testpypi" },
        });
        fine(installed);
        const published = await jobs.run("publish", { from: drafted, identity: true, inputs });
        fine(published);
        const released = await jobs.run("github-release", {
          from: drafted,
          inputs: {
            stage: "publish",
            "attestations-dir": published.outputs["attestations-dir"] ?? "",
          },
        });
        fine(released);
        const verified = await jobs.run("verify", { from: drafted });
        fine(verified);
        return { built, drafted, verified };
      };

      const first = await release(1);
      const state = publicState(world);
      expect(state.files.map(({ name }) => name)).toEqual([WHEEL, SDIST]);
      expect(state.releases).toMatchObject([
        {
          tag: "v1.0.0",
          draft: false,
          assets: [
            { name: WHEEL, digest: `sha256:${state.files[0]?.sha256}` },
            { name: `${WHEEL}.publish.attestation` },
            { name: SDIST, digest: `sha256:${state.files[1]?.sha256}` },
            { name: `${SDIST}.publish.attestation` },
            {
              name: MANIFEST,
              digest: `sha256:${first.drafted.outputs["manifest-sha256"]}`,
            },
          ],
        },
      ]);
      expect(
        first.verified.report.outcomes.map(({ step, on, status }) => [step, on, status]),
      ).toEqual([
        ["read-inputs", undefined, "done"],
        ["obtain", undefined, "done"],
        ["verify", "pypi", "done"],
      ]);

      await release(2);
      expect(publicState(world)).toEqual(state);
    },
    SLOW,
  );

  test(
    "go on with the bytes of the draft, though another build gives others",
    async () => {
      const built = await jobs.run("build");
      const prebuilt = join(world.project.workspace, "prebuilt");
      await cp(built.outputs["distributions-dir"] ?? "", prebuilt, { recursive: true });
      await rm(join(prebuilt, MANIFEST));
      repack(join(prebuilt, WHEEL));
      const inputs = { "packages-dir": "prebuilt" };
      const again = await jobs.run("build", { attempt: 2, inputs });
      fine(again);
      expect(again.outputs["manifest-sha256"]).not.toBe(built.outputs["manifest-sha256"]);
      const draft = { from: built, inputs: { stage: "draft" } };
      const drafted = await jobs.run("github-release", draft);
      fine(drafted);
      const before = publicState(world);
      const redrafted = await jobs.run("github-release", { ...draft, from: again, attempt: 2 });
      fine(redrafted);
      expect(redrafted.outputs["manifest-sha256"]).toBe(drafted.outputs["manifest-sha256"]);
      expect(redrafted.report.diagnostics.map(({ code }) => code)).toEqual(["draft-bytes-kept"]);
      expect(publicState(world)).toEqual(before);
    },
    SLOW,
  );

  test(
    "do not publish a release whose files are not on the index",
    async () => {
      const built = await jobs.run("build");
      const drafted = await jobs.run("github-release", { from: built, inputs: { stage: "draft" } });
      fine(drafted);
      const released = await jobs.run("github-release", {
        from: drafted,
        inputs: { stage: "publish", "confirm-timeout": "1" },
      });
      expect([released.exitCode, errors(released)]).toEqual([1, ["release-before-index"]]);
      expect(publicState(world).releases).toMatchObject([{ draft: true }]);
    },
    SLOW,
  );
});

describe("the notes that GitHub makes", () => {
  test("are asked for by the job that may write, and by none before it", async () => {
    const { project } = world;
    const text = projectFiles("1.1.0")["pyproject.toml"] ?? "";
    await project.write({
      ...projectFiles("1.1.0"),
      "pyproject.toml": `${text}\n[tool.tag2pypi]\nnotes = "generated"\n`,
    });
    const sha = await project.commit("Prepare 1.1.0");
    await project.release("v1.1.0");
    const ref = "refs/tags/v1.1.0";
    const start = { ref, sha, payload: { ref } };
    fine(await jobs.run("check", { start }));
    const built = await jobs.run("build", { start });
    fine(built);
    fine(await jobs.run("github-release", { start, from: built, inputs: { stage: "draft" } }));
    expect(publicState(world).releases).toMatchObject([
      { tag: "v1.1.0", draft: true, body: expect.stringContaining("**Full Changelog**: ") },
    ]);
  });
});

describe("a stage refuses a job", () => {
  test("that has an identity token, where code of the project runs in it; unless that is accepted", async () => {
    const refused = await jobs.run("build", { identity: true });
    expect([refused.exitCode, errors(refused)]).toEqual([1, ["identity-beside-project-code"]]);
    const accepted = await jobs.run("build", {
      identity: true,
      inputs: { "allow-identity-token": "true" },
    });
    fine(accepted);
    const unclear = await jobs.run("build", { inputs: { "allow-identity-token": "perhaps" } });
    expect(errors(unclear)).toEqual(["input-invalid"]);
  });

  test.each(["publish", "github-release"] as const)(
    "whose environment lets other code into it: %s",
    async (action) => {
      const run = await jobs.run(action, {
        environment: {
          NODE_TLS_REJECT_UNAUTHORIZED: "0",
          LD_PRELOAD: "",
          SSLKEYLOGFILE: "/tmp/keys",
        },
      });
      expect([run.exitCode, errors(run)]).toEqual([1, ["environment-hostile"]]);
      expect(run.report.diagnostics.map(({ message }) => message)).toEqual([
        expect.stringMatching(/^SSLKEYLOGFILE, NODE_TLS_REJECT_UNAUTHORIZED are set in this job: /),
      ]);
    },
  );

  test("that names no stage of the GitHub release", async () => {
    const run = await jobs.run("github-release", { inputs: { stage: "both" } });
    expect([run.exitCode, errors(run)]).toEqual([1, ["input-invalid"]]);
  });
});
