import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Run } from "./runner.ts";
import { buildBeside, callGitHub, publicState, startWorld, type World } from "./world.ts";

const SLOW = 120_000;
let world: World;
beforeEach(async () => {
  world = await startWorld();
  await buildBeside(world, "handed");
});
afterEach(() => world.close());

const handedOver = { inputs: { "packages-dir": "handed", rules: "workspace-dirty=off" } };
const withoutFiles = { inputs: { rules: "workspace-dirty=off" } };
const codes = (run: Run, ...severities: readonly string[]) =>
  run.report.diagnostics.flatMap(({ severity, code }) =>
    severities.includes(severity) ? [code] : [],
  );

/** Calls `act` as soon as `isTime`, looking between any two events of the servers in this process. */
async function when(isTime: () => boolean, act: () => void): Promise<void> {
  while (!isTime()) await new Promise((resolve) => setImmediate(resolve));
  act();
}

/** Lets every upload fail until somebody has looked: the run stops with its draft made. */
async function stopAtUpload(): Promise<Run> {
  const { faults } = world.sandbox.servers.pypi.switches;
  faults.push({ at: "upload", times: 1, what: { kind: "status", status: 403 } });
  const run = await world.push(handedOver);
  expect(run.exitCode).toBe(1);
  expect(publicState(world)).toMatchObject({ files: [], releases: [{ draft: true }] });
  return run;
}

describe("a run that stopped at the upload", () => {
  test(
    "is finished by the next one with the draft's bytes, though nothing is handed over any more",
    async () => {
      await stopAtUpload();
      const [draft] = publicState(world).releases;
      const run = await world.push(withoutFiles);
      expect([run.exitCode, codes(run, "error")]).toEqual([0, []]);
      expect(codes(run, "notice")).toContain("draft-bytes-kept");
      expect(publicState(world).releases).toEqual([{ ...draft, draft: false }]);
    },
    SLOW,
  );

  test(
    "stops the next one where somebody changed an asset of the draft",
    async () => {
      await stopAtUpload();
      const { github } = world.sandbox.servers;
      const [draft] = github.state.releases;
      const wheel = draft?.assets.find(({ name }) => name.endsWith(".whl"));
      await callGitHub(world, "DELETE", `releases/assets/${wheel?.id}`);
      const upload = `${github.uploadUrl}/repos/example/example/releases/${draft?.id}/assets?name=${wheel?.name}`;
      const answer = await fetch(upload, {
        method: "POST",
        headers: {
          authorization: `token ${world.sandbox.github.token}`,
          "content-type": "application/octet-stream",
        },
        body: "something else",
      });
      expect(answer.status).toBe(201);
      const run = await world.push(withoutFiles);
      expect(codes(run, "error")).toEqual(["manifest-mismatch"]);
      expect(publicState(world).files).toEqual([]);
    },
    SLOW,
  );

  test(
    "goes on with the oldest of two drafts, and names the other",
    async () => {
      await stopAtUpload();
      const [draft] = publicState(world).releases;
      await callGitHub(world, "POST", "releases", {
        tag_name: "v1.0.0",
        draft: true,
        body: draft?.body,
      });
      const run = await world.push(withoutFiles);
      expect([run.exitCode, codes(run, "error")]).toEqual([0, []]);
      expect(codes(run, "warning")).toContain("draft-duplicate");
      expect(publicState(world).releases.map((release) => release.draft)).toEqual([true, false]);
    },
    SLOW,
  );
});

