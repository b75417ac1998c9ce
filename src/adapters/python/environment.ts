import { mkdir, mkdtemp, readdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { describeEnding, lastLines, succeeded } from "../../domain/command-output.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { CommandLine, CommandResult, Commands } from "../../ports/commands.ts";
import type { Reporter } from "../../ports/machine.ts";
import type { Interpreter, PythonEnvironment } from "../../ports/python.ts";
import { pythonDiagnostics } from "./diagnostics.ts";

/** The tools we carry: our `python` folder, with `requirements.txt` and `wheels`. */
export interface CarriedTools {
  readonly requirements: string;
  readonly wheels: string;
}

export function carriedTools(directory: string): CarriedTools {
  return { requirements: join(directory, "requirements.txt"), wheels: join(directory, "wheels") };
}

/** Absolute path of the carried wheel of a tool. */
export async function carriedWheel({ wheels }: CarriedTools, tool: string): Promise<string> {
  const name = (await readdir(wheels)).find((file) => file.startsWith(`${tool}-`));
  if (name === undefined) throw new Error(`${wheels} holds no wheel of ${tool}`);
  return resolve(wheels, name);
}

/** A virtual environment with nothing in it. Throws a ReleaseError (environment-failed). */
export async function createEnvironment(
  commands: Commands,
  interpreter: Interpreter,
  directory: string,
): Promise<PythonEnvironment> {
  // Without pip, which comes from our own wheel: a hundred times faster, and Debian's Python has no ensurepip.
  const command: CommandLine = [interpreter.path, "-I", "-m", "venv", "--without-pip", directory];
  const parent = dirname(resolve(directory));
  await mkdir(parent, { recursive: true });
  const result = await commands.run(command, { directory: parent, quiet: true });
  if (!succeeded(result)) throw environmentFailed("Creating a virtual environment", result);
  const onWindows = process.platform === "win32";
  const scripts = join(resolve(directory), onWindows ? "Scripts" : "bin");
  return { python: join(scripts, onWindows ? "python.exe" : "python"), scripts };
}

/** pip from our wheel, run by the environment's own Python, so that it installs there. */
export async function pipCommand(
  carried: CarriedTools,
  environment: PythonEnvironment,
): Promise<CommandLine> {
  return [environment.python, "-I", join(await carriedWheel(carried, "pip"), "pip")];
}

/**
 * Gives the environment with `build` and pip for an interpreter, made at its first use: from our own wheels,
 * checked by their digests, without an index and without anybody's pip configuration.
 */
export function toolEnvironments(
  commands: Commands,
  carried: CarriedTools,
  temporary: string,
  reporter: Reporter,
): (interpreter: Interpreter) => Promise<PythonEnvironment> {
  const made = new Map<string, Promise<PythonEnvironment>>();
  const make = async (interpreter: Interpreter) => {
    reporter.say(`Preparing the build tools for Python ${interpreter.version}`);
    const directory = await mkdtemp(join(temporary, "tools-"));
    const environment = await createEnvironment(commands, interpreter, directory);
    const command: CommandLine = [
      ...(await pipCommand(carried, environment)),
      "--isolated",
      "install",
      ...PIP_OPTIONS,
      "--no-index",
      "--no-deps",
      "--require-hashes",
      "--only-binary=:all:",
      `--find-links=${resolve(carried.wheels)}`,
      `--requirement=${resolve(carried.requirements)}`,
    ];
    const result = await commands.run(command, { directory, quiet: true });
    if (!succeeded(result)) throw environmentFailed("Installing the build tools", result);
    return environment;
  };
  return (interpreter) => {
    const environment = made.get(interpreter.path) ?? make(interpreter);
    made.set(interpreter.path, environment);
    return environment;
  };
}

/** A cache may have been filled by others; nobody answers questions here; what is imported once need not be compiled before. */
export const PIP_OPTIONS = [
  "--no-input",
  "--disable-pip-version-check",
  "--no-cache-dir",
  "--no-compile",
  "--no-warn-script-location",
  "--progress-bar=off",
] as const;

/** `what`: the beginning of a sentence. */
export function environmentFailed(what: string, result: CommandResult): ReleaseError {
  return new ReleaseError(
    pythonDiagnostics.diagnose("environment-failed", {
      message: `${what} ${describeEnding(result)}:\n${lastLines(result.output)}`,
      hint: "Check that this Python is complete and that the temporary folder has space, or put actions/setup-python before this step.",
    }),
  );
}
