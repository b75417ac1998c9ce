import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { Run, Start } from "./runner.ts";
import { makeRelease, publicState, startWorld, type World } from "./world.ts";

const SLOW = 120_000;
const codes = (run: Run) =>
  run.report.diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, message }) => [code, message]);

describe("an event that may not release is refused before anything is read", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  const pullRequest = { ref: "refs/pull/1/merge" };
  test.each<[name: string, start: Partial<Start>, code: string, words: string]>([
    ["a pull request", { event: "pull_request", ...pullRequest }, "event-refused", "pull_request"],
    [
      "a pull request in the target's context",
      { event: "pull_request_target", ref: "refs/heads/main" },
      "event-refused",
      "pull_request_target",
    ],
    [
      "a comment",
      { event: "issue_comment", ref: "refs/heads/main" },
      "event-refused",
      "issue_comment",
    ],
    [
      "another workflow's end",
      { event: "workflow_run", ref: "refs/heads/main" },
      "event-refused",
      "workflow_run",
    ],
    ["a schedule", { event: "schedule", ref: "refs/heads/main" }, "event-refused", "schedule"],
    [
      "the deletion of a tag",
      { payload: { ref: "refs/tags/v1.0.0", deleted: true } },
      "event-refused",
      "push (deletion)",
    ],
    [
      "the creation of a draft",
      {
        event: "release",
        payload: { action: "created", release: { tag_name: "v1.0.0" } },
      },
      "event-refused",
      "release (created)",
    ],
    [
      "a push to a branch without a tag",
      { ref: "refs/heads/main", payload: {} },
      "tag-not-named",
      "The push is to the branch main",
    ],
    [
      "a dispatch without a tag",
      { event: "workflow_dispatch", ref: "refs/heads/main" },
      "tag-not-named",
      "The workflow was dispatched on refs/heads/main",
    ],
    [
      "a dispatch on another commit than the tag's",
      {
        event: "workflow_dispatch",
        ref: "refs/heads/main",
        sha: "a".repeat(40),
        inputs: { tag: "v1.0.0" },
      },
      "dispatch-on-other-ref",
      "The run was dispatched on refs/heads/main",
    ],
    [
      "a tag that the input contradicts",
      { inputs: { tag: "v2.0.0" } },
      "tag-named-twice",
      'The input tag is "v2.0.0"',
    ],
    [
      "a tag that the remote does not have",
      {
        event: "workflow_dispatch",
        ref: "refs/heads/main",
        inputs: { tag: "v9.9.9" },
      },
      "tag-missing",
      "has no tag v9.9.9",
    ],
    [
      "a tag with shell syntax",
      {
        event: "workflow_dispatch",
        ref: "refs/heads/main",
        inputs: { tag: "v1.0.0; touch pwned" },
      },
      "tag-invalid",
      "v1.0.0; touch pwned",
    ],
  ])("%s", async (_, start, code, words) => {
    const run = await world.push(start);
    expect(run.exitCode).toBe(1);
    expect(codes(run)).toEqual([[code, expect.stringContaining(words)]]);
    expect(publicState(world)).toEqual({ files: [], releases: [] });
    expect(world.sandbox.servers.pypi.requests).toEqual([]);
    expect(run.report.outcomes.map(({ step, status }) => [step, status])).toEqual([
      ["read-inputs", "done"],
      ["find-tag", "failed"],
    ]);
  });

  test("a dispatch on another commit is told the right command", async () => {
    const run = await world.push({
      event: "workflow_dispatch",
      ref: "refs/heads/main",
      sha: "a".repeat(40),
      inputs: { tag: "v1.0.0" },
    });
    expect(run.report.diagnostics.at(0)?.hint).toContain(
      "gh workflow run publish.yml --ref v1.0.0 -f tag=v1.0.0",
    );
  });

  test("wrong inputs are named all at once", async () => {
    const run = await world.push({
      inputs: {
        indexes: "pypi pypi",
        "allow-other-ref": "yes",
        "working-directory": "../elsewhere",
        "packages-dir": "/etc",
        "confirm-timeout": "soon",
      },
    });
    expect(run.exitCode).toBe(1);
    expect(codes(run).map(([code, message]) => [code, message?.split(" is ")[0]])).toEqual([
      ["input-invalid", "The input indexes"],
      ["input-invalid", "The input working-directory"],
      ["input-invalid", "The input packages-dir"],
      ["input-invalid", "The input allow-other-ref"],
      ["input-invalid", "The input confirm-timeout"],
    ]);
  });
});

describe("an event that names a tag releases it", () => {
  let world: World;
  afterEach(() => world.close());

  test(
    "a dispatch on the tag, then a push to a branch and a dispatch elsewhere that name it again",
    async () => {
      world = await startWorld();
      const tag = "v1.0.0";
      const dispatched = await world.push({ event: "workflow_dispatch", inputs: { tag } });
      expect([dispatched.exitCode, codes(dispatched)]).toEqual([0, []]);
      const released = publicState(world);
      expect(released.releases).toHaveLength(1);

      const pushed = await world.push({
        ref: "refs/heads/main",
        payload: {},
        inputs: { tag: "refs/tags/v1.0.0" },
      });
      expect([pushed.exitCode, codes(pushed)]).toEqual([0, []]);
      const elsewhere = await world.push({
        event: "workflow_dispatch",
        ref: "refs/heads/main",
        sha: "a".repeat(40),
        inputs: { tag, "allow-other-ref": "true" },
      });
      expect([elsewhere.exitCode, codes(elsewhere)]).toEqual([0, []]);
      expect(publicState(world)).toEqual(released);
    },
    SLOW,
  );

  test(
    "a person's published release, which keeps its text and gets the files after the index has them",
    async () => {
      world = await startWorld();
      await makeRelease(world, { name: "My title", body: "My text." });
      const published: Partial<Start> = {
        event: "release",
        payload: { action: "published", release: { tag_name: "v1.0.0" } },
      };
      const run = await world.push(published);
      expect([run.exitCode, codes(run)]).toEqual([0, []]);
      const after = publicState(world);
      expect(after.releases).toEqual([
        {
          tag: "v1.0.0",
          name: "My title",
          body: "My text.",
          draft: false,
          prerelease: false,
          assets: [
            ...after.files.map(({ name, sha256 }) => ({ name, digest: `sha256:${sha256}` })),
            { name: "tag2pypi-manifest.json", digest: expect.any(String) },
          ],
        },
      ]);

      const again = await world.push(published);
      expect([again.exitCode, codes(again)]).toEqual([0, []]);
      expect(publicState(world)).toEqual(after);
    },
    SLOW,
  );

  test(
    "a person's immutable release, which cannot get the files: the run says so, and a later one knows the bytes",
    async () => {
      world = await startWorld();
      world.sandbox.servers.github.switches.immutableReleases = true;
      await makeRelease(world, { name: "My title", body: "My text." });
      const published: Partial<Start> = {
        event: "release",
        payload: { action: "published", release: { tag_name: "v1.0.0" } },
      };
      for (const state of ["uploaded", "identical"]) {
        const run = await world.push(published);
        expect([run.exitCode, codes(run)]).toEqual([0, []]);
        expect(run.report.diagnostics.map(({ code }) => code)).toContain(
          "release-left-without-files",
        );
        expect(run.report.files.map((file) => file.state)).toEqual([state, state]);
        expect(
          publicState(world).releases.map(({ draft, assets }) => [draft, assets.length]),
        ).toEqual([
          [true, 3],
          [false, 0],
        ]);
      }
    },
    SLOW,
  );
});
