import type { WorkspaceState } from "../domain/facts.ts";
import type { Revision } from "../domain/plan.ts";

export interface CloneRequest {
  readonly revision: Revision;
  /** A folder that does not exist yet. */
  readonly into: string;
}

export interface Clone {
  /** Commit time, seconds since 1970. */
  readonly committedAt: number;
  /** Files that are still Git LFS pointers. */
  readonly lfsPointers: readonly string[];
}

/** The workspace's repository. */
export interface Git {
  workspace(): Promise<WorkspaceState>;
  /** Branches of `origin`, without its name, that hold the commit; undefined where none is known, or the history is not complete enough to tell. */
  branchesContaining(commit: string): Promise<readonly string[] | undefined>;
  /** A fresh clone at the revision's commit, from the workspace's repository where it is complete, else from the server; it holds no credentials. */
  clone(request: CloneRequest): Promise<Clone>;
}
