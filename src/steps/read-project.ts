import { configurationKeys } from "../configuration-keys.ts";
import type { Act } from "../domain/journal.ts";
import { optional } from "../domain/optional.ts";
import type { ProjectSettings } from "../domain/outcome.ts";
import type { Revision } from "../domain/plan.ts";
import { readConfiguration } from "../domain/project/configuration.ts";
import { readDeclared } from "../domain/project/declared.ts";
import { projectDiagnostics } from "../domain/project/diagnostics.ts";
import { readProject } from "../domain/project/pyproject.ts";
import { parseToml } from "../domain/project/toml.ts";
import { ReleaseError } from "../domain/release-error.ts";
import type { GitHub } from "../ports/github.ts";

export interface ProjectRequest {
  readonly revision: Revision;
  /** Of the project within the repository, with `/`; `.` for the root. */
  readonly workingDirectory: string;
}

/**
 * Reads pyproject.toml of the commit from the server, where there is no checkout: what a job that builds hands
 * over must not decide how it is judged.
 */
export function readCommittedProject(
  { revision, workingDirectory }: ProjectRequest,
  { github }: { readonly github: Pick<GitHub, "tree" | "blob"> },
): Act<"read-project"> {
  return async () => {
    const path = projectFile(workingDirectory);
    const { entries } = await github.tree(revision.commit);
    const entry = entries.find((candidate) => candidate.path === path && candidate.type === "blob");
    const content = entry === undefined ? undefined : await github.blob(entry.id);
    if (content === undefined) throw projectFileMissing(path, revision);
    return parseProject(path, new TextDecoder().decode(content));
  };
}

/** Path of pyproject.toml within the repository. */
export function projectFile(workingDirectory: string): string {
  return workingDirectory === "." ? "pyproject.toml" : `${workingDirectory}/pyproject.toml`;
}

/** Throws a ReleaseError for what cannot be read, with its line. */
export function parseProject(path: string, text: string): ProjectSettings {
  const document = parseToml(path, text);
  return {
    project: readProject(document),
    configuration: readConfiguration(document, configurationKeys),
    ...optional("declared", readDeclared(document)),
  };
}

export function projectFileMissing(path: string, revision: Revision): ReleaseError {
  return new ReleaseError(
    projectDiagnostics.diagnose("project-file-missing", {
      message: `The commit ${revision.commit} has no file ${path}.`,
      hint: "Set working-directory (in a rehearsal: --project) to the folder of the project, or add a pyproject.toml (PEP 518) to it.",
    }),
  );
}
