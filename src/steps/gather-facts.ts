import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import {
  type ChangelogSource,
  changelogNames,
  decodeChangelog,
  decodeNotesFile,
} from "../domain/changelog/source.ts";
import type { BranchFacts, ServiceFacts, SourceFacts } from "../domain/facts.ts";
import type { Sources } from "../domain/outcome.ts";
import type { Plan } from "../domain/plan.ts";
import { defaultBranchPatterns, matchesBranch } from "../domain/project/branches.ts";
import { findVersionStatements } from "../domain/version/statements.ts";
import type { Git, GitHub } from "../ports.ts";
import { listPythonModules } from "./gather/python-modules.ts";

/** What the tagged commit says of itself. */
export async function gatherSourceFacts(sources: Sources): Promise<SourceFacts> {
  const modules = await listPythonModules(sources);
  return {
    project: sources.project,
    configuration: sources.configuration,
    changelog: await findChangelog(sources),
    statements: findVersionStatements(modules),
  };
}

/** The changelog, or the project's own source of notes. */
export async function findChangelog(sources: Sources): Promise<ChangelogSource> {
  const { notes, changelog } = sources.configuration;
  if (notes === "generated") return { kind: "generated" };
  if (notes !== undefined) return readNamed(sources, [notes], decodeNotesFile);
  const names = changelog === undefined ? changelogNames : [changelog];
  return readNamed(sources, names, decodeChangelog);
}

/** What the workspace, the repository and its host say about the tag. */
export async function gatherServiceFacts(
  plan: Plan,
  sources: Sources,
  { git, github }: { readonly git: Git; readonly github: GitHub },
): Promise<ServiceFacts> {
  const allowed =
    sources.configuration.branches ??
    defaultBranchPatterns((await github.repository()).defaultBranch);
  return {
    workspace: await git.workspace(),
    branches: await findBranches(allowed, plan.tag.commit, { git, github }),
  };
}

/** Local history answers where it is complete and says yes; a local branch may be behind, so the host has the last word. */
async function findBranches(
  allowed: readonly string[],
  commit: string,
  { git, github }: { readonly git: Git; readonly github: GitHub },
): Promise<BranchFacts> {
  const matches = (branch: string) => allowed.some((pattern) => matchesBranch(pattern, branch));
  const local = ((await git.branchesContaining(commit)) ?? []).filter(matches);
  if (local.length > 0) return { allowed, looked: local, containing: local };
  const looked = (await github.branches()).filter(matches);
  for (const branch of looked) {
    if (await github.branchContains(branch, commit)) {
      return { allowed, looked, containing: [branch] };
    }
  }
  return { allowed, looked, containing: [] };
}

/** The first of the names that exists beside pyproject.toml, in whatever case; a monorepo's root changelog is not its projects'. */
async function readNamed(
  sources: Sources,
  names: readonly string[],
  decode: typeof decodeChangelog,
): Promise<ChangelogSource> {
  for (const name of names) {
    const found = await findFile(sources.directory, name);
    if (found === undefined) continue;
    const path = posix.join(sources.workingDirectory, found);
    return decode(path, await readFile(join(sources.directory, found)));
  }
  return { kind: "missing", looked: names };
}

async function findFile(directory: string, name: string): Promise<string | undefined> {
  const folder = posix.dirname(name);
  const wanted = posix.basename(name).toLowerCase();
  const entries = await readdir(join(directory, folder), { withFileTypes: true }).catch(() => []);
  const found = entries.find((entry) => entry.isFile() && entry.name.toLowerCase() === wanted);
  return found === undefined ? undefined : posix.join(folder, found.name);
}
