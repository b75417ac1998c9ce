import { join } from "node:path";
import { splitCommand } from "../../domain/command-line.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { ChosenCommands } from "../../domain/project-commands/choose-commands.ts";
import { explainMissingCoverage, judgeCoverage } from "../../domain/project-commands/coverage.ts";
import type { CommandRun, ProjectCommandsResult } from "../../domain/project-commands/result.ts";
import type { CheckSettings, ProjectCommand } from "../../domain/project-commands/settings.ts";
import type { CommandLine } from "../../ports/commands.ts";
import { explainEnded } from "./explain-ended.ts";
import type { FoundCommands } from "./find-commands.ts";
import { type CoverageWatch, measureCoverage, watchCoverage } from "./measure-coverage.ts";
import type { PreparedProject } from "./prepare-project.ts";
import { type ReadyCommand, runSideBySide, type SideBySidePorts } from "./side-by-side.ts";

export type TrialPorts = SideBySidePorts;

export interface Trial {
  readonly settings: CheckSettings;
  /** Folder for what is measured. */
  readonly temporary: string;
  readonly found: FoundCommands;
  readonly chosen: ChosenCommands;
  readonly project: PreparedProject;
}

export interface TrialRecorder {
  note(...diagnostics: readonly Diagnostic[]): void;
  keep(partial: ProjectCommandsResult): void;
}

const TIME_LIMIT_MINUTES = 60;

/** The result for a command that was not started. */
export function notRun({ name, text }: ProjectCommand): CommandRun {
  return { name, command: text, status: "not-run", seconds: 0 };
}

/** Runs the chosen commands in the prepared project, and judges what they covered. Findings are told in the order of the commands. */
export async function runTrial(
  trial: Trial,
  ports: TrialPorts,
  record: TrialRecorder,
): Promise<ProjectCommandsResult> {
  const { found, chosen, project } = trial;
  const timeLimit = trial.settings.timeLimit ?? TIME_LIMIT_MINUTES;
  const watch = await watchCoverage(project, join(trial.temporary, "coverage"));
  const ready = chosen.commands.flatMap((command) => {
    const split = splitCommand(command.text);
    if ("command" in split) return [makeReady(command, split.command, project, watch, timeLimit)];
    record.note(split.problem);
    return [];
  });
  const names = ready.map(({ command }) => command.name).join(", ");
  if (names !== "") ports.reporter.say(`Running side by side: ${names}`);
  const runs = new Map<ProjectCommand, CommandRun>();
  const ordered = () => chosen.commands.map((command) => runs.get(command) ?? notRun(command));
  const ended = await runSideBySide(ready, ports, ({ command, run }) => {
    runs.set(command, run);
    record.keep({ commands: ordered() });
  });
  for (const each of ended) {
    record.note(...(await explainEnded(each, project, { install: found.install, timeLimit })));
  }
  const coverage = chosen.coverage
    ? await judge(trial, watch, ordered(), ports, record)
    : undefined;
  return { commands: ordered(), ...(coverage === undefined ? {} : { coverage }) };
}

function makeReady(
  command: ProjectCommand,
  words: CommandLine,
  { directory, environment, variables }: PreparedProject,
  watch: CoverageWatch,
  timeLimit: number,
): ReadyCommand {
  const measured = command.name === "tests" ? { COVERAGE_FILE: watch.data } : {};
  const options = {
    directory,
    environment: { ...environment.variables, ...measured },
    variables,
    timeoutMs: timeLimit * 60_000,
  };
  return { command, words, options };
}

async function judge(
  { found: { demand }, project }: Trial,
  watch: CoverageWatch,
  runs: readonly CommandRun[],
  { commands }: TrialPorts,
  record: TrialRecorder,
): Promise<ProjectCommandsResult["coverage"]> {
  if (demand.thresholds.length === 0) return undefined;
  const percent = await measureCoverage(project, watch, commands);
  if (percent === undefined) {
    const own = demand.thresholds.find(({ name }) => name === "coverage");
    // Tests that have failed say enough.
    const passed = runs.every(({ name, status }) => name !== "tests" || status === "passed");
    if (own !== undefined && passed) record.note(explainMissingCoverage(own));
    return undefined;
  }
  const { result, findings } = judgeCoverage(percent, demand);
  record.note(...findings);
  return result;
}
