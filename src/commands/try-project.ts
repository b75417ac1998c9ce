import { join } from "node:path";
import type { Journal } from "../domain/journal.ts";
import type { Sources } from "../domain/outcome.ts";
import { isHotfix } from "../domain/project-commands/choose-commands.ts";
import type { Commands } from "../ports/commands.ts";
import type { Clock, Reporter } from "../ports/machine.ts";
import type { Python } from "../ports/python.ts";
import { tryProject } from "../steps/try-project.ts";

export interface OwnCommandsRequest {
  readonly sources: Sources;
  /** Those that hold the commit and that releases come from. */
  readonly branches: readonly string[];
  /** Where none is configured, those are run that the project's files show. */
  readonly discover: boolean;
  /** An empty folder of ours. */
  readonly temporary: string;
  /** The Python that the user asks for: a version or a program. */
  readonly python?: string | undefined;
}

export interface OwnCommandsPorts {
  readonly python: Python;
  readonly commands: Commands;
  readonly clock: Clock;
  readonly reporter: Reporter;
}

/** The project's own commands, on a copy of the clone: what they leave there is in no build. */
export async function runOwnCommands(
  journal: Journal,
  { sources, branches, discover, temporary, python }: OwnCommandsRequest,
  ports: OwnCommandsPorts,
): Promise<void> {
  const request = {
    sources,
    settings: sources.configuration.check,
    discover,
    hotfix: isHotfix(branches),
    temporary: join(temporary, "checks"),
    python,
  };
  await journal.step("try-project", tryProject(request, ports));
}
