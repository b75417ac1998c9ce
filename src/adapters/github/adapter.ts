import type { GitHub } from "../../ports/github.ts";
import { flag, member, text } from "../http/shape.ts";
import { deleteAsset, downloadAsset, uploadAsset } from "./assets.ts";
import { answerOf, connect, type GitHubOptions } from "./connection.ts";
import {
  listCheckRuns,
  listCheckSuites,
  listCommitStatuses,
  listWorkflowRuns,
} from "./continuous-integration.ts";
import { listMilestones, listOpenIssues } from "./issues.ts";
import { listTagRulesets, listTags, readImmutableReleases } from "./protection.ts";
import { branchContains, listBranches, readTag } from "./refs.ts";
import {
  createDraft,
  deleteDraft,
  generateNotes,
  listReleases,
  publishRelease,
  updateDraft,
} from "./releases.ts";
import { readBlob, readTree } from "./tree.ts";

/** A repository on GitHub by its REST API. Every answer is checked, every refusal explained. */
export function githubAdapter(options: GitHubOptions): GitHub {
  const connection = connect(options);
  const { octokit, repository } = connection;
  return {
    repository: async () => {
      const answer = await answerOf(octokit.rest.repos.get(repository));
      return {
        defaultBranch: text(member(answer, "default_branch")),
        private: flag(member(answer, "private")),
      };
    },
    tag: (name) => readTag(connection, name),
    branches: () => listBranches(connection),
    branchContains: (branch, commit) => branchContains(connection, branch, commit),
    tree: (commit) => readTree(connection, commit),
    blob: (id) => readBlob(connection, id),
    releases: () => listReleases(connection),
    createDraft: (tag, releaseText) => createDraft(connection, tag, releaseText),
    updateDraft: (id, releaseText) => updateDraft(connection, id, releaseText),
    deleteDraft: (draft) => deleteDraft(connection, draft),
    publishRelease: (id, latest) => publishRelease(connection, id, latest),
    uploadAsset: (release, name, path) => uploadAsset(connection, release, name, path),
    deleteAsset: (asset) => deleteAsset(connection, asset),
    downloadAsset: (asset, path) => downloadAsset(connection, asset, path),
    generateNotes: (tag) => generateNotes(connection, tag),
    workflowRuns: (commit) => listWorkflowRuns(connection, commit),
    checkSuites: (commit) => listCheckSuites(connection, commit),
    checkRuns: (commit) => listCheckRuns(connection, commit),
    commitStatuses: (commit) => listCommitStatuses(connection, commit),
    openIssues: (of) => listOpenIssues(connection, of),
    milestones: () => listMilestones(connection),
    tags: () => listTags(connection),
    tagRulesets: () => listTagRulesets(connection),
    immutableReleases: () => readImmutableReleases(connection),
  };
}
