/*
 * Runs commands like those by which a project checks itself, each alone and then all side by side on two cores, and prints
 * what each took, as Markdown. Together they may take at most 1.3 times as long as the longest alone; else it fails.
 *
 *   node scripts/benchmark-commands.ts
 *
 * Each command computes for a part of its time and waits for the rest (files, other processes, sleeping tests), in short
 * turns: type checkers and formatters compute nearly all the time, a test suite that starts programs and servers less.
 * The best of five rounds, in which alone and together take turns: other work on the machine only ever makes them longer.
 * Only the ratio means anything, and only where a command alone takes about the time that it was made for.
 */
import { availableParallelism } from "node:os";
import { systemClock } from "../src/adapters/clock.ts";
import { commandsAdapter } from "../src/adapters/processes/commands.ts";
import type { CommandLine } from "../src/ports/commands.ts";
import { type ReadyCommand, runSideBySide } from "../src/steps/project-commands/side-by-side.ts";

interface Load {
  readonly name: string;
  readonly like: string;
  /** Seconds, where nothing else runs. */
  readonly seconds: number;
  /** Part of them that is spent computing. */
  readonly computing: number;
}

const LOADS: readonly Load[] = [
  { name: "tests", like: "pytest", seconds: 8, computing: 0.6 },
  { name: "types", like: "mypy", seconds: 4, computing: 0.95 },
  { name: "docs", like: "mkdocs build", seconds: 2, computing: 0.7 },
  { name: "format", like: "black --check", seconds: 1.5, computing: 0.9 },
  { name: "lint", like: "ruff check", seconds: 0.3, computing: 0.9 },
];

const MOST = 1.3;
const CORES = 2;
/** What Python takes to start, seconds; and how many times its time a command alone may take, or the ratio does not count. */
const START = 0.1;
const BUSY = 1.2;

/** Computes for so many seconds of processor time and waits for so many, in turns of a twentieth of a second. */
const WORK = `
import sys, time
computing, waiting = float(sys.argv[1]), float(sys.argv[2])
turns = max(1, round((computing + waiting) / 0.05))
for turn in range(1, turns + 1):
    while time.process_time() < computing * turn / turns:
        sum(range(1000))
    time.sleep(waiting / turns)
`;

const reporter = { say: () => undefined, quote: () => undefined };
const commands = commandsAdapter({ environment: process.env, reporter });

/** Seconds until all have ended. Throws an Error where one fails: then there is nothing to compare. */
async function measure(loads: readonly Load[]): Promise<number> {
  const start = performance.now();
  const ended = await runSideBySide(loads.map(makeReady), {
    commands,
    clock: systemClock,
    reporter,
  });
  const failed = ended.find(({ run }) => run.status !== "passed");
  if (failed !== undefined) throw new Error(`${failed.run.name}: ${failed.result.output}`);
  return (performance.now() - start) / 1000;
}

function makeReady({ name, like, seconds, computing }: Load): ReadyCommand {
  const work = [String(seconds * computing), String(seconds * (1 - computing))];
  const words = [...onTwoCores(), "python3", "-c", WORK, ...work];
  const [program = "", ...parameters] = words;
  return {
    command: { name, text: like },
    words: [program, ...parameters] satisfies CommandLine,
    options: { directory: process.cwd() },
  };
}

/** Where the machine has more, the commands are held to two. */
function onTwoCores(): readonly string[] {
  const held = process.platform === "linux" && availableParallelism() > CORES;
  return held ? ["taskset", "-c", `0-${CORES - 1}`] : [];
}

const ROUNDS = 5;
const alone = new Map<string, number[]>(LOADS.map(({ name }) => [name, []]));
const together: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  for (const load of LOADS) alone.get(load.name)?.push(await measure([load]));
  together.push(await measure(LOADS));
}
const shortest = LOADS.map(({ name }) => best(alone.get(name) ?? []));
const sum = shortest.reduce((total, each) => total + each, 0);
const ratio = best(together) / Math.max(...shortest);
const row = (...cells: readonly string[]) => `| ${cells.join(" | ")} |`;
const seconds = (value: number) => value.toFixed(1);
const lines = [
  row("command", "like", "computing", "seconds alone"),
  row("---", "---", "---:", "---:"),
  ...LOADS.map(({ name, like, computing }, index) =>
    row(name, like, `${computing * 100} %`, seconds(shortest[index] ?? 0)),
  ),
  "",
  `One after the other: ${seconds(sum)} s. Side by side on ${CORES} cores: ${seconds(best(together))} s, ${ratio.toFixed(2)} times the longest alone (at most ${MOST}).`,
];
process.stdout.write(`${lines.join("\n")}\n`);
const slowest = Math.max(
  ...LOADS.map(({ seconds }, index) => (shortest[index] ?? 0) / (seconds + START)),
);
if (slowest > BUSY) {
  const times = slowest.toFixed(1);
  process.stdout.write(
    `Other work keeps the cores busy (alone, a command takes ${times} times its time): run again.\n`,
  );
}
if (ratio > MOST || slowest > BUSY) process.exitCode = 1;

function best(values: readonly number[]): number {
  return Math.min(...values);
}
