import { constants } from "node:fs";
import { cp, mkdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { splitCommand } from "../../domain/command-line.ts";
import type { Sources } from "../../domain/outcome.ts";
import type { Layout } from "../../domain/project-commands/places.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { ProjectEnvironment, Python } from "../../ports/python.ts";

/** What of the sources the project's own commands are about. */
export type ProjectSources = Pick<
  Sources,
  "clone" | "workingDirectory" | "project" | "configuration"
>;

export interface PreparationRequest {
  readonly sources: ProjectSources;
  /** `pip install -e .[dev]` */
  readonly install: string;
  /** Folder for the copy and the environment; made where it is not there. */
  readonly temporary: string;
  /** The Python that the user asks for: a version or a program. */
  readonly python?: string | undefined;
}

/** The project, installed where its commands may change whatever they like. */
export interface PreparedProject {
  /** Of the project in a copy of the clone: what its commands leave there is in no build. */
  readonly directory: string;
  readonly layout: Layout;
  readonly environment: ProjectEnvironment;
  /** Names of the variables of our own environment that the project asks for. */
  readonly variables: readonly string[];
}

/** Copies the clone, and installs the project in an environment of its own. Throws a ReleaseError where one of them cannot be done. */
export async function prepareProject(
  { sources, install, temporary, python: asked }: PreparationRequest,
  python: Pick<Python, "find" | "createProjectEnvironment" | "installProject">,
): Promise<PreparedProject> {
  const split = splitCommand(install);
  if ("problem" in split) throw new ReleaseError(split.problem);
  const interpreter = await python.find(sources.project.requiresPython, asked);
  const copy = join(temporary, "project");
  await mkdir(temporary, { recursive: true });
  await cp(sources.clone, copy, {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
  });
  const directory = join(copy, sources.workingDirectory);
  const environment = await python.createProjectEnvironment(
    interpreter,
    join(temporary, "environment"),
  );
  const variables = sources.configuration.environment;
  await python.installProject({ environment, directory, command: split.command, variables });
  const layout = {
    roots: [copy, await realpath(copy)],
    workingDirectory: sources.workingDirectory,
  };
  return { directory, layout, environment, variables };
}
