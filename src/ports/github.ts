import type { CheckRun, CheckSuite, CommitStatus, WorkflowRun } from "../domain/ci/facts.ts";
import type { Tree } from "../domain/content/tree.ts";
import type { Issue, Milestone } from "../domain/issues/facts.ts";
import type { Tag } from "../domain/plan.ts";
import type { Reading } from "../domain/reading.ts";
import type { Release, ReleaseAsset, ReleaseText } from "../domain/release/release.ts";
import type { TagRuleset } from "../domain/repository/tag-ruleset.ts";

export interface Repository {
  readonly defaultBranch: string;
  readonly private: boolean;
}

/** What issues are asked for by. */
export type IssueSelection = { readonly label: string } | { readonly milestone: number };

export interface GitHub {
  repository(): Promise<Repository>;
  /** The tag as the remote has it now, peeled to its commit; undefined where there is none. */
  tag(name: string): Promise<Tag | undefined>;
  branches(): Promise<readonly string[]>;
  /** Whether the branch's history holds the commit. */
  branchContains(branch: string, commit: string): Promise<boolean>;
  /** Everything below a commit; `truncated` where that is more than can be asked for. */
  tree(commit: string): Promise<Tree>;
  /** A file's content by its object name; undefined where the host does not show it. */
  blob(id: string): Promise<Uint8Array | undefined>;
  /** All releases, drafts included where the token may see them, newest first. */
  releases(): Promise<readonly Release[]>;
  createDraft(tag: Tag, text: ReleaseText): Promise<Release>;
  updateDraft(id: number, text: ReleaseText): Promise<Release>;
  deleteDraft(draft: Release): Promise<void>;
  publishRelease(id: number, latest: boolean): Promise<Release>;
  /** Adds one file; the asset's digest is the server's own. */
  uploadAsset(release: Release, name: string, path: string): Promise<ReleaseAsset>;
  deleteAsset(asset: ReleaseAsset): Promise<void>;
  /** Downloads to `path` (a new file). */
  downloadAsset(asset: ReleaseAsset, path: string): Promise<void>;
  /** GitHub's own notes for the tag, Markdown. */
  generateNotes(tag: Tag): Promise<string>;
  /** All runs of workflows on the commit, each at its latest attempt; our own is among them. */
  workflowRuns(commit: string): Promise<Reading<WorkflowRun>>;
  checkSuites(commit: string): Promise<Reading<CheckSuite>>;
  /** Of check runs that were repeated the latest. */
  checkRuns(commit: string): Promise<Reading<CheckRun>>;
  /** Of each context the latest. */
  commitStatuses(commit: string): Promise<Reading<CommitStatus>>;
  /** Open issues and pull requests with a label, or of a milestone by its number; none where the repository has no issues. */
  openIssues(of: IssueSelection): Promise<Reading<Issue>>;
  /** Those that are open; none where the repository has no issues. */
  milestones(): Promise<Reading<Milestone>>;
  /** Names of all tags, without `refs/tags/`. */
  tags(): Promise<readonly string[]>;
  /** Those that are about tags, of the repository and of those above it. */
  tagRulesets(): Promise<Reading<TagRuleset>>;
  /** Whether releases become immutable when they are published; undefined where the token may not know, as no job's own token may. */
  immutableReleases(): Promise<boolean | undefined>;
}
