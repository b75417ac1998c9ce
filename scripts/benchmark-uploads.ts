/*
 * Runs our upload, twine and uv publish side by side against an index on this machine, and prints what each took, as
 * Markdown (docs/benchmarks.md has the figures of one run and what they mean).
 *
 *   npm run benchmark [-- --quick | --write]
 *
 * --quick is a trial: one round of each, with fewer and smaller wheels. --write puts the figures into the document. The
 * first time, it downloads twine and uv.
 */
import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, tmpdir, totalmem, type } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type PythonTools, pythonTools } from "../__tests__/python-tools.ts";
import packageJson from "../package.json" with { type: "json" };
import { type Contender, contenders } from "./benchmark/contenders.ts";
import { type IndexProcess, startIndexProcess } from "./benchmark/index-process.ts";
import { type Measurement, measure } from "./benchmark/measure.ts";
import { bundlePrograms } from "./benchmark/programs.ts";
import { startRepository } from "./benchmark/repository.ts";
import { type Result, renderTable } from "./benchmark/table.ts";

/** What is uploaded, over which line, and how often. */
interface Load {
  readonly wheels: number;
  /** Bytes of each. */
  readonly size: number;
  /** Milliseconds until an answer. */
  readonly latency: number;
  readonly rounds: number;
}

const SMALL = 20_000;
const LOADS: readonly Load[] = [
  { wheels: 1, size: SMALL, latency: 0, rounds: 15 },
  { wheels: 1, size: SMALL, latency: 50, rounds: 15 },
  { wheels: 100, size: SMALL, latency: 0, rounds: 9 },
  { wheels: 100, size: SMALL, latency: 50, rounds: 3 },
  { wheels: 1, size: 200_000_000, latency: 0, rounds: 9 },
];
const TRIAL: readonly Load[] = [
  { wheels: 1, size: SMALL, latency: 0, rounds: 1 },
  { wheels: 10, size: SMALL, latency: 50, rounds: 1 },
  { wheels: 1, size: 20_000_000, latency: 0, rounds: 1 },
];

interface Run {
  readonly contender: string;
  readonly measurement: Measurement;
  /** To the index. */
  readonly requests: number;
}

const DOCUMENT = join(import.meta.dirname, "../docs/benchmarks.md");
const FIGURES = /(?<=<!-- figures: .+ -->\n).*(?=<!-- end of figures -->)/s;

interface Bench {
  readonly python: string;
  readonly index: IndexProcess;
  readonly contenders: readonly Contender[];
  /** Everything that the benchmark writes. */
  readonly folder: string;
}

const folder = await mkdtemp(join(tmpdir(), "tag2pypi-benchmark-"));
process.once("SIGINT", () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(130);
});
try {
  const report = await run(process.argv.includes("--quick") ? TRIAL : LOADS);
  if (process.argv.includes("--write")) await writeFigures(report);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Measures everything, and prints it as it comes. Gives the same as Markdown. */
async function run(loads: readonly Load[]): Promise<string> {
  const tools = await pythonTools();
  const programs = await bundlePrograms(join(folder, "programs"));
  const repository = await startRepository(join(folder, "repository"));
  const index = await startIndexProcess();
  const bench = {
    python: tools.python,
    index,
    folder,
    contenders: contenders(programs, tools, repository, folder),
  };
  const paragraphs: string[] = [];
  const tell = (paragraph: string) => {
    paragraphs.push(paragraph);
    process.stdout.write(`${paragraph}\n\n`);
  };
  try {
    tell(await describeMachine(tools));
    for (const load of loads) {
      tell(`### ${describe(load)}`);
      tell(renderTable(await runLoad(bench, load)));
    }
    return paragraphs.join("\n\n");
  } finally {
    await index.stop();
    await repository.close();
  }
}

/** Puts the figures in the place of those that the document has. */
async function writeFigures(report: string): Promise<void> {
  const text = await readFile(DOCUMENT, "utf8");
  await writeFile(
    DOCUMENT,
    text.replace(FIGURES, () => `\n${report}\n\n`),
  );
}

/** All contenders in turn, in every round: what disturbs the machine for a while disturbs them alike. */
async function runLoad(bench: Bench, load: Load): Promise<readonly Result[]> {
  const wheels = join(bench.folder, "wheels");
  await makeWheels(bench.python, wheels, load);
  const runs: Run[] = [];
  // The first round is to fill the caches, and does not count.
  for (let round = 0; round <= load.rounds; round += 1) {
    for (const contender of rotate(bench.contenders, round)) {
      const run = await runOnce(bench, contender, load, wheels);
      if (round > 0) runs.push(run);
    }
  }
  await rm(wheels, { recursive: true });
  return bench.contenders.map(({ name }) => {
    const own = runs.filter(({ contender }) => contender === name);
    const requests = own[0]?.requests ?? 0;
    return { contender: name, requests, measurements: own.map(({ measurement }) => measurement) };
  });
}

async function makeWheels(python: string, wheels: string, { wheels: count, size }: Load) {
  const script = join(import.meta.dirname, "benchmark/make-wheels.py");
  await promisify(execFile)(python, [script, wheels, String(count), String(size)]);
}

/** Nobody always comes first, or after the same one. */
function rotate<Item>(items: readonly Item[], by: number): readonly Item[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

/** Throws an Error where not every wheel has come to the index: then there is nothing to compare. */
async function runOnce(
  { python, index, folder }: Bench,
  { name, command }: Contender,
  { latency, wheels: count }: Load,
  wheels: string,
): Promise<Run> {
  const root = index.open(latency);
  const log = join(folder, "log");
  const measurement = await measure(python, await command(wheels, root), log);
  const { files, requests } = await index.close(root);
  const brought = Object.keys(files).length;
  if (measurement.exitCode === 0 && brought === count)
    return { contender: name, measurement, requests };
  const words = await readFile(log, "utf8");
  throw new Error(`${name} ended with ${measurement.exitCode} and ${brought} files:\n${words}`);
}

async function describeMachine({ twine, uv }: PythonTools): Promise<string> {
  const ask = async (program: string) =>
    (await promisify(execFile)(program, ["--version"])).stdout.split(/ ?\(/, 1)[0]?.trim();
  const programs = [
    `tag2pypi ${packageJson.version} on Node ${process.versions.node}`,
    (await ask(twine))?.replace(" version", ""),
    await ask(uv),
  ];
  const memory = Math.round(totalmem() / 1024 ** 3);
  const machine = `${type()} ${process.arch}, ${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${memory} GiB`;
  const date = new Date().toISOString().slice(0, 10);
  return `Made by scripts/benchmark-uploads.ts on ${date} with ${programs.join(", ")}; ${machine}.`;
}

function describe({ wheels, size, latency, rounds }: Load): string {
  const bytes = size < 1e6 ? `${size / 1e3} kB` : `${size / 1e6} MB`;
  const what = wheels === 1 ? `1 wheel of ${bytes}` : `${wheels} wheels of ${bytes}`;
  return `${what}, ${latency} ms until an answer (medians of ${rounds} rounds)`;
}
