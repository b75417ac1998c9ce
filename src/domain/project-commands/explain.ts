import { describeEnding, type Ending, lastLines } from "../command-output.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { sanitise } from "../sanitise.ts";
import { projectCommandDiagnostics } from "./diagnostics.ts";
import type { PlacedFinding } from "./places.ts";
import { programName, toolOf } from "./read-output.ts";
import type { ProjectCommand } from "./settings.ts";

/** A command of the project that has not succeeded. */
export interface FailedCommand {
  readonly command: ProjectCommand;
  readonly words: readonly string[];
  readonly ending: Ending;
  readonly output: string;
  /** Places in the repository that its output names. */
  readonly places: readonly PlacedFinding[];
  /** How the project was installed: `pip install -e .[dev]`. */
  readonly install: string;
  /** Minutes that it had. */
  readonly timeLimit: number;
}

/** That many places of one command are shown beside their lines. */
export const MOST_PLACES = 20;

/** A diagnostic with the tool's last lines, and one for each place, at most twenty. */
export function explainFailure(failed: FailedCommand): readonly Diagnostic[] {
  switch (failed.ending.status) {
    case "not-found":
      return [explainNotFound(failed, programName(failed.words[0] ?? ""))];
    case "timed-out":
      return [explainTimeOut(failed)];
    case "exited":
      return explainExit(failed);
  }
}

function explainExit(failed: FailedCommand): readonly Diagnostic[] {
  const missing = missingModule(failed);
  if (missing !== undefined) return [explainNotFound(failed, missing)];
  const { command, ending, output, places } = failed;
  const shown = places.slice(0, MOST_PLACES);
  const hidden = places.length - shown.length;
  const more =
    hidden === 0
      ? ""
      : ` ${shown.length} of ${places.length} places are shown beside their lines; the log has the rest.`;
  return [
    projectCommandDiagnostics.diagnose("check-command-failed", {
      message: `${named(command)} ${describeEnding(ending)}:\n${lastLines(output) || "(it printed nothing)"}`,
      hint: `${advise(failed)}${more}`,
    }),
    ...shown.map(({ location, text }) =>
      projectCommandDiagnostics.diagnose("check-command-failed", {
        message: `${command.name}: ${text}`,
        location,
      }),
    ),
  ];
}

function explainTimeOut({ command, output, timeLimit }: FailedCommand): Diagnostic {
  const said = lastLines(output);
  return projectCommandDiagnostics.diagnose("check-command-timed-out", {
    message: `${named(command)} does not end within ${timeLimit} min, and is ended${said === "" ? ", having printed nothing." : `:\n${said}`}`,
    hint: "Find out what it waits for; where it needs more time, set time-limit under [tool.tag2pypi.check], in minutes.",
  });
}

function explainNotFound({ command, install }: FailedCommand, what: string): Diagnostic {
  const name = sanitise(what, 80);
  return projectCommandDiagnostics.diagnose("check-command-not-found", {
    message: `${named(command)} cannot start: ${name} is not there after ${sanitise(install, 200)}.`,
    hint: `${whereToAdd(name, install)} If it is no Python package, install it before this step.`,
  });
}

/** The extra or group that is installed is the place to name a tool in. */
function whereToAdd(name: string, install: string): string {
  const extra = /\.\[([\w.-]+)/.exec(install)?.[1];
  const group = /--group[ =]([\w.-]+)/.exec(install)?.[1];
  if (extra !== undefined)
    return `Add ${name} to the extra ${extra} ([project.optional-dependencies] in pyproject.toml).`;
  if (group !== undefined)
    return `Add ${name} to the group ${group} ([dependency-groups] in pyproject.toml).`;
  return `Add ${name} to an extra named dev ([project.optional-dependencies] in pyproject.toml), and let install under [tool.tag2pypi.check] name it: install = "pip install -e .[dev]".`;
}

/** `python -m mypy` where mypy is not installed: Python starts, and the tool does not. */
function missingModule({ words, output }: FailedCommand): string | undefined {
  const asked = words[words.indexOf("-m") + 1];
  if (!words.includes("-m") || asked === undefined) return undefined;
  return lastLines(output, 1).endsWith(`No module named ${asked}`) ? asked : undefined;
}

function advise({ words, ending, output, install }: FailedCommand): string {
  if (toolOf(words) === "pytest") {
    if (ending.code === 5) {
      return "pytest finds no tests: check testpaths, and that the tests are committed.";
    }
    const unknown = /error: unrecognized arguments: (--cov)/.exec(lastLines(output))?.[1];
    if (unknown !== undefined) {
      return `pytest knows ${unknown} only with its plugin. ${whereToAdd("pytest-cov", install)}`;
    }
  }
  return `Run the same in a fresh environment, after ${sanitise(install, 200)}. The log has the whole output.`;
}

function named({ name, text }: ProjectCommand): string {
  return `${sanitise(name, 80)} (${sanitise(text, 200)})`;
}
