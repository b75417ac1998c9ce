import type { Diagnostic } from "../domain/diagnostic.ts";
import { chooseCommands } from "../domain/project-commands/choose-commands.ts";
import type { ProjectCommandsResult } from "../domain/project-commands/result.ts";
import type { CheckSettings } from "../domain/project-commands/settings.ts";
import { ReleaseError } from "../domain/release-error.ts";
import type { Python } from "../ports/python.ts";
import { type FoundCommands, findCommands } from "./project-commands/find-commands.ts";
import {
  type PreparedProject,
  type ProjectSources,
  prepareProject,
} from "./project-commands/prepare-project.ts";
import { notRun, runTrial, type TrialPorts } from "./project-commands/run-trial.ts";

export interface TryProjectRequest {
  readonly sources: ProjectSources;
  /** `[tool.tag2pypi.check]`. */
  readonly settings: CheckSettings;
  /** Where no command is configured, those that the project's files show are run. */
  readonly discover: boolean;
  /** Only what the project names for a hotfix is run. */
  readonly hotfix: boolean;
  /** An empty folder of ours, or none yet; copy and environment go below it. */
  readonly temporary: string;
  /** The Python that the user asks for: a version or a program. */
  readonly python?: string | undefined;
}

export interface TryProjectPorts extends TrialPorts {
  readonly python: Pick<Python, "find" | "createProjectEnvironment" | "installProject">;
}

/** What the step is told to as it goes on: the journal's recorder is one. */
export interface TryProjectRecorder {
  note(...diagnostics: readonly Diagnostic[]): void;
  keep(partial: ProjectCommandsResult): void;
  settle(status: "skipped"): void;
}

/**
 * Runs the project's own commands (tests, types, format and what else it names) on a copy of the clone: one environment,
 * installed once, and all commands side by side. One failure keeps no other from being told.
 */
export function tryProject(
  request: TryProjectRequest,
  ports: TryProjectPorts,
): (record: TryProjectRecorder) => Promise<ProjectCommandsResult> {
  return async (record) => {
    const { sources, settings, discover, hotfix, temporary } = request;
    const found = await findCommands(sources, settings, discover, ports.reporter);
    record.note(...found.problems);
    const chosen = chooseCommands(found.commands, settings, hotfix);
    const abbreviated = chosen.abbreviated === undefined ? {} : { abbreviated: true as const };
    if (chosen.abbreviated !== undefined) record.note(chosen.abbreviated);
    if (chosen.commands.length === 0) {
      record.settle("skipped");
      return { commands: [], ...abbreviated };
    }
    const project = await prepare(request, found, ports, record);
    if (project === undefined) {
      return { commands: chosen.commands.map(notRun), ...abbreviated };
    }
    const where = { settings, temporary, found, chosen, project };
    const result = await runTrial(where, ports, {
      note: (...diagnostics) => record.note(...diagnostics),
      keep: (partial) => record.keep({ ...partial, ...abbreviated }),
    });
    return { ...result, ...abbreviated };
  };
}

/** Noted, not thrown: users may set what they know to be wrong about their release to a warning. */
async function prepare(
  { sources, temporary, python }: TryProjectRequest,
  { install }: FoundCommands,
  ports: TryProjectPorts,
  record: Pick<TryProjectRecorder, "note">,
): Promise<PreparedProject | undefined> {
  ports.reporter.say(`Installing the project for its own commands: ${install}`);
  try {
    return await prepareProject({ sources, install, temporary, python }, ports.python);
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    record.note(...error.diagnostics);
    return undefined;
  }
}
