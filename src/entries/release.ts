import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { getInput } from "@actions/core";
import { type RunnerContext, readRunnerContext } from "../adapters/actions/context.ts";
import { actionsReporter } from "../adapters/actions/reporter.ts";
import { addMask, issueAnnotations, setOutputs, writeSummary } from "../adapters/actions/runner.ts";
import { systemClock } from "../adapters/clock.ts";
import { connectRelease } from "../adapters/connect-release.ts";
import { readSandboxAddresses } from "../adapters/sandbox-addresses.ts";
import { catalogue, documentationOf } from "../catalogue.ts";
import { type ReleaseRequest, release } from "../commands/release.ts";
import { Journal } from "../domain/journal.ts";
import { hasFailed, type Report } from "../domain/outcome.ts";
import { publisherDiagnostics } from "../domain/publisher/diagnostics.ts";
import { type Index, resolveIndex } from "../domain/publisher/index-address.ts";
import { type ReleaseOptions, readInputs } from "../inputs.ts";
import { REPOSITORY, VERSION } from "../package.ts";
import type { ReleasePorts } from "../ports/release.ts";
import { annotations } from "../report/annotations.ts";
import { outputs, publicReport } from "../report/json.ts";
import { summary } from "../report/summary.ts";

const { env } = process;
const identity = {
  requestUrl: env["ACTIONS_ID_TOKEN_REQUEST_URL"] ?? "",
  requestToken: env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] ?? "",
};
const reporter = actionsReporter((text) => process.stdout.write(text));
const journal = new Journal({
  now: systemClock.now,
  onStart: reporter.started,
  onFinish: reporter.finished,
});

/** What is needed to run; undefined where the inputs or the environment are wrong, which the report says then. */
interface Prepared {
  readonly request: ReleaseRequest;
  readonly ports: ReleasePorts;
  readonly indexes: readonly Index[];
}

async function prepare(): Promise<Prepared | undefined> {
  let prepared: Prepared | undefined;
  await journal.step("read-inputs", async (record) => {
    for (const name of ["api-token", "github-token"]) maskInput(name);
    const context = await readRunnerContext(env);
    const options = readInputs((name) => getInput(name));
    const sandbox = readSandboxAddresses(env);
    const indexes = options.indexes.map((name) => resolveIndex(name, sandbox));
    const temporary = await mkdtemp(join(context.temporary, "tag2pypi-"));
    const { owner, repository, serverUrl, workspace, trigger } = context;
    const request: ReleaseRequest = {
      trigger,
      options,
      workspace,
      temporary,
      filesUrl: (tag) => `${serverUrl}/${owner}/${repository}/blob/${encodeURIComponent(tag)}/`,
      notices: [],
    };
    prepared = {
      request,
      ports: connect(context, options, { indexes, temporary, sandbox }),
      indexes,
    };
    const secrets = secretsOf(options);
    if (secrets.length > 0) record.note(explainSingleJob(secrets));
    return { indexes: options.indexes };
  });
  return prepared;
}

function connect(
  { owner, repository, apiUrl, serverUrl, workspace }: RunnerContext,
  { githubToken }: ReleaseOptions,
  {
    indexes,
    temporary,
    sandbox,
  }: {
    indexes: readonly Index[];
    temporary: string;
    sandbox: Readonly<Record<string, string>>;
  },
): ReleasePorts {
  return connectRelease({
    environment: env,
    workspace,
    temporary,
    github: {
      owner,
      repository,
      apiUrl,
      serverUrl,
      uploadUrl: sandbox["uploads"],
      token: githubToken,
    },
    indexes,
    sigstore: { fulcioUrl: sandbox["fulcio"], rekorUrl: sandbox["rekor"] },
    identity,
    reporter,
    mask: addMask,
    carried: fileURLToPath(new URL("../python/", import.meta.url)),
    version: VERSION,
    repository: REPOSITORY,
  });
}

/** Exit code, outputs and report file come first. One that cannot be written does not keep the others from being told. */
async function tell(report: Report, { indexes, request }: Partial<Prepared>): Promise<void> {
  if (hasFailed(report)) process.exitCode = 1;
  const titleOf = (code: string) => catalogue[code]?.title ?? code;
  const siteOf = (name: string) => indexes?.find((index) => index.name === name)?.site;
  // Beside our own folder and named like it: two releases in one job have two reports.
  const path = `${request?.temporary ?? join(env["RUNNER_TEMP"] ?? ".", "tag2pypi")}-report.json`;
  const ways = [
    () => setOutputs({ ...outputs(report, siteOf), report: path }),
    () => writeFile(path, `${JSON.stringify(publicReport(report), undefined, 2)}\n`),
    () => issueAnnotations(annotations(report, titleOf)),
    () => writeSummary(summary(report, { titleOf, documentationOf, siteOf })),
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
function maskInput(name: string): void {
  for (const value of getInput(name).split(/[\s,]+/)) {
    if (value !== "") addMask(value);
  }
}

/** What code of the project could reach in this job, in words. */
function secretsOf({ apiTokens }: ReleaseOptions): readonly string[] {
  const byIdentity = identity.requestUrl === "" ? [] : ["identity tokens"];
  const byToken = apiTokens.length === 0 ? [] : ["an API token"];
  return [...byIdentity, ...byToken];
}

function explainSingleJob(secrets: readonly string[]) {
  return publisherDiagnostics.diagnose("project-code-beside-identity", {
    message: `This job has ${[...secrets, "a token for the repository"].join(", ")}, and the project's build and smoke commands run in it: code of the project, or of what it builds with, could use them too.`,
    hint: "That is the price of the one-job workflow. Keep the job's environment behind a reviewer.",
  });
}

const prepared = await prepare();
try {
  if (prepared !== undefined) await release(journal, prepared.request, prepared.ports);
} finally {
  // A defect of ours between two steps must not hide what the steps before it have made public.
  await tell(journal.report(), prepared ?? {});
}
if (prepared !== undefined) {
  // The runner empties this place, too; a folder that a build made read-only must not spoil a release.
  await rm(prepared.request.temporary, { recursive: true, force: true }).catch(() => undefined);
}