describe("a tag that changes during the run", () => {
  // At once, between two requests: a push would take longer than the run may need.
  const tagFile = () => join(world.project.bare, "refs/tags/v1.0.0");

  test(
    "stops it before anything is uploaded where it was moved",
    async () => {
      const { project, startPush } = world;
      await project.write({ "more.txt": "more\n" });
      await project.git("add", "more.txt");
      await project.git("commit", "--quiet", "--message", "More");
      const moved = await project.git("rev-parse", "HEAD");
      await project.git("push", "--quiet", "origin", "HEAD:refs/heads/more");
      const { done } = await startPush({
        inputs: { "packages-dir": "handed", rules: "workspace-dirty=off workspace-elsewhere=off" },
      });
      await when(
        () => publicState(world).releases.length > 0,
        () => writeFileSync(tagFile(), `${moved}\n`),
      );
      const run = await done;
      expect(codes(run, "error")).toEqual(["tag-moved"]);
      expect(run.report.diagnostics.at(0)?.message).toContain(moved);
      expect(publicState(world)).toMatchObject({ files: [], releases: [{ draft: true }] });
    },
    SLOW,
  );

  test(
    "keeps the release a draft where it was deleted after the upload",
    async () => {
      const { done } = await world.startPush(handedOver);
      await when(
        () => publicState(world).files.length === 1,
        () => rmSync(tagFile()),
      );
      const run = await done;
      expect(codes(run, "error")).toEqual(["tag-deleted"]);
      expect(publicState(world)).toMatchObject({ releases: [{ draft: true }] });
      expect(publicState(world).files).toHaveLength(2);
    },
    SLOW,
  );
});

