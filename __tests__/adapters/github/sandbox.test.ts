import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { githubAdapter } from "../../../src/adapters/github/adapter.ts";
import type { GitHub } from "../../../src/ports/github.ts";
import type { Fault } from "../../../src/sandbox/github/switches.ts";
import {
  READ_TOKEN,
  REPOSITORY,
  startWorld,
  type World,
  WRITE_TOKEN,
} from "../../sandbox/github/world.ts";
import { failureOf } from "../http/failure-of.ts";
import { recordingClock, testClient } from "../http/scripted-server.ts";

const TEXT = { title: "OMI v0.1.0", body: "Notes\n\nMore notes", prerelease: false };

/** The adapter against the sandbox's GitHub, which knows nothing of the adapter. */
describe("the sandbox's GitHub", () => {
  let world: World;
  let github: GitHub;
  beforeEach(async () => {
    world = await startWorld();
    github = connect(WRITE_TOKEN);
  });
  afterEach(() => world.end());

  const connect = (token: string) =>
    githubAdapter({
      owner: REPOSITORY.owner,
      repo: REPOSITORY.name,
      token,
      baseUrl: world.github.apiUrl,
      uploadUrl: world.github.uploadUrl,
      client: testClient({ clock: recordingClock("2026-03-04T05:06:07Z"), timeoutMs: 500 }),
    });
  const tag = () => ({ name: "v0.1.0", object: world.annotation, commit: world.first });
  const titles = () => world.github.state.releases.map((release) => release.name);

  test("says what we ask of its repository", async () => {
    expect(await github.repository()).toEqual({ defaultBranch: "main", private: false });
    expect(await github.tag("v0.1.0")).toEqual(tag());
    expect((await github.tag("v0.2.0"))?.commit).toBe(world.second);
    expect(await github.tag("v9")).toBeUndefined();
    expect([...(await github.branches())].sort()).toEqual(["hotfix/0.1", "lonely", "main"]);
    expect(await github.branchContains("main", world.first)).toBe(true);
    expect(await github.branchContains("hotfix/0.1", world.fix)).toBe(true);
    expect(await github.branchContains("main", world.fix)).toBe(false);
    expect(await github.branchContains("lonely", world.first)).toBe(false);
    expect(await github.branchContains("gone", world.first)).toBe(false);
  });

  test("takes a draft, its assets, and publishes it", async () => {
    const draft = await github.createDraft(tag(), TEXT);
    const file = path.join(world.folder, "omi-0.1.0.tar.gz");
    await writeFile(file, "sdist");
    const asset = await github.uploadAsset(draft, "omi-0.1.0.tar.gz", file);
    expect(await github.uploadAsset(draft, "omi-0.1.0.tar.gz", file)).toEqual(asset);
    await github.updateDraft(draft.id, { ...TEXT, body: "Better notes" });
    const [listed] = await github.releases();
    expect(listed).toMatchObject({ id: draft.id, draft: true, body: "Better notes" });
    expect(listed?.assets).toEqual([asset]);
    const copy = path.join(world.folder, "copy");
    await github.downloadAsset(asset, copy);
    expect(await readFile(copy, "utf8")).toBe("sdist");
    expect((await github.publishRelease(draft.id, true)).draft).toBe(false);
    expect((await failureOf(github.deleteDraft(draft))).code).toBe("draft-published");
    expect(await github.generateNotes(tag())).toEqual(expect.any(String));
  });

  test("loses an asset and a draft when we delete them", async () => {
    const draft = await github.createDraft(tag(), TEXT);
    const file = path.join(world.folder, "a.whl");
    await writeFile(file, "wheel");
    const asset = await github.uploadAsset(draft, "a.whl", file);
    await github.deleteAsset(asset);
    await github.deleteAsset(asset);
    await github.deleteDraft(draft);
    await github.deleteDraft(draft);
    expect(titles()).toEqual([]);
  });

  test.each<Fault>([
    { kind: "reset" },
    { kind: "malformed" },
    { kind: "truncate" },
    { kind: "reset-after-commit" },
    { kind: "status-after-commit", status: 502 },
    { kind: "hang" },
    { kind: "status", status: 403, headers: { "retry-after": "1" } },
  ])("has one draft in the end, even through $kind", async (fault) => {
    world.github.switches.fail("repos/create-release", fault);
    world.github.switches.fail("repos/list-releases", { kind: "truncate" });
    await github.createDraft(tag(), TEXT);
    expect(titles()).toEqual(["OMI v0.1.0"]);
  });

  test.each<Fault>([
    { kind: "reset" },
    { kind: "truncate" },
    { kind: "reset-after-commit" },
    { kind: "status-after-commit", status: 502 },
    { kind: "starter" },
  ])("has one whole asset in the end, even through $kind", async (fault) => {
    const draft = await github.createDraft(tag(), TEXT);
    const file = path.join(world.folder, "a.whl");
    await writeFile(file, "wheel");
    world.github.switches.fail("repos/upload-release-asset", fault);
    const asset = await github.uploadAsset(draft, "a.whl", file);
    const [release] = await github.releases();
    expect(release?.assets).toEqual([asset]);
    expect(asset).toMatchObject({ name: "a.whl", size: 5, complete: true });
  });

  test("refuses what our words explain", async () => {
    const reader = connect(READ_TOKEN);
    const forbidden = await failureOf(reader.createDraft(tag(), TEXT));
    expect(forbidden.code).toBe("github-permission-missing");
    expect(forbidden.hint).toContain("permissions:\n  contents: write");
    expect((await failureOf(connect("ghs_unknown").repository())).code).toBe(
      "github-token-invalid",
    );
    const long = { ...TEXT, body: "x".repeat(125_001) };
    expect((await failureOf(github.createDraft(tag(), long))).code).toBe("github-body-too-long");
  });

  test("keeps an immutable release as it is", async () => {
    world.github.switches.immutableReleases = true;
    const draft = await github.createDraft(tag(), TEXT);
    const published = await github.publishRelease(draft.id, true);
    expect(published.immutable).toBe(true);
    const file = path.join(world.folder, "a.whl");
    await writeFile(file, "wheel");
    expect((await failureOf(github.uploadAsset(published, "a.whl", file))).code).toBe(
      "github-release-immutable",
    );
  });
});
