import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { projectFiles } from "../release/project.ts";
import type { Run, Start } from "../release/runner.ts";
import { publicState, startWorld, type World } from "../release/world.ts";
import { type Jobs, jobsOf } from "./jobs.ts";

const SLOW = 120_000;
const WHEEL = "in_tree_example-1.0.0-py3-none-any.whl";
const SDIST = "in_tree_example-1.0.0.tar.gz";

let world: World;
let jobs: Jobs;

beforeEach(async () => {
  world = await startWorld();
  jobs = jobsOf(world);
});

afterEach(() => world.close());

/** A new commit on main, and how a push of it starts a run. */
async function pushToMain(change: string): Promise<Partial<Start>> {
  const { project } = world;
  await project.write({ "README.md": `# ${change}\n` });
  const sha = await project.commit(change);
  await project.git("push", "--quiet", "origin", "main");
  return { ref: "refs/heads/main", sha, payload: { ref: "refs/heads/main" } };
}

const codes = ({ report }: Run) => report.diagnostics.map(({ code }) => code);
const statuses = ({ report }: Run) => report.outcomes.map(({ step, status }) => [step, status]);
const onTestPypi = () =>
  Object.values(world.sandbox.servers.testpypi.state.projects).flatMap(({ releases }) =>
    Object.values(releases).flatMap(({ files }) => files.map(({ filename }) => filename)),
  );

describe("a push to main, for TestPyPI alone", () => {
  test(
    "is tried from there as a user would, and the next push of the same version says that it is not; nothing is released",
    async () => {
      const before = publicState(world);
      const first = await pushToMain("First change");
      const inputs = { indexes: "testpypi", verify: "true" };
      const tried = await world.push({ ...first, inputs });
      expect([tried.exitCode, codes(tried)]).toEqual([0, ["project-code-beside-identity"]]);
      expect(statuses(tried)).toEqual([
        ["read-inputs", "done"],
        ["find-tag", "skipped"],
        ["read-sources", "done"],
        ["plan", "done"],
        ["check", "done"],
        ["obtain", "done"],
        ["inspect", "done"],
        ["compare-content", "done"],
        ["smoke", "done"],
        ["audit-dependencies", "skipped"],
        ["check-identity", "done"],
        ["sign", "skipped"],
        ["upload", "done"],
        ["confirm", "done"],
        ["verify", "done"],
      ]);
      expect(tried.report.plan).toEqual({
        kind: "snapshot",
        project: "in-tree-example",
        version: "1.0.0",
        prerelease: false,
        ref: "refs/heads/main",
        commit: first.sha,
        indexes: ["testpypi"],
      });
      expect(tried.outputs).toMatchObject({ tag: "", version: "1.0.0", published: "true" });
      expect(onTestPypi()).toEqual([WHEEL, SDIST]);

      const second = await pushToMain("Second change");
      const passed = await world.push({ ...second, inputs });
      expect([passed.exitCode, codes(passed)]).toEqual([
        0,
        ["snapshot-not-new", "project-code-beside-identity"],
      ]);
      expect(onTestPypi()).toEqual([WHEEL, SDIST]);
      expect(publicState(world)).toEqual(before);
    },
    SLOW,
  );

  test(
    "goes through the stages, each in a job of its own; the draft's refuses it",
    async () => {
      const start = await pushToMain("First change");
      const indexes = { indexes: "testpypi" };
      const built = await jobs.run("build", { start, inputs: indexes });
      expect([built.exitCode, codes(built)]).toEqual([0, []]);
      const drafted = await jobs.run("github-release", {
        start,
        from: built,
        inputs: { stage: "draft" },
      });
      expect([drafted.exitCode, codes(drafted)]).toEqual([1, ["tag-not-named"]]);
      const onPypi = await jobs.run("publish", { start, from: built, identity: true });
      expect([onPypi.exitCode, codes(onPypi)]).toEqual([1, ["tag-not-named"]]);
      const published = await jobs.run("publish", {
        start,
        from: built,
        identity: true,
        inputs: indexes,
      });
      expect([published.exitCode, codes(published)]).toEqual([0, []]);
      expect(onTestPypi()).toEqual([WHEEL, SDIST]);
      const verified = await jobs.run("verify", { from: built, inputs: indexes });
      expect([verified.exitCode, codes(verified)]).toEqual([0, []]);
    },
    SLOW,
  );
});

describe("check, where no tag is named,", () => {
  const check = (start: Partial<Start>) => jobs.run("check", { start });

  test("asks an ordinary pull request for nothing that only a release needs", async () => {
    const { project } = world;
    await project.write({
      ...projectFiles("1.1.0"),
      "CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n",
    });
    const sha = await project.commit("Change something");
    await project.git("push", "--quiet", "origin", `${sha}:refs/pull/7/merge`);
    await project.git("checkout", "--quiet", "--detach", "v1.0.0");
    const checked = await check({ event: "pull_request", ref: "refs/pull/7/merge", sha });
    expect([checked.exitCode, codes(checked)]).toEqual([0, []]);
    expect(checked.report.plan).toEqual({
      kind: "unreleased",
      project: "in-tree-example",
      version: "1.1.0",
      ref: "refs/pull/7/merge",
      commit: sha,
    });
    expect(checked.summary).toMatch(
      /^## Nothing that was checked stands in the way of in-tree-example 1\.1\.0\.\n/,
    );
    expect(checked.summary).not.toContain("Release checklist");
  });

  test("judges a push to main as the release that its version's tag would make", async () => {
    const { project } = world;
    const { "CHANGELOG.md": _, ...files } = projectFiles("1.1.0");
    await project.write(files);
    const untagged = await pushToMain("Prepare the next release");
    const checked = await check(untagged);
    expect(checked.report.plan).toMatchObject({
      kind: "release",
      tag: { name: "v1.1.0", commit: untagged.sha },
    });
    expect([checked.exitCode, codes(checked)]).toEqual([1, ["changelog-no-section"]]);
  });

  test("asks nothing of a release where that version has its tag", async () => {
    const checked = await check(await pushToMain("Change something"));
    expect([checked.exitCode, codes(checked)]).toEqual([0, []]);
    expect(checked.report.plan).toMatchObject({ kind: "unreleased", version: "1.0.0" });
  });

  test("runs nothing for an event that has the repository's rights and others' code", async () => {
    const sha = world.commit;
    const checked = await check({ event: "pull_request_target", ref: "refs/heads/main", sha });
    expect([checked.exitCode, codes(checked)]).toEqual([1, ["event-refused"]]);
  });
});
