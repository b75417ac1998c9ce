import type { CommandLine, CommandOptions, Commands } from "../../ports/commands.ts";
import type { Reporter } from "../../ports/machine.ts";
import { batchArguments } from "./batch.ts";
import type { BusyTime } from "./busy-time.ts";
import { childEnvironment, isForbidden, type Variables, variable } from "./environment.ts";
import { locateProgram } from "./locate.ts";
import { notStarted, type ProcessRequest, runProcess } from "./run-process.ts";

export interface CommandsOptions {
  /** Environment of this process; children get an allow-listed part of it. */
  readonly environment: Variables;
  readonly reporter: Reporter;
  /** Is told when a child begins and ends. */
  readonly busy?: BusyTime;
  /** No program is taken from a search path entry within it; by default `GITHUB_WORKSPACE`. */
  readonly workspace?: string;
}

/**
 * Commands on node:child_process: argument vectors, no shell, a process group for each child, bounded output.
 * A program that is not there, or cannot be started, is a result (`not-found`), not an error.
 */
export function commandsAdapter(options: CommandsOptions): Commands {
  const { environment, reporter, busy } = options;
  const told = new Set<string>();
  return {
    run: async (command, given) => {
      for (const name of given.variables ?? []) {
        if (!isForbidden(name, variable(environment, name)) || told.has(name)) continue;
        told.add(name);
        reporter.say(`${name} is asked for, but never passed to child processes.`);
      }
      const request = await prepare(options, command, given);
      if (request === undefined) return notStarted(command[0], "not found");
      busy?.begin();
      try {
        return await runProcess(request);
      } finally {
        busy?.end();
      }
    },
  };
}

async function prepare(
  { environment, workspace, reporter }: CommandsOptions,
  [program, ...parameters]: CommandLine,
  { directory, environment: added, variables, timeoutMs, quiet }: CommandOptions,
): Promise<ProcessRequest | undefined> {
  const child = childEnvironment(environment, variables, added);
  const forbidden = workspace ?? variable(environment, "GITHUB_WORKSPACE");
  const file = await locateProgram(program, {
    path: variable(child, "PATH") ?? "",
    directory,
    ...(forbidden ? { workspace: forbidden } : {}),
  });
  const start = file === undefined ? undefined : startOf(file, parameters, child);
  if (start === undefined) return undefined;
  return {
    ...start,
    directory,
    environment: child,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(quiet === true ? {} : { onLine: (line: string) => reporter.quote(line) }),
  };
}

function startOf(
  file: string,
  parameters: readonly string[],
  environment: Variables,
): Pick<ProcessRequest, "file" | "parameters" | "verbatim"> | undefined {
  if (process.platform !== "win32" || !/\.(?:cmd|bat)$/i.test(file)) return { file, parameters };
  const quoted = batchArguments(file, parameters);
  const shell = variable(environment, "COMSPEC");
  if (quoted === undefined || shell === undefined) return undefined;
  return { file: shell, parameters: quoted, verbatim: true };
}
