import { readFile } from "node:fs/promises";
import { type OwnRun, readOwnRun } from "../../domain/ci/own-run.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import { triggerDiagnostics } from "../../domain/trigger/diagnostics.ts";
import { readTrigger, type Trigger } from "../../domain/trigger/trigger.ts";

/** What the runner says of the run (GitHub documentation, "Variables reference"). */
export interface RunnerContext {
  readonly trigger: Trigger;
  /** This run of a workflow; undefined where the runner does not tell. */
  readonly own: OwnRun | undefined;
  readonly owner: string;
  readonly repository: string;
  /** Whether the repository is a fork; undefined where the event does not tell. */
  readonly fork: boolean | undefined;
  /** GITHUB_API_URL and GITHUB_SERVER_URL, without a slash at the end. */
  readonly apiUrl: string;
  readonly serverUrl: string;
  /** Absolute path of the checked-out repository. */
  readonly workspace: string;
  /** RUNNER_TEMP: emptied when the job ends. */
  readonly temporary: string;
}

/** Both become parts of paths, so neither may be `.` or `..`. */
const OWNER_AND_NAME = /^([\w-]+)\/(?!\.{1,2}$)([\w.-]+)$/;

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the runner's environment and event file. Throws a ReleaseError (runner-environment-invalid). */
export async function readRunnerContext(environment: Environment): Promise<RunnerContext> {
  const read = (name: string) => environment[name] || fail(`${name} is not set`);
  const fullName = read("GITHUB_REPOSITORY");
  const [, owner, repository] =
    OWNER_AND_NAME.exec(fullName) ?? fail(`GITHUB_REPOSITORY is ${JSON.stringify(fullName)}`);
  const address = (name: string) => read(name).replace(/\/+$/, "");
  const payload = await readPayload(read("GITHUB_EVENT_PATH"));
  return {
    trigger: readTrigger({
      event: read("GITHUB_EVENT_NAME"),
      ref: read("GITHUB_REF"),
      commit: read("GITHUB_SHA"),
      payload,
    }),
    own: readOwnRun(environment["GITHUB_RUN_ID"], environment["GITHUB_WORKFLOW_REF"]),
    fork: isFork(payload),
    owner: owner ?? "",
    repository: repository ?? "",
    apiUrl: address("GITHUB_API_URL"),
    serverUrl: address("GITHUB_SERVER_URL"),
    workspace: read("GITHUB_WORKSPACE"),
    temporary: read("RUNNER_TEMP"),
  };
}

async function readPayload(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return fail(`the event file ${path} cannot be read as JSON`);
  }
}

/** Every event of a repository describes it. */
function isFork(payload: unknown): boolean | undefined {
  const { repository } = (payload ?? {}) as { readonly repository?: { readonly fork?: unknown } }; // checked below
  return typeof repository?.fork === "boolean" ? repository.fork : undefined;
}

function fail(what: string): never {
  throw new ReleaseError(
    triggerDiagnostics.diagnose("runner-environment-invalid", {
      message: `This is not started as a GitHub Action: ${what}.`,
      hint: "Use it as a step of a workflow (uses: …). On your own machine, tag2pypi rehearse does the same release without consequences.",
    }),
  );
}
