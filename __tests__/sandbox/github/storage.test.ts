import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { NO_RELEASES } from "../../../src/sandbox/github/releases-state.ts";
import { startGitHub } from "../../../src/sandbox/github/server.ts";
import { HERE, REPOSITORY, startWorld, upload, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.end());

describe("What the sandbox's GitHub remembers", () => {
  test("is there again after a restart, bytes and spent tags included", async () => {
    const { repos } = world.writer.rest;
    world.github.switches.immutableReleases = true;
    const spent = await repos.createRelease({ ...HERE, tag_name: "v0.1.0" });
    await repos.deleteRelease({ ...HERE, release_id: spent.data.id });
    const { data: draft } = await repos.createRelease({ ...HERE, tag_name: "v0.2.0", draft: true });
    await upload(world.writer, world, draft.id, "omi.whl", Uint8Array.of(1, 2, 3));
    world.github.switches.fail("repos/upload-release-asset", { kind: "starter" });
    const half = upload(world.writer, world, draft.id, "half.whl", Uint8Array.of(1, 2, 3));
    await expect(half).rejects.toThrow();
    const folder = join(world.folder, "state");
    await world.github.saveTo(folder);
    await world.github.saveTo(folder);

    const before = world.github.state;
    const again = await startGitHub({
      clock: world.clock,
      repository: REPOSITORY,
      defaultBranch: "main",
      gitDirectory: world.gitDirectory,
      tokens: [],
    });
    try {
      await again.loadFrom(folder);
      expect(plain(again.state)).toEqual(plain(before));
      expect(again.state.spentTags).toEqual(["v0.1.0"]);
    } finally {
      await again.close();
    }
  });

  test("is nothing for a folder that has never been saved to", async () => {
    const folder = join(world.folder, "empty");
    await mkdir(folder);
    await world.github.loadFrom(folder);
    expect(world.github.state).toEqual(NO_RELEASES);
  });

  test("can be handed over when it starts, and every request is listed", async () => {
    const github = await startGitHub({
      clock: world.clock,
      repository: REPOSITORY,
      defaultBranch: "main",
      gitDirectory: world.gitDirectory,
      tokens: [],
      restored: { ...NO_RELEASES, nextId: 5000 },
    });
    try {
      await fetch(`${github.apiUrl}/repos/slapglif/omi?secret=1`);
      await fetch(`${github.uploadUrl}/nothing`, { method: "POST" });
      await fetch(`${github.serverUrl}/nothing`);
      expect(github.state.nextId).toBe(5000);
      expect(github.requests).toEqual([
        { method: "GET", path: "/repos/slapglif/omi" },
        { method: "POST", path: "/nothing" },
        { method: "GET", path: "/nothing" },
      ]);
    } finally {
      await github.close();
    }
  });
});

/** With bytes as numbers: a Buffer and another array of the same bytes are the same to us. */
function plain(state: typeof NO_RELEASES) {
  const releases = state.releases.map((release) => ({
    ...release,
    assets: release.assets.map((asset) => ({ ...asset, bytes: [...asset.bytes] })),
  }));
  return { ...state, releases };
}
