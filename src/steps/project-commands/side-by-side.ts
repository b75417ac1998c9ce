import { succeeded } from "../../domain/command-output.ts";
import type { CommandRun } from "../../domain/project-commands/result.ts";
import type { ProjectCommand } from "../../domain/project-commands/settings.ts";
import type { CommandLine, CommandOptions, CommandResult, Commands } from "../../ports/commands.ts";
import type { Clock, Reporter } from "../../ports/machine.ts";
import { showOutput } from "./show-output.ts";

export interface SideBySidePorts {
  readonly commands: Commands;
  readonly clock: Clock;
  readonly reporter: Reporter;
}

/** A command, ready to start. */
export interface ReadyCommand {
  readonly command: ProjectCommand;
  readonly words: CommandLine;
  readonly options: CommandOptions;
}

export interface EndedCommand extends ReadyCommand {
  readonly result: CommandResult;
  readonly run: CommandRun;
}

/** How often those that still run are named, and how soon their end is noticed then. Milliseconds. */
const INTERVAL = 60_000;
const MOMENT = 1000;

/**
 * Starts all commands at once and waits for all, in the order given. Each one's output is shown when it ends, so that no
 * two are mixed; meanwhile the log says who still runs.
 */
export async function runSideBySide(
  ready: readonly ReadyCommand[],
  ports: SideBySidePorts,
  onEnd: (ended: EndedCommand) => void = () => undefined,
): Promise<readonly EndedCommand[]> {
  const running = new Set(ready.map(({ command }) => command.name));
  const one = async (each: ReadyCommand) => {
    const ended = await runOne(each, ports);
    running.delete(each.command.name);
    tellEnd(ended, running, ports.reporter);
    onEnd(ended);
    return ended;
  };
  const all = Promise.all(ready.map(one));
  await tellRunning(all, running, ports);
  return all;
}

async function runOne(
  ready: ReadyCommand,
  { commands, clock }: SideBySidePorts,
): Promise<EndedCommand> {
  const since = clock.now().getTime();
  const result = await commands.run(ready.words, { ...ready.options, quiet: true });
  const seconds = (clock.now().getTime() - since) / 1000;
  const { name, text } = ready.command;
  return { ...ready, result, run: { name, command: text, status: statusOf(result), seconds } };
}

function statusOf(result: CommandResult): CommandRun["status"] {
  if (result.status !== "exited") return result.status;
  return succeeded(result) ? "passed" : "failed";
}

function tellEnd({ run, result }: EndedCommand, running: Iterable<string>, reporter: Reporter) {
  const title = `${run.name}: ${run.status}, ${run.seconds.toFixed(1)} s (${run.command})`;
  showOutput(reporter, title, result.output);
  const others = [...running];
  if (others.length > 0) reporter.say(`Still running: ${others.join(", ")}`);
}

/** Says once a minute who still runs, until nobody does. */
async function tellRunning(
  all: Promise<unknown>,
  running: ReadonlySet<string>,
  { clock, reporter }: SideBySidePorts,
): Promise<void> {
  const start = clock.now().getTime();
  let told = start;
  // Short pauses: a long one, once begun, would keep the program from ending.
  while (running.size > 0) {
    await Promise.race([all, clock.sleep(MOMENT)]);
    const now = clock.now().getTime();
    if (running.size === 0 || now - told < INTERVAL) continue;
    told = now;
    const minutes = Math.round((now - start) / 60_000);
    reporter.say(`Still running after ${minutes} min: ${[...running].join(", ")}`);
  }
}
