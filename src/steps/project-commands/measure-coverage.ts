import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { succeeded } from "../../domain/command-output.ts";
import { readCoverageJson, readCoverageXml } from "../../domain/project-commands/read-coverage.ts";
import type { Commands } from "../../ports/commands.ts";
import type { PreparedProject } from "./prepare-project.ts";

/** Larger reports are not read, bytes. */
const LARGEST = 64 * 1024 * 1024;
const TIMEOUT_MS = 10 * 60_000;

const REPORTS = [
  ["coverage.json", readCoverageJson],
  ["coverage.xml", readCoverageXml],
] as const;
const DATA = ".coverage";

/** Where the tests are to leave what they measure, and what lay where they might leave it before they ran. */
export interface CoverageWatch {
  /** A folder that held nothing before. */
  readonly folder: string;
  /** For COVERAGE_FILE, which coverage.py puts above every configuration. */
  readonly data: string;
  readonly before: ReadonlyMap<string, string>;
}

/** To be called before the tests run: a file that was committed with the project is no measurement. */
export async function watchCoverage(
  { directory }: Pick<PreparedProject, "directory">,
  folder: string,
): Promise<CoverageWatch> {
  await mkdir(folder, { recursive: true });
  const names = [DATA, ...REPORTS.map(([name]) => name)];
  const states = await Promise.all(
    names.map(async (name) => [name, await stateOf(join(directory, name))] as const),
  );
  return { folder, data: join(folder, "data"), before: new Map(states) };
}

/**
 * The percentage that the tests have covered: from coverage.py's data where they left any, else from a report that they
 * wrote into the project's folder. Undefined where there is neither.
 */
export async function measureCoverage(
  project: PreparedProject,
  watch: CoverageWatch,
  commands: Commands,
): Promise<number | undefined> {
  const data = await findData(project, watch, commands);
  const measured = data === undefined ? undefined : await reportOn(data, project, watch, commands);
  if (measured !== undefined) return measured;
  for (const [name, read] of REPORTS) {
    if (!(await isFresh(project, watch, name))) continue;
    const text = await readReport(join(project.directory, name));
    const percent = text === undefined ? undefined : read(text);
    if (percent !== undefined) return percent;
  }
  return undefined;
}

async function findData(
  project: PreparedProject,
  watch: CoverageWatch,
  commands: Commands,
): Promise<string | undefined> {
  const left = await readdir(watch.folder);
  // Each process of a parallel run leaves a file of its own.
  if (left.length > 0 && !left.includes("data")) {
    await commands.run([coverageOf(project), "combine", "--quiet"], within(project, watch.data));
  }
  if ((await stateOf(watch.data)) !== ABSENT) return watch.data;
  return (await isFresh(project, watch, DATA)) ? join(project.directory, DATA) : undefined;
}

async function reportOn(
  data: string,
  project: PreparedProject,
  { folder }: CoverageWatch,
  commands: Commands,
): Promise<number | undefined> {
  const report = join(folder, "report.json");
  const result = await commands.run(
    // A threshold of the project's would make it fail; that is judged by us.
    [coverageOf(project), "json", "--quiet", "--fail-under=0", "-o", report],
    within(project, data),
  );
  const text = succeeded(result) ? await readReport(report) : undefined;
  return text === undefined ? undefined : readCoverageJson(text);
}

/** By its path: with `python -m`, a folder `coverage` of the project would be taken for it. */
function coverageOf({ environment }: PreparedProject): string {
  return join(environment.scripts, "coverage");
}

function within({ directory, environment, variables }: PreparedProject, data: string) {
  return {
    directory,
    environment: { ...environment.variables, COVERAGE_FILE: data },
    variables,
    timeoutMs: TIMEOUT_MS,
    quiet: true,
  };
}

async function isFresh(
  { directory }: PreparedProject,
  { before }: CoverageWatch,
  name: string,
): Promise<boolean> {
  const now = await stateOf(join(directory, name));
  return now !== ABSENT && now !== before.get(name);
}

const ABSENT = "absent";

/** Differs where a file has been written. What is no regular file counts as absent: reading it might never end. */
async function stateOf(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found?.isFile() ? `${found.ino} ${found.size} ${found.mtimeNs}` : ABSENT;
}

async function readReport(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() && found.size <= LARGEST ? readFile(path, "utf8") : undefined;
}
