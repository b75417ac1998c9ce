import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Act } from "../domain/journal.ts";
import type { Revision } from "../domain/plan.ts";
import type { Git } from "../ports/git.ts";
import { parseProject, projectFile, projectFileMissing } from "./read-project.ts";

export interface SourcesRequest {
  readonly revision: Revision;
  /** A folder that does not exist yet, for the clone. */
  readonly clone: string;
  /** Of the project within the repository, with `/`. */
  readonly workingDirectory: string;
}

/** Makes the fresh clone at the commit that everything is read from and built in, and reads pyproject.toml. */
export function readSources(
  { revision, clone, workingDirectory }: SourcesRequest,
  { git }: { readonly git: Git },
): Act<"read-sources"> {
  return async () => {
    const { committedAt, lfsPointers } = await git.clone({ revision, into: clone });
    const directory = join(clone, workingDirectory);
    const path = projectFile(workingDirectory);
    const text = await readProjectFile(directory, path, revision);
    return {
      clone,
      directory,
      workingDirectory,
      committedAt,
      lfsPointers,
      ...parseProject(path, text),
    };
  };
}

async function readProjectFile(
  directory: string,
  path: string,
  revision: Revision,
): Promise<string> {
  try {
    return await readFile(join(directory, "pyproject.toml"), "utf8");
  } catch {
    throw projectFileMissing(path, revision);
  }
}
