import type { Tree } from "../domain/content/tree.ts";
import type { Tag } from "../domain/plan.ts";
import type { Release, ReleaseAsset, ReleaseText } from "../domain/release/release.ts";

export interface Repository {
  readonly defaultBranch: string;
  readonly private: boolean;
}

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
}
