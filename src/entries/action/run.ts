import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { getInput } from "@actions/core";
import { type RunnerContext, readRunnerContext } from "../../adapters/actions/context.ts";
import { actionsReporter } from "../../adapters/actions/reporter.ts";
import {
  addMask,
  clearCommandFiles,
  issueAnnotations,
  setOutputs,
  writeSummary,
} from "../../adapters/actions/runner.ts";
import { systemClock } from "../../adapters/clock.ts";
import type { PublishConnections } from "../../adapters/connect-publish.ts";
import { readSandboxAddresses } from "../../adapters/sandbox-addresses.ts";
import type { StepReporter } from "../../adapters/step-reporter.ts";
import { catalogue, documentationOf } from "../../catalogue.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { Journal, type Recorder } from "../../domain/journal.ts";
import { optional } from "../../domain/optional.ts";
import { hasFailed, type Report } from "../../domain/outcome.ts";
import { secretsIn } from "../../domain/publisher/api-token.ts";
import { type Index, resolveIndex } from "../../domain/publisher/index-address.ts";
import { type ReleaseOptions, split } from "../../inputs.ts";
import { REPOSITORY, VERSION } from "../../package.ts";
import { annotations } from "../../report/annotations.ts";
import { headline } from "../../report/headline.ts";
import { outputs, publicReport } from "../../report/json.ts";
import { summary } from "../../report/summary.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** What an action's program finds when it starts. */
export interface Started {
  readonly environment: Environment;
  readonly reporter: StepReporter;
  readonly journal: Journal;
}

/** A run whose inputs and surroundings are understood. */
export interface Ready {
  readonly indexes: readonly Index[];
  /** Nothing is to be published. */
  readonly dryRun?: boolean;
  /** What earlier jobs found, to be shown beside this one's own findings. */
  readonly earlierFindings?: readonly Diagnostic[];
  /** A folder of this run alone. */
  readonly temporary: string;
  /** The action's command. Never throws for a release that fails: the journal has it. */
  readonly run: () => Promise<void>;
  /** Beside those that the report gives; asked for when the command has ended. */
  readonly outputs?: (report: Report) => Readonly<Record<string, string>>;
}

/** Prepares and runs an action's command, and tells whatever came of it, in every way that the runner offers. */
export async function runAction(
  prepare: (started: Started, record: Recorder<"read-inputs">) => Promise<Ready>,
): Promise<void> {
  const reporter = actionsReporter((text) => process.stdout.write(text));
  const journal = new Journal({
    now: systemClock.now,
    onStart: reporter.started,
    onFinish: reporter.finished,
  });
  let ready: Ready | undefined;
  await journal.step("read-inputs", async (record) => {
    maskInputs();
    ready = await prepare({ environment: process.env, reporter, journal }, record);
    return {
      indexes: ready.indexes.map(({ name }) => name),
      dryRun: ready.dryRun === true,
      ...optional("earlierFindings", ready.earlierFindings),
    };
  });
  // A closure has set it, which the compiler does not follow.
  const prepared = ready as Ready | undefined;
  try {
    await prepared?.run();
  } finally {
    // A defect of ours between two steps must not hide what the steps before it have made public.
    await tell(journal.report(), prepared, reporter);
  }
  if (prepared === undefined) return;
  // The runner empties this place, too; a folder that a build made read-only must not spoil a release.
  await rm(prepared.temporary, { recursive: true, force: true }).catch(() => undefined);
}

