import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { SmokeCheck } from "../../domain/outcome.ts";
import type { CommandOptions, Commands } from "../../ports/commands.ts";
import type { PythonEnvironment } from "../../ports/python.ts";

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

/** Options for a command within the installation: its scripts come first on the search path. */
export function within(
  { environment, folder, variables }: Installation,
  timeoutMs: number,
): CommandOptions {
  return { directory: folder, environment: { PATH: environment.scripts }, variables, timeoutMs };
}
