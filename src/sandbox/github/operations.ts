import { deleteAsset, getAsset, listAssets, updateAsset } from "./assets.ts";
import type { Act } from "./call.ts";
import { listChecks, listSuites } from "./checks.ts";
import { getBranches, getCommit } from "./commits.ts";
import { compareCommits } from "./comparison.ts";
import { createRelease, updateRelease } from "./edit-release.ts";
import { getBlob, getRef, getTagObject, getTree } from "./git-data.ts";
import { listIssues, listMilestones } from "./issues.ts";
import { listMatchingRefs } from "./matching-refs.ts";
import type { Need, Scope } from "./permissions.ts";
import { generateNotes } from "./release-notes.ts";
import {
  deleteRelease,
  getLatestRelease,
  getRelease,
  getReleaseByTag,
  listReleases,
} from "./releases.ts";
import { getRepository } from "./repository.ts";
import { getImmutableReleases, getRuleset, listRulesets } from "./rulesets.ts";
import { getCombinedStatus } from "./statuses.ts";
import { uploadAsset } from "./upload-asset.ts";
import { listRuns } from "./workflow-runs.ts";

export interface Operation {
  /** GitHub's own operationId. */
  readonly id: string;
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below `/repos/{owner}/{repo}`; `{name+}` may hold slashes. */
  readonly path: string;
  readonly host: "api" | "uploads";
  readonly needs: Need;
  /** What the need is of; the contents where absent. */
  readonly scope?: Scope;
  readonly act: Act;
}

const api = { host: "api" } as const;
const read = { ...api, method: "GET", needs: "read" } as const;
const create = { ...api, method: "POST", needs: "write" } as const;
const update = { ...api, method: "PATCH", needs: "write" } as const;
const remove = { ...api, method: "DELETE", needs: "write" } as const;

/** All that this GitHub can do. The first operation that fits counts, so fixed words stand before parameters. */
export const OPERATIONS = [
  { ...read, id: "repos/get", path: "", needs: "metadata", act: getRepository },
  { ...read, id: "git/get-ref", path: "/git/ref/{ref+}", act: getRef },
  { ...read, id: "git/get-tag", path: "/git/tags/{tag_sha}", act: getTagObject },
  { ...read, id: "git/get-blob", path: "/git/blobs/{file_sha}", act: getBlob },
  { ...read, id: "git/get-tree", path: "/git/trees/{tree_sha+}", act: getTree },
  {
    ...read,
    id: "git/list-matching-refs",
    path: "/git/matching-refs/{ref+}",
    act: listMatchingRefs,
  },
  {
    ...read,
    scope: "checks",
    id: "checks/list-suites-for-ref",
    path: "/commits/{ref+}/check-suites",
    act: listSuites,
  },
  {
    ...read,
    scope: "checks",
    id: "checks/list-for-ref",
    path: "/commits/{ref+}/check-runs",
    act: listChecks,
  },
  {
    ...read,
    scope: "statuses",
    id: "repos/get-combined-status-for-ref",
    path: "/commits/{ref+}/status",
    act: getCombinedStatus,
  },
  {
    ...read,
    scope: "actions",
    id: "actions/list-workflow-runs-for-repo",
    path: "/actions/runs",
    act: listRuns,
  },
  { ...read, scope: "issues", id: "issues/list-for-repo", path: "/issues", act: listIssues },
  {
    ...read,
    scope: "issues",
    id: "issues/list-milestones",
    path: "/milestones",
    act: listMilestones,
  },
  {
    ...read,
    needs: "metadata",
    id: "repos/get-repo-rulesets",
    path: "/rulesets",
    act: listRulesets,
  },
  {
    ...read,
    needs: "metadata",
    id: "repos/get-repo-ruleset",
    path: "/rulesets/{ruleset_id}",
    act: getRuleset,
  },
  {
    ...read,
    scope: "administration",
    id: "repos/check-immutable-releases",
    path: "/immutable-releases",
    act: getImmutableReleases,
  },
  { ...read, id: "repos/get-commit", path: "/commits/{ref+}", act: getCommit },
  { ...read, id: "repos/list-branches", path: "/branches", act: getBranches },
  {
    ...read,
    id: "repos/compare-commits-with-basehead",
    path: "/compare/{basehead+}",
    act: compareCommits,
  },
  { ...read, id: "repos/list-releases", path: "/releases", act: listReleases },
  { ...create, id: "repos/create-release", path: "/releases", act: createRelease },
  {
    ...create,
    id: "repos/generate-release-notes",
    path: "/releases/generate-notes",
    act: generateNotes,
  },
  { ...read, id: "repos/get-latest-release", path: "/releases/latest", act: getLatestRelease },
  { ...read, id: "repos/get-release-by-tag", path: "/releases/tags/{tag+}", act: getReleaseByTag },
  { ...read, id: "repos/get-release-asset", path: "/releases/assets/{asset_id}", act: getAsset },
  {
    ...update,
    id: "repos/update-release-asset",
    path: "/releases/assets/{asset_id}",
    act: updateAsset,
  },
  {
    ...remove,
    id: "repos/delete-release-asset",
    path: "/releases/assets/{asset_id}",
    act: deleteAsset,
  },
  { ...read, id: "repos/get-release", path: "/releases/{release_id}", act: getRelease },
  { ...update, id: "repos/update-release", path: "/releases/{release_id}", act: updateRelease },
  { ...remove, id: "repos/delete-release", path: "/releases/{release_id}", act: deleteRelease },
  {
    ...read,
    id: "repos/list-release-assets",
    path: "/releases/{release_id}/assets",
    act: listAssets,
  },
  {
    ...create,
    host: "uploads",
    id: "repos/upload-release-asset",
    path: "/releases/{release_id}/assets",
    act: uploadAsset,
  },
] as const satisfies readonly Operation[];

export type OperationId = (typeof OPERATIONS)[number]["id"];