/** Exit code, outputs and report file come first. One that cannot be written does not keep the others from being told. */
async function tell(
  report: Report,
  ready: Ready | undefined,
  reporter: StepReporter,
): Promise<void> {
  if (hasFailed(report)) process.exitCode = 1;
  const titleOf = (code: string) => catalogue[code]?.title ?? code;
  const siteOf = (name: string) => ready?.indexes.find((index) => index.name === name)?.site;
  // Beside our own folder and named like it: two releases in one job have two reports.
  const temporary = ready?.temporary ?? join(process.env["RUNNER_TEMP"] ?? ".", "tag2pypi");
  const path = `${temporary}-report.json`;
  const ways = [
    clearCommandFiles,
    () => setOutputs({ ...outputs(report, siteOf), ...ready?.outputs?.(report), report: path }),
    () => writeFile(path, `${JSON.stringify(publicReport(report), undefined, 2)}\n`),
    () => issueAnnotations(annotations(report, titleOf)),
    () => writeSummary(summary(report, { titleOf, documentationOf, siteOf })),
    () => reporter.say(headline(report)),
  ];
  for (const way of ways) {
    try {
      await way();
    } catch (error) {
      process.exitCode = 1;
      reporter.say(`Not everything can be told: ${error instanceof Error ? error.message : error}`);
    }
  }
}

/** Each token of the input alone: together they appear nowhere. */
function maskInputs(): void {
  for (const value of split(getInput("github-token"))) addMask(value);
  for (const secret of split(getInput("api-token")).flatMap(secretsIn)) addMask(secret);
}

/** What the adapters that speak to services need, from the runner's environment. */
function connectionsOf(
  { owner, repository, apiUrl, serverUrl }: RunnerContext,
  { environment, reporter }: Pick<Started, "environment" | "reporter">,
  {
    indexes,
    options,
    sandbox,
  }: {
    readonly indexes: readonly Index[];
    readonly options: Pick<ReleaseOptions, "apiTokens" | "githubToken">;
    readonly sandbox: Readonly<Record<string, string>>;
  },
): PublishConnections {
  return {
    environment,
    github: {
      owner,
      repository,
      apiUrl,
      serverUrl,
      uploadUrl: sandbox["uploads"],
      token: options.githubToken,
    },
    indexes,
    apiTokens: options.apiTokens,
    sigstore: { fulcioUrl: sandbox["fulcio"], rekorUrl: sandbox["rekor"] },
    identity: {
      requestUrl: environment["ACTIONS_ID_TOKEN_REQUEST_URL"] ?? "",
      requestToken: environment["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] ?? "",
    },
    reporter,
    mask: addMask,
    version: VERSION,
    repository: REPOSITORY,
  };
}

/** What every action's program reads before its own inputs matter. */
export interface Surroundings<Options> {
  readonly context: RunnerContext;
  readonly options: Options;
  readonly indexes: readonly Index[];
  /** A folder of this run alone. */
  readonly temporary: string;
  readonly connections: PublishConnections;
  /** Where a browser finds a file of the repository at the tag; ends in `/`. */
  readonly filesUrl: (tag: string) => string;
}

/** Throws a ReleaseError for everything that is wrong with them. */
export async function readSurroundings<Options extends ReleaseOptions>(
  started: Pick<Started, "environment" | "reporter">,
  readOptions: (get: (name: string) => string) => Options,
): Promise<Surroundings<Options>> {
  const { environment } = started;
  const context = await readRunnerContext(environment);
  const typed = readOptions((name) => getInput(name));
  const sandbox = readSandboxAddresses(environment);
  for (const [name, address] of Object.entries(sandbox)) {
    started.reporter.say(`This is a rehearsal: ${name} is ${address} (TAG2PYPI_SANDBOX).`);
  }
  const indexes = typed.indexes.map((name) => resolveIndex(name, sandbox));
  // From here on an index has one name, however it was typed.
  const options = { ...typed, indexes: indexes.map(({ name }) => name) };
  const { serverUrl, owner, repository } = context;
  return {
    context,
    options,
    indexes,
    temporary: await mkdtemp(join(context.temporary, "tag2pypi-")),
    connections: connectionsOf(context, started, { indexes, options, sandbox }),
    filesUrl: (tag) => `${serverUrl}/${owner}/${repository}/blob/${encodeURIComponent(tag)}/`,
  };
}
