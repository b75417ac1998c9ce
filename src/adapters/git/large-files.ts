import { existsSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { lastLines } from "../../domain/command-output.ts";
import type { Reporter } from "../../ports/machine.ts";
import type { GitCall, GitConfig, RunGit } from "./git-process.ts";

/** First line of a Git LFS pointer, which is at most 1,024 bytes long (git-lfs, docs/spec.md). */
const POINTER = "version https://git-lfs.github.com/spec/v1\n";
const LONGEST_POINTER = 1024;

/** What `git lfs install` would write. The clone itself must know it, or its files count as changed afterwards. */
const FILTERS: GitConfig = [
  ["filter.lfs.clean", "git-lfs clean -- %f"],
  ["filter.lfs.smudge", "git-lfs smudge -- %f"],
  ["filter.lfs.process", "git-lfs filter-process"],
  ["filter.lfs.required", "true"],
];

/**
 * Replaces Git LFS pointers by their content where git-lfs is there, and gives the paths of those that are left.
 * A failure is shown and leaves the pointers: they may not be part of what is built.
 */
export async function fetchLargeFiles(
  git: RunGit,
  call: GitCall,
  workspace: string | undefined,
  reporter: Reporter,
): Promise<readonly string[]> {
  const pointers = await findPointers(git, call.directory);
  if (pointers.length === 0) return pointers;
  // git itself exits with 1 where it has no such command.
  const version = await git(["lfs", "version"], { directory: call.directory, expected: [1] });
  if (version.code !== 0) return pointers;
  const storage = workspace === undefined ? [] : await storageOf(git, workspace);
  for (const [key, value] of FILTERS) {
    await git(["config", "--local", key, value], { directory: call.directory });
  }
  const config = [...(call.config ?? []), ...storage];
  const pulled = await git(["lfs", "pull"], { ...call, config, expected: [1, 2, 128] });
  if (pulled.code !== 0) reporter.quote(lastLines(pulled.stderr));
  return findPointers(git, call.directory);
}

/** What the workspace has downloaded already need not come from the server again. */
async function storageOf(git: RunGit, workspace: string): Promise<GitConfig> {
  const { stdout } = await git(["rev-parse", "--path-format=absolute", "--git-common-dir"], {
    directory: workspace,
  });
  const storage = join(stdout.replace(/\n$/, ""), "lfs");
  return existsSync(storage) ? [["lfs.storage", storage]] : [];
}

async function findPointers(git: RunGit, directory: string): Promise<readonly string[]> {
  const { stdout } = await git(
    ["grep", "--recurse-submodules", "--text", "-l", "-z", "-F", "-e", POINTER.trim()],
    { directory, expected: [1] },
  );
  const paths = stdout.split("\0").filter((path) => path !== "");
  const pointers = await Promise.all(paths.map((path) => isPointer(join(directory, path))));
  return paths.filter((_, index) => pointers[index]);
}

async function isPointer(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(LONGEST_POINTER + 1);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    const text = buffer.toString("utf8", 0, bytesRead).replaceAll("\r\n", "\n");
    return bytesRead <= LONGEST_POINTER && text.startsWith(POINTER);
  } finally {
    await file.close();
  }
}
