import { realpath, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { succeeded } from "../../domain/command-output.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { nearest } from "../../domain/nearest.ts";
import { rehearsalDiagnostics } from "../../domain/project/rehearsal-diagnostics.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import { parseTagName } from "../../domain/version/tag-name.ts";
import type { Commands } from "../../ports/commands.ts";

/** Scratch copies of a repository: what GitHub would hold, and what a runner would check out. */
export interface RehearsedRepository {
  /** Bare; stands in for the repository on GitHub. */
  readonly bare: string;
  /** Checked out at the tag. */
  readonly workspace: string;
  /** Of the project within the repository, with `/`. */
  readonly workingDirectory: string;
  readonly tag: string;
  readonly commit: string;
  readonly defaultBranch: string;
  readonly owner: string;
  readonly name: string;
  readonly notices: readonly Diagnostic[];
}

const NAMED = 5;

/**
 * Copies the project's repository; the project's own tree, tags and remotes are only read.
 * Throws a ReleaseError (rehearsal-no-repository, rehearsal-no-tag, rehearsal-failed).
 */
export async function prepareRepository(
  { project, tag, temporary }: { project: string; tag?: string; temporary: string },
  commands: Commands,
): Promise<RehearsedRepository> {
  const git = gitIn(commands);
  const top = (await topOf(project, git)) ?? noRepository(project);
  const workingDirectory = await findWorkingDirectory(top, project);
  const name = await chooseTag(tag, top, git);
  const commit =
    (await git(top, "rev-parse", `refs/tags/${name}^{commit}`)) ??
    noTag(name, (await git(top, "tag", "--list"))?.split("\n"));
  const bare = join(temporary, "github.git");
  const workspace = join(temporary, "workspace");
  await copyRepository(top, bare, git);
  const cloned = await git(temporary, "clone", "--quiet", "--branch", name, bare, workspace);
  if (cloned === undefined) throw failed("the clone at the tag");
  return {
    bare,
    workspace,
    workingDirectory,
    tag: name,
    commit,
    defaultBranch: await findDefaultBranch(top, git),
    ...(await findRepositoryName(top, git)),
    notices: await explainUncommitted(top, name, git),
  };
}

/** The repository that the folder is in; undefined where it is in none, or does not exist. */
async function topOf(project: string, git: Git): Promise<string | undefined> {
  const exists = await stat(project).catch(() => undefined);
  if (exists?.isDirectory() !== true) noFolder(project);
  return git(await realpath(project), "rev-parse", "--show-toplevel");
}

/** Of the project within the repository, with `/`: git tells the real path, whatever link the project is named by. */
async function findWorkingDirectory(top: string, project: string): Promise<string> {
  const way = relative(await realpath(top), await realpath(project));
  return way.replaceAll("\\", "/") || ".";
}

/** Runs git; gives its output without the last line break, or undefined where it fails. */
type Git = (directory: string, ...parameters: readonly string[]) => Promise<string | undefined>;

function gitIn(commands: Commands): Git {
  return async (directory, ...parameters) => {
    const result = await commands.run(["git", ...parameters], { directory, quiet: true });
    return succeeded(result) ? result.stdout.trimEnd() : undefined;
  };
}

async function chooseTag(asked: string | undefined, top: string, git: Git): Promise<string> {
  const name = asked ?? (await git(top, "describe", "--tags", "--abbrev=0")) ?? noTag(undefined);
  return parseTagName(name) ?? noTag(name);
}

/** Branches as GitHub would have them: the local ones, which may be ahead, and those only the remote has. */
async function copyRepository(top: string, bare: string, git: Git): Promise<void> {
  const cloned = await git(top, "clone", "--quiet", "--bare", "--no-hardlinks", top, bare);
  if (cloned === undefined) throw failed("the bare clone");
  const list = async (prefix: string) => {
    const refs = (await git(top, "for-each-ref", "--format=%(refname)", prefix)) ?? "";
    return refs.split("\n").flatMap((ref) => (ref === "" ? [] : [ref.slice(prefix.length)]));
  };
  const local = await list("refs/heads/");
  const remote = (await list("refs/remotes/origin/")).filter(
    (branch) => branch !== "HEAD" && !local.includes(branch),
  );
  if (remote.length === 0) return;
  const specs = remote.map((branch) => `refs/remotes/origin/${branch}:refs/heads/${branch}`);
  await git(bare, "fetch", "--quiet", "--no-tags", top, ...specs);
}

async function findDefaultBranch(top: string, git: Git): Promise<string> {
  const remote = await git(top, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD");
  const current = await git(top, "symbolic-ref", "--quiet", "--short", "HEAD");
  return remote?.replace(/^origin\//, "") || current || "main";
}

/** As on GitHub where `origin` is there, else a stand-in. */
async function findRepositoryName(
  top: string,
  git: Git,
): Promise<{ readonly owner: string; readonly name: string }> {
  const url = (await git(top, "remote", "get-url", "origin")) ?? "";
  const [, owner = "rehearsal", name = "project"] =
    /github\.com[:/]([\w-][\w.-]*)\/([\w.-]+?)(?:\.git)?\/?$/.exec(url) ?? [];
  return { owner, name };
}

async function explainUncommitted(
  top: string,
  tag: string,
  git: Git,
): Promise<readonly Diagnostic[]> {
  const changed = (await git(top, "status", "--porcelain")) ?? "";
  const files = changed.split("\n").flatMap((line) => (line === "" ? [] : [line.slice(3)]));
  if (files.length === 0) return [];
  const rest = files.length - NAMED;
  return [
    rehearsalDiagnostics.diagnose("rehearsal-uncommitted", {
      message: `Uncommitted changes are not part of this rehearsal: ${files.slice(0, NAMED).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}.`,
      hint: `If they belong to the release: commit them, and move the tag, as long as nothing was published from it: git tag --force --annotate ${tag} --message "Release ${tag}"`,
    }),
  ];
}

function noRepository(project: string): never {
  throw new ReleaseError(
    rehearsalDiagnostics.diagnose("rehearsal-no-repository", {
      message: `${project} is not a folder of a git repository, or git is not installed.`,
      hint: "Name the folder of a project under git with --project.",
    }),
  );
}

function noFolder(project: string): never {
  throw new ReleaseError(
    rehearsalDiagnostics.diagnose("rehearsal-no-repository", {
      message: `${project} is not a folder.`,
      hint: "Name the folder of a project under git with --project.",
    }),
  );
}

function noTag(name: string | undefined, tags: readonly string[] = []): never {
  const near = nearest(
    name ?? "",
    tags.filter((tag) => tag !== ""),
  );
  throw new ReleaseError(
    rehearsalDiagnostics.diagnose("rehearsal-no-tag", {
      message:
        name === undefined
          ? "No tag can be reached from the current branch."
          : `The repository has no tag ${JSON.stringify(name)}${near === undefined ? "" : `; the nearest is ${near}`}.`,
      hint: "Make one on this machine (git tag -a v1.2.3 -m 'Release 1.2.3'; nothing is pushed), or name one with --tag.",
    }),
  );
}

function failed(what: string): ReleaseError {
  return new ReleaseError(
    rehearsalDiagnostics.diagnose("rehearsal-failed", {
      message: `git could not make ${what} for the rehearsal.`,
      hint: "Is there room on the disk, and is the repository whole (git fsck)?",
    }),
  );
}