describe("an index", () => {
  test(
    "that does not show the files in time makes a warning, not a failure",
    async () => {
      world.sandbox.servers.pypi.switches.staleSimpleReads = 1000;
      const run = await world.push({ inputs: { ...handedOver.inputs, "confirm-timeout": "1" } });
      expect([run.exitCode, codes(run, "error", "warning")]).toEqual([0, ["not-verified"]]);
      expect(run.outputs).toMatchObject({ published: "true", verified: "false" });
      expect(publicState(world).releases).toMatchObject([{ draft: false }]);
    },
    SLOW,
  );

  test(
    "that holds the version already, by whoever's hand, stops the run until somebody says that it is right",
    async () => {
      const first = await world.push(handedOver);
      expect(first.exitCode).toBe(0);
      const { files, releases } = publicState(world);
      for (const { id } of world.sandbox.servers.github.state.releases) {
        await callGitHub(world, "DELETE", `releases/${id}`);
      }
      const stopped = await world.push(withoutFiles);
      expect([stopped.exitCode, codes(stopped, "error")]).toEqual([1, ["distributions-adopted"]]);
      expect(publicState(world).releases).toEqual([]);
      const run = await world.push({
        inputs: { rules: "workspace-dirty=off distributions-adopted=warning" },
      });
      expect([run.exitCode, codes(run, "error", "warning")]).toEqual([
        0,
        ["distributions-adopted"],
      ]);
      const after = publicState(world);
      expect(after.files).toEqual(files);
      expect(after.releases[0]?.assets.slice(0, 2)).toEqual(releases[0]?.assets.slice(0, 2));
    },
    SLOW,
  );

  test(
    "that holds part of the version stops a run that has no other bytes",
    async () => {
      const first = await world.push(handedOver);
      expect(first.exitCode).toBe(0);
      for (const { id } of world.sandbox.servers.github.state.releases) {
        await callGitHub(world, "DELETE", `releases/${id}`);
      }
      world.sandbox.servers.pypi.deleteFile("in_tree_example-1.0.0.tar.gz");
      const run = await world.push(withoutFiles);
      expect(codes(run, "error")).toEqual(["distributions-lost"]);
      expect(run.report.diagnostics.at(0)?.message).toContain(
        "in_tree_example-1.0.0-py3-none-any.whl",
      );
      expect(publicState(world).releases).toEqual([]);
    },
    SLOW,
  );

  test(
    "that stops answering after the upload makes a warning, not a failure",
    async () => {
      const { done } = await world.startPush({
        inputs: { ...handedOver.inputs, "confirm-timeout": "1" },
      });
      await when(
        () => publicState(world).files.length === 2,
        () => {
          const { faults } = world.sandbox.servers.pypi.switches;
          faults.push({ at: "simple", times: 1000, what: { kind: "status", status: 404 } });
        },
      );
      const run = await done;
      expect([run.exitCode, codes(run, "error", "warning")]).toEqual([0, ["not-verified"]]);
    },
    SLOW,
  );

  test(
    "for trials alone leaves the release a draft, and the next run publishes the same bytes",
    async () => {
      const { testpypi } = world.sandbox.servers;
      const trial = await world.push({ inputs: { ...handedOver.inputs, indexes: "testpypi" } });
      expect([trial.exitCode, codes(trial, "error")]).toEqual([0, []]);
      expect(codes(trial, "notice")).toContain("release-kept-draft");
      const [project] = Object.values(testpypi.state.projects);
      const tried = Object.values(project?.releases ?? {}).flatMap(({ files }) =>
        files.map(({ filename, digests }) => ({ name: filename, sha256: digests.sha256 })),
      );
      expect(publicState(world)).toMatchObject({ files: [], releases: [{ draft: true }] });
      const run = await world.push(withoutFiles);
      expect([run.exitCode, codes(run, "error")]).toEqual([0, []]);
      expect(publicState(world)).toMatchObject({ files: tried, releases: [{ draft: false }] });
    },
    SLOW,
  );

  test(
    "for trials before another gets the files first, gives them back to be tried, and then the other gets the same",
    async () => {
      const { testpypi } = world.sandbox.servers;
      const inputs = { ...handedOver.inputs, indexes: "testpypi, pypi", verify: "true" };
      const run = await world.push({ inputs });
      expect([run.exitCode, codes(run, "error", "warning")]).toEqual([0, []]);
      expect(
        run.report.outcomes.slice(-9).map(({ step, on, status }) => [step, on, status]),
      ).toEqual([
        ["draft", undefined, "done"],
        ["sign", undefined, "skipped"],
        ["upload", "testpypi", "done"],
        ["confirm", "testpypi", "done"],
        ["verify", "testpypi", "done"],
        ["upload", "pypi", "done"],
        ["confirm", "pypi", "done"],
        ["publish-release", undefined, "done"],
        ["verify", "pypi", "done"],
      ]);
      const tried = Object.values(testpypi.state.projects).flatMap(({ releases }) =>
        Object.values(releases).flatMap(({ files }) => files.map(({ digests }) => digests.sha256)),
      );
      expect(publicState(world).files.map(({ sha256 }) => sha256)).toEqual(tried);
      expect(run.outputs["index-urls"]).toBe(
        [testpypi, world.sandbox.servers.pypi]
          .map(({ url }) => `${url}/project/in-tree-example/1.0.0/`)
          .join("\n"),
      );
    },
    SLOW,
  );

  test(
    "for trials that holds an earlier attempt's files is passed over, with a warning",
    async () => {
      const trial = await world.push({ inputs: { ...handedOver.inputs, indexes: "testpypi" } });
      expect(trial.exitCode).toBe(0);
      for (const { id } of world.sandbox.servers.github.state.releases) {
        await callGitHub(world, "DELETE", `releases/${id}`);
      }
      await buildBeside(world, "handed"); // once more: the sdist has other bytes now
      const run = await world.push({ inputs: { ...handedOver.inputs, indexes: "testpypi pypi" } });
      expect([run.exitCode, codes(run, "error", "warning")]).toEqual([0, ["trial-skipped"]]);
      expect(publicState(world)).toMatchObject({ releases: [{ draft: false }] });
    },
    SLOW,
  );

  test("that is not known to support trusted publishing needs a token", async () => {
    const run = await world.push({
      inputs: { ...handedOver.inputs, indexes: `${world.sandbox.servers.pypi.url}/legacy/` },
    });
    expect(codes(run, "error")).toEqual(["credentials-missing"]);
  });
});
