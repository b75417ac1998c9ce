import { itemsOf } from "../reading.ts";
import { isAboutCommit } from "./about-commit.ts";
import {
  ACTIONS,
  type App,
  type CheckRun,
  type CheckSuite,
  type CiFacts,
  type CommitStatus,
  type WorkflowRun,
} from "./facts.ts";
import { isFromFork } from "./from-fork.ts";
import { isOwnRun, type OwnRun } from "./own-run.ts";
import { type CiResult, isNamed, judgeProgress, judgeState } from "./result.ts";

/**
 * How old a suite without check runs must be before nothing is expected of it: GitHub makes one for every installed app,
 * and those of apps that have nothing to say stay queued for ever.
 */
const EMPTY_SUITE_MS = 180_000;

export interface Selection {
  readonly own: OwnRun | undefined;
  /** Patterns of names that do not count. */
  readonly ignore: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface Collection {
  /** All of these must be green. */
  readonly counted: readonly CiResult[];
  /** Jobs, for which their workflow's own conclusion speaks: they count where they are required by name. */
  readonly jobs: readonly CiResult[];
  /** Of all that count, those too in whose place their red jobs stand. */
  readonly workflows: readonly CiResult[];
}

/**
 * What counts of all that is said of a commit: nothing of our own workflow or of a fork, nothing that was repeated since,
 * nothing ignored.
 */
export function collectResults(facts: CiFacts, { own, ignore, now }: Selection): Collection {
  const isKept = (result: CiResult) => !isNamed(result, ignore);
  const checks = newest(itemsOf(facts.checks), ({ suite, name }) => `${suite} ${name}`);
  const runs = itemsOf(facts.runs).filter(
    (run) => isAboutCommit(run) && !isFromFork(run) && !isOwnRun(run, own),
  );
  const ofRuns = newest(runs, keyOfRun)
    .map((run) => ({ run: resultOfRun(run), jobs: resultsOfJobs(run, checks) }))
    .filter(({ run }) => isKept(run));
  const isForeign = tellForeign(facts);
  const foreign = checks.filter(({ suite, app }) => isForeign(suite, app));
  const suites = itemsOf(facts.suites).filter(({ id, app }) => isForeign(id, app));
  return {
    counted: [
      ...ofRuns.flatMap(({ run, jobs }) => concludeRun(run, jobs, isKept)),
      ...[
        ...foreign.map(resultOfCheck),
        ...suites.filter((suite) => isAwaited(suite, foreign, now)).map(resultOfSuite),
        ...itemsOf(facts.statuses).map(resultOfStatus),
      ].filter(isKept),
    ],
    jobs: ofRuns.flatMap(({ jobs }) => jobs).filter(isKept),
    workflows: ofRuns.map(({ run }) => run),
  };
}

/**
 * Whether a suite is of no workflow run, so that its own check runs have to speak for it. Where the runs are not all known,
 * nobody can tell which suites of GitHub Actions are those of our own workflow: none of them is looked at then.
 */
function tellForeign({ runs }: CiFacts) {
  const ofRuns = new Set(itemsOf(runs).map(({ suite }) => suite));
  return (suite: number | undefined, app: App | undefined): boolean =>
    (suite === undefined || !ofRuns.has(suite)) &&
    (runs.kind === "complete" || app?.slug !== ACTIONS);
}

/** The same file may skip its jobs for a tag and run them for a branch: neither repeats the other. No ref has a space. */
function keyOfRun({ event, headBranch = "", path }: WorkflowRun): string {
  return `${event} ${headBranch} ${path}`;
}

/** Of each key the item with the highest id, which is the latest. */
function newest<Item extends { readonly id: number }>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly Item[] {
  const found = new Map<string, Item>();
  for (const item of items) {
    const key = keyOf(item);
    if (item.id > (found.get(key)?.id ?? Number.NEGATIVE_INFINITY)) found.set(key, item);
  }
  return [...found.values()];
}

function resultOfRun(run: WorkflowRun): CiResult {
  const [file = ""] = run.path.split("@");
  const aliases = [file, file.split("/").at(-1) ?? ""];
  const { name, url } = run;
  return { name, source: "workflow", ...judgeProgress(run), url, aliases };
}

function resultsOfJobs({ name, suite }: WorkflowRun, checks: readonly CheckRun[]) {
  if (suite === undefined) return [];
  const jobs = checks.filter((check) => check.suite === suite);
  return jobs.map((job) => ({ ...resultOfCheck(job), source: name }));
}

/**
 * A workflow's conclusion stands for its jobs: it knows which of them may fail (`continue-on-error`), and which are still
 * to come. Where it is red, the jobs to blame stand in its place; if those are all ignored, nobody is to blame.
 */
function concludeRun(
  run: CiResult,
  jobs: readonly CiResult[],
  isKept: (result: CiResult) => boolean,
): readonly CiResult[] {
  if (run.state !== "red") return [run];
  const red = jobs.filter(({ state }) => state === "red");
  if (red.length === 0) return [run];
  const blamed = red.filter(isKept);
  return blamed.length === 0 ? [{ ...run, state: "green" }] : blamed;
}

function resultOfCheck(check: CheckRun): CiResult {
  const { name, app, url } = check;
  const source = app?.name ?? "app";
  return { name, source, ...judgeProgress(check), ...(url && { url }), aliases: aliasesOf(app) };
}

/** A suite that has not completed although none of its check runs is to come: one may yet be made. */
function isAwaited(suite: CheckSuite, checks: readonly CheckRun[], now: number): boolean {
  if (suite.status === "completed") return false;
  const known = checks.filter((check) => check.suite === suite.id);
  if (known.some(({ status }) => status !== "completed")) return false;
  const age = now - (suite.createdAt ?? Number.NEGATIVE_INFINITY);
  return known.length > 0 || suite.checks > 0 || age < EMPTY_SUITE_MS;
}

function resultOfSuite({ app, status }: CheckSuite): CiResult {
  const name = app?.name ?? "an app";
  return { name, source: "app", state: "pending", word: status, aliases: aliasesOf(app) };
}

/** Whoever ignores an app ignores all that it says. */
function aliasesOf(app: App | undefined): readonly string[] {
  return app === undefined || app.slug === ACTIONS ? [] : [app.slug, app.name];
}

function resultOfStatus({ context, state, url }: CommitStatus): CiResult {
  const source = "commit status";
  return { name: context, source, ...judgeState(state), ...(url && { url }), aliases: [] };
}
