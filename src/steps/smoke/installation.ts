import { mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { Manifest } from "../../domain/manifest.ts";
import type { SmokeCheck } from "../../domain/outcome.ts";
import type { CommandOptions, Commands } from "../../ports/commands.ts";
import type { Interpreter, Python, PythonEnvironment } from "../../ports/python.ts";

/** The distribution as a user would have it: installed in an environment of its own. */
export interface Installation {
  readonly commands: Commands;
  readonly environment: PythonEnvironment;
  /** An empty folder outside every source tree, shared by the commands: what one leaves there the next finds. */
  readonly folder: string;
  /** Names of the variables of our own environment that the project asks for. */
  readonly variables: readonly string[];
}

/** One thing that was tried, and what there is to say about it. */
export interface Tried {
  readonly check: SmokeCheck;
  readonly findings: readonly Diagnostic[];
}

/** What starts processes. */
export interface SmokePorts {
  readonly python: Python;
  readonly commands: Commands;
}

export interface InstallationRequest {
  readonly interpreter: Interpreter;
  /** Folder for the environment, outside every source tree; made where it is not there. */
  readonly temporary: string;
  /** Says which variables the project asks for. */
  readonly manifest: Manifest;
}

/** An environment with nothing in it yet. Throws a ReleaseError (environment-failed). */
export async function prepareInstallation(
  { interpreter, temporary, manifest }: InstallationRequest,
  { python, commands }: SmokePorts,
): Promise<Installation> {
  await mkdir(temporary, { recursive: true });
  const directory = await mkdtemp(join(temporary, "installed-"));
  const environment = await python.createEnvironment(interpreter, join(directory, "environment"));
  const folder = join(directory, "tmp");
  await mkdir(folder);
  return { commands, environment, folder, variables: manifest.smoke.environment ?? [] };
}

/** Options for a command within the installation: its scripts come first on the search path. */
export function within(
  { environment, folder, variables }: Installation,
  timeoutMs: number,
): CommandOptions {
  return { directory: folder, environment: { PATH: environment.scripts }, variables, timeoutMs };
}
