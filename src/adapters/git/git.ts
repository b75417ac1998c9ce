import { optional } from "../../domain/optional.ts";
import type { Git } from "../../ports/git.ts";
import type { Reporter } from "../../ports/machine.ts";
import type { BusyTime } from "../processes/busy-time.ts";
import type { Variables } from "../processes/environment.ts";
import { type CloneSources, cloneAt } from "./clone.ts";
import { gitRunner, type RunGit } from "./git-process.ts";
import { findCommit, isComplete } from "./history.ts";

export interface GitOptions {
  /** A folder within the repository's working tree. */
  readonly workspace: string;
  /** Where the repository can be cloned from (http or https), and the token for it. */
  readonly remote?: { readonly url: string; readonly token?: string };
  /** Environment of this process; git gets an allow-listed part of it. */
  readonly environment: Variables;
  readonly reporter: Reporter;
  /** Is told when a git process begins and ends. */
  readonly busy?: BusyTime;
}

/** The workspace's repository through the git command. Methods throw ReleaseErrors: git-missing, git-failed, commit-unavailable. */
export function gitAdapter({ workspace, remote, environment, reporter, busy }: GitOptions): Git {
  const git = gitRunner(environment, workspace, busy);
  const sources: CloneSources = { workspace, remote, reporter };
  return {
    workspace: async () => {
      const head = await findCommit(git, workspace, "HEAD");
      return head === undefined
        ? { changed: [] }
        : {
            head,
            changed: await changedPaths(git, workspace),
            ...optional("credentials", await keptCredentials(git, workspace)),
          };
    },
    branchesContaining: async (commit) => {
      const known =
        (await isComplete(git, workspace)) &&
        (await findCommit(git, workspace, commit)) !== undefined &&
        (await originBranches(git, workspace)).length > 0;
      return known ? originBranches(git, workspace, `--contains=${commit}`) : undefined;
    },
    clone: async (request) => {
      const complete =
        (await isComplete(git, workspace)) &&
        (await findCommit(git, workspace, request.revision.commit)) !== undefined;
      return cloneAt(git, sources, complete, request);
    },
  };
}

/** Of the repository's own settings, and of files that they include, which is where newer checkouts keep theirs. */
async function keptCredentials(
  git: RunGit,
  directory: string,
): Promise<readonly string[] | undefined> {
  const { stdout } = await git(
    ["config", "--local", "--includes", "--name-only", "--get-regexp", "^http\\..*\\.extraheader$"],
    { directory, expected: [1] },
  );
  const names = new Set(stdout.split("\n").filter((name) => name !== ""));
  return names.size === 0 ? undefined : [...names];
}

async function changedPaths(git: RunGit, directory: string): Promise<readonly string[]> {
  const { stdout } = await git(
    ["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all"],
    { directory },
  );
  // Each entry is two letters, a space and the path.
  return stdout.split("\0").flatMap((entry) => (entry === "" ? [] : [entry.slice(3)]));
}

/** What the workspace knows of the server's branches. A local branch proves nothing about them. */
async function originBranches(
  git: RunGit,
  directory: string,
  ...filter: readonly string[]
): Promise<readonly string[]> {
  const { stdout } = await git(
    ["for-each-ref", "--format=%(refname:lstrip=3)", ...filter, "refs/remotes/origin/"],
    { directory },
  );
  return stdout.split("\n").filter((name) => name !== "" && name !== "HEAD");
}
