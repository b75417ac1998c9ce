import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { OPERATIONS } from "../../../src/sandbox/github/operations.ts";
import { useActivity } from "./sample-activity.ts";
import { ADMINISTRATOR_TOKEN, HERE, READ_TOKEN, startWorld, upload, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.end());

const BYTES = new TextEncoder().encode("a wheel");

async function useReleases({ writer, connect }: World) {
  const { repos } = writer.rest;
  const draft = await repos.createRelease({
    ...HERE,
    tag_name: "v0.2.0",
    name: "OMI v0.2.0",
    body: "Notes",
    draft: true,
    prerelease: false,
    make_latest: "true",
  });
  const release = { ...HERE, release_id: draft.data.id };
  const asset = await upload(writer, world, draft.data.id, "omi.whl", BYTES);
  const named = { ...HERE, asset_id: asset.data.id };
  await repos.updateReleaseAsset({ ...named, label: "The wheel" });
  await repos.getReleaseAsset(named);
  await repos.getReleaseAsset({ ...named, headers: { accept: "application/octet-stream" } });
  await repos.listReleaseAssets({ ...release, per_page: 100 });
  await repos.updateRelease({ ...release, draft: false, make_latest: "legacy" });
  await repos.getRelease(release);
  await repos.getReleaseByTag({ ...HERE, tag: "v0.2.0" });
  await repos.getLatestRelease(HERE);
  await connect(READ_TOKEN).rest.repos.listReleases({ ...HERE, per_page: 100, page: 1 });
  await repos.generateReleaseNotes({ ...HERE, tag_name: "v0.3.0", previous_tag_name: "v0.1.0" });
  await repos.deleteReleaseAsset(named);
  await repos.deleteRelease(release);
}

async function useGitData({ writer, annotation }: World) {
  await writer.rest.repos.get(HERE);
  await writer.rest.git.getRef({ ...HERE, ref: "tags/v0.1.0" });
  await writer.rest.git.getTag({ ...HERE, tag_sha: annotation });
  const { data: tree } = await writer.rest.git.getTree({
    ...HERE,
    tree_sha: "main",
    recursive: "1",
  });
  const blob = tree.tree.find(({ type }) => type === "blob");
  await writer.rest.git.getBlob({ ...HERE, file_sha: blob?.sha ?? "" });
  await writer.rest.repos.getCommit({ ...HERE, ref: "heads/hotfix/0.1" });
  await writer.rest.repos.listBranches({ ...HERE, per_page: 100 });
  await writer.rest.repos.compareCommitsWithBasehead({ ...HERE, basehead: "hotfix/0.1...main" });
}

async function useContinuousIntegration({ writer, first }: World) {
  const commit = { ...HERE, ref: first, per_page: 100, page: 1 };
  const { actions, checks, repos, git } = writer.rest;
  await actions.listWorkflowRunsForRepo({ ...HERE, head_sha: first, per_page: 2 });
  await checks.listSuitesForRef(commit);
  await checks.listForRef({ ...commit, filter: "latest" });
  await checks.listForRef({ ...commit, ref: "tags/v0.1.0", filter: "all" });
  await repos.getCombinedStatusForRef(commit);
  await git.listMatchingRefs({ ...HERE, ref: "tags/" });
}

async function useTracker({ writer, connect, github }: World) {
  const { issues, repos } = writer.rest;
  await issues.listForRepo({ ...HERE, state: "open", labels: "critical", per_page: 100, page: 1 });
  await issues.listForRepo({ ...HERE, state: "all", milestone: "1" });
  await issues.listMilestones({ ...HERE, state: "all", per_page: 100 });
  await repos.getRepoRulesets({ ...HERE, targets: "tag", per_page: 100, page: 1 });
  await repos.getRepoRuleset({ ...HERE, ruleset_id: 1 });
  const administrator = connect(ADMINISTRATOR_TOKEN).rest.repos;
  await Promise.allSettled([administrator.checkImmutableReleases(HERE)]);
  github.switches.immutableReleases = true;
  await administrator.checkImmutableReleases(HERE);
  github.switches.immutableReleases = false;
  github.activity.hasIssues = false;
  await Promise.allSettled([issues.listForRepo(HERE)]);
}

async function useWrongly({ writer, connect }: World) {
  const { repos, git } = writer.rest;
  await Promise.allSettled([
    repos.getReleaseByTag({ ...HERE, tag: "none" }),
    repos.getRelease({ ...HERE, release_id: 1 }),
    repos.createRelease({ ...HERE, tag_name: "bad..name" }),
    repos.createRelease({ ...HERE, tag_name: "v9", target_commitish: "nowhere" }),
    repos.getCommit({ ...HERE, ref: "none" }),
    git.getRef({ ...HERE, ref: "tags/none" }),
    git.getTag({ ...HERE, tag_sha: world.first }),
    connect("ghs_unknown").rest.repos.get(HERE),
    connect(READ_TOKEN).rest.repos.createRelease({ ...HERE, tag_name: "v9" }),
  ]);
}

describe("The sandbox's GitHub speaks as GitHub's own description says", () => {
  test("in every request and answer of every operation it has", async () => {
    await useReleases(world);
    await useGitData(world);
    useActivity(world);
    await useContinuousIntegration(world);
    await useTracker(world);
    await useWrongly(world);
    expect(world.checked.violations).toEqual([]);
    expect([...world.checked.operations].sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
  });

  test("and the check would see an unknown operation, parameter, field and type", async () => {
    const seen = world.checked.violations.length;
    const { writer } = world;
    await Promise.allSettled([
      writer.request("GET /repos/{owner}/{repo}/relases", HERE),
      writer.request("GET /repos/{owner}/{repo}/releases", { ...HERE, per_pages: 3 }),
      writer.request("POST /repos/{owner}/{repo}/releases", { ...HERE, tag_name: "v9", bogus: 1 }),
      writer.request("PATCH /repos/{owner}/{repo}/releases/{release_id}", {
        ...HERE,
        release_id: 1,
        // Octokit's own types would not let this pass.
        draft: "no" as unknown as boolean,
      }),
    ]);
    const found = world.checked.violations.slice(seen).join("\n");
    expect(found).toContain("no such operation");
    expect(found).toContain("unknown query parameter per_pages");
    expect(found).toContain('/draft must be boolean {"type":"boolean"}');
    expect(found).toContain('must NOT have additional properties {"additionalProperty":"bogus"}');
  });
});
