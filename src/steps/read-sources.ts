import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Act } from "../domain/journal.ts";
import type { Tag } from "../domain/plan.ts";
import { readConfiguration } from "../domain/project/configuration.ts";
import { projectDiagnostics } from "../domain/project/diagnostics.ts";
import { readProject } from "../domain/project/pyproject.ts";
import { parseToml } from "../domain/project/toml.ts";
import { ReleaseError } from "../domain/release-error.ts";
import { configurationKeys } from "../options.ts";
import type { Git } from "../ports/git.ts";

export interface SourcesRequest {
  readonly tag: Tag;
  /** A folder that does not exist yet, for the clone. */
  readonly clone: string;
  /** Of the project within the repository, with `/`. */
  readonly workingDirectory: string;
}

/** Makes the fresh clone at the tag's commit that everything is read from and built in, and reads pyproject.toml. */
export function readSources(
  { tag, clone, workingDirectory }: SourcesRequest,
  { git }: { readonly git: Git },
): Act<"read-sources"> {
  return async () => {
    const { committedAt, lfsPointers } = await git.clone({ tag, into: clone });
    const directory = join(clone, workingDirectory);
    const path = workingDirectory === "." ? "pyproject.toml" : `${workingDirectory}/pyproject.toml`;
    const document = parseToml(path, await readProjectFile(directory, path, tag));
    return {
      clone,
      directory,
      workingDirectory,
      committedAt,
      lfsPointers,
      project: readProject(document),
      configuration: readConfiguration(document, configurationKeys),
    };
  };
}

async function readProjectFile(directory: string, path: string, tag: Tag): Promise<string> {
  try {
    return await readFile(join(directory, "pyproject.toml"), "utf8");
  } catch {
    throw new ReleaseError(
      projectDiagnostics.diagnose("project-file-missing", {
        message: `The tagged commit ${tag.commit} has no file ${path}.`,
        hint: "Set working-directory (in a rehearsal: --project) to the folder of the project, or add a pyproject.toml (PEP 518) to it.",
      }),
    );
  }
}
