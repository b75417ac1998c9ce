import type { RunGit } from "./git-process.ts";

/** The commit that a revision names, in full; undefined where there is no repository, or no such commit in it. */
export async function findCommit(
  git: RunGit,
  directory: string,
  revision: string,
): Promise<string | undefined> {
  const { code, stdout } = await git(
    ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`],
    { directory, expected: [1, 128] },
  );
  return code === 0 ? stdout.trim() : undefined;
}

/** Whether the repository has its whole history: neither shallow nor a partial clone. */
export async function isComplete(git: RunGit, directory: string): Promise<boolean> {
  const shallow = await git(["rev-parse", "--is-shallow-repository"], {
    directory,
    expected: [128],
  });
  if (shallow.stdout.trim() !== "false") return false;
  const partial = await git(
    ["config", "--get-regexp", "^remote\\..*\\.(promisor|partialclonefilter)$"],
    { directory, expected: [1] },
  );
  return partial.code === 1;
}
