import { dirname } from "node:path";
import { describeEnding, lastLines, succeeded } from "../../domain/command-output.ts";
import { projectCommandDiagnostics } from "../../domain/project-commands/diagnostics.ts";
import { isPipUnconfigured, pipParameters } from "../../domain/project-commands/pip-command.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import { sanitise } from "../../domain/sanitise.ts";
import type { CommandOptions, CommandResult, Commands } from "../../ports/commands.ts";
import type { Reporter } from "../../ports/machine.ts";
import type { Interpreter, ProjectEnvironment, ProjectInstallation } from "../../ports/python.ts";
import {
  type CarriedTools,
  carriedWheel,
  createEnvironment,
  environmentFailed,
  PIP_OPTIONS,
  pipCommand,
} from "./environment.ts";

const TIMEOUT_MS = 30 * 60_000;

/** A virtual environment with our pip in it. Throws a ReleaseError (environment-failed). */
export async function createProjectEnvironment(
  commands: Commands,
  carried: CarriedTools,
  interpreter: Interpreter,
  directory: string,
): Promise<ProjectEnvironment> {
  const environment = await createEnvironment(commands, interpreter, directory);
  const pip = await pipCommand(carried, environment);
  const [wheel, folder] = [await carriedWheel(carried, "pip"), dirname(environment.scripts)];
  const result = await commands.run(
    [...pip, "--isolated", "install", ...PIP_OPTIONS, "--no-index", "--no-deps", wheel],
    { directory: folder, quiet: true },
  );
  if (!succeeded(result)) throw environmentFailed("Installing pip", result);
  // What `activate` sets, and where `uv sync` and `uv run` are to install instead of in a folder of the project.
  const variables = {
    PATH: environment.scripts,
    VIRTUAL_ENV: folder,
    UV_PROJECT_ENVIRONMENT: folder,
  };
  return { ...environment, variables };
}

/** Throws a ReleaseError (check-install-failed). */
export async function installProject(
  commands: Commands,
  request: ProjectInstallation,
  reporter: Reporter,
): Promise<void> {
  const { environment, directory, command, variables } = request;
  const options = {
    directory,
    environment: environment.variables,
    variables,
    timeoutMs: TIMEOUT_MS,
  };
  const parameters = pipParameters(command);
  if (parameters === undefined) {
    return expectInstalled(command, await commands.run(command, options));
  }
  if (await installByUv(commands, environment, parameters, options, reporter)) return;
  // Isolated from the project's folder, where a module may be called pip, too; not from pip's settings.
  const pip = [environment.python, "-I", "-m", "pip", "install", ...PIP_OPTIONS] as const;
  return expectInstalled(command, await commands.run([...pip, ...parameters], options));
}

/** Whether uv was there, was the right one to ask, and has installed everything: only pip's failure is one. */
async function installByUv(
  commands: Commands,
  environment: ProjectEnvironment,
  parameters: readonly string[],
  options: CommandOptions,
  reporter: Reporter,
): Promise<boolean> {
  const quiet = { ...options, quiet: true };
  if (!succeeded(await commands.run(["uv", "--version"], quiet))) return false;
  const settings = await commands.run(
    [environment.python, "-I", "-m", "pip", "config", "list"],
    quiet,
  );
  if (!succeeded(settings) || !isPipUnconfigured(settings.stdout)) {
    reporter.say("pip has settings that uv does not know, so pip installs the project.");
    return false;
  }
  // A cache may have been filled by others.
  const uv = ["uv", "pip", "install", "--no-cache", "--no-progress"] as const;
  const result = await commands.run(
    [...uv, "--python", environment.python, ...parameters],
    options,
  );
  if (succeeded(result)) return true;
  reporter.say("uv cannot install the project; pip is tried.");
  return false;
}

function expectInstalled(command: readonly string[], result: CommandResult): void {
  if (succeeded(result)) return;
  throw new ReleaseError(
    projectCommandDiagnostics.diagnose("check-install-failed", {
      message: `Installing the project for its own commands (${sanitise(command.join(" "), 200)}) ${describeEnding(result)}:\n${lastLines(result.output)}`,
      hint: "None of them is run. Try the same in a fresh environment, and correct install under [tool.tag2pypi.check], or the dependencies that it names; if the index could not be reached, run again.",
    }),
  );
}
