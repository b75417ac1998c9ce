import { readFile } from "node:fs/promises";
import {
  type ChangelogSource,
  changelogNames,
  decodeChangelog,
  decodeNotesFile,
} from "../domain/changelog/source.ts";
import type { BranchFacts, ServiceFacts, SourceFacts } from "../domain/facts.ts";
import type { Sources } from "../domain/outcome.ts";
import type { ReleasePlan } from "../domain/plan.ts";
import { defaultBranchPatterns, matchesBranch } from "../domain/project/branches.ts";
import { placeNames, readPlaces } from "../domain/version/read-places.ts";
import { findVersionStatements } from "../domain/version/statements.ts";
import type { Git } from "../ports/git.ts";
import type { GitHub } from "../ports/github.ts";
import { findFile } from "./gather/find-file.ts";
import { listPythonModules } from "./gather/python-modules.ts";
import { readTexts } from "./gather/read-texts.ts";

/** What of the workspace's repository and its host the rules ask for. */
export interface ServicePorts {
  readonly git: Pick<Git, "workspace" | "branchesContaining">;
  readonly github: Pick<GitHub, "repository" | "branches" | "branchContains">;
}

/** What the tagged commit says of itself. */
export async function gatherSourceFacts(sources: Sources): Promise<SourceFacts> {
  const modules = await listPythonModules(sources);
  const { versionFiles } = sources.configuration;
  const files = await readTexts(sources, placeNames(versionFiles));
  return {
    project: sources.project,
    configuration: sources.configuration,
    changelog: await findChangelog(sources),
    lfsPointers: sources.lfsPointers,
    statements: findVersionStatements(modules),
    versionPlaces: readPlaces(files, modules, versionFiles),
  };
}

/** The changelog, or the project's own source of notes. */
async function findChangelog(sources: Sources): Promise<ChangelogSource> {
  const { notes, changelog } = sources.configuration;
  if (notes === "generated") return { kind: "generated" };
  if (notes !== undefined) return readNamed(sources, [notes], decodeNotesFile);
  const names = changelog === undefined ? changelogNames : [changelog];
  return readNamed(sources, names, decodeChangelog);
}

/** What the workspace, the repository and its host say about the tag. */
export async function gatherServiceFacts(
  plan: ReleasePlan,
  sources: Sources,
  { git, github }: ServicePorts,
): Promise<ServiceFacts> {
  const { defaultBranch } = await github.repository();
  const allowed = sources.configuration.branches ?? defaultBranchPatterns(defaultBranch);
  const { commit } = plan.tag;
  return {
    workspace: await git.workspace(),
    runsCommands: sources.configuration.check.commands.length > 0,
    branches: await findBranches({ allowed, defaultBranch, commit }, { git, github }),
  };
}

/** Local history answers where it is complete and says yes; a local branch may be behind, so the host has the last word. */
async function findBranches(
  {
    allowed,
    defaultBranch,
    commit,
  }: {
    readonly allowed: readonly string[];
    readonly defaultBranch: string;
    readonly commit: string;
  },
  { git, github }: ServicePorts,
): Promise<BranchFacts> {
  const matches = (branch: string) => allowed.some((pattern) => matchesBranch(pattern, branch));
  const local = ((await git.branchesContaining(commit)) ?? []).filter(matches);
  if (local.length > 0) return { allowed, looked: local, containing: local };
  // The default branch first: what is there, too, is no hotfix.
  const looked = (await github.branches())
    .filter(matches)
    .toSorted((one, other) => Number(other === defaultBranch) - Number(one === defaultBranch));
  for (const branch of looked) {
    if (await github.branchContains(branch, commit)) {
      return { allowed, looked, containing: [branch] };
    }
  }
  return { allowed, looked, containing: [] };
}

/** The first of the names that is a file beside pyproject.toml; a monorepo's root changelog is not its projects'. */
async function readNamed(
  sources: Sources,
  names: readonly string[],
  decode: typeof decodeChangelog,
): Promise<ChangelogSource> {
  let astray: ChangelogSource | undefined;
  for (const name of names) {
    const found = await findFile(sources, name);
    if (found.kind === "file") return decode(found.path, await readFile(found.absolute));
    if (found.kind === "astray") astray ??= found;
  }
  return astray ?? { kind: "missing", looked: names };
}
