import { getExecOutput } from "@actions/exec";
import { lastLines } from "../../domain/command-output.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import { redact } from "../http/redact.ts";
import type { BusyTime } from "../processes/busy-time.ts";
import { childEnvironment, type Variables, variable } from "../processes/environment.ts";
import { locateProgram } from "../processes/locate.ts";
import { gitDiagnostics } from "./diagnostics.ts";

/** Settings for one git process, as it would find them in a configuration file. */
export type GitConfig = readonly (readonly [key: string, value: string])[];

export interface GitCall {
  readonly directory: string;
  readonly config?: GitConfig;
  /** Exit codes that are an answer rather than a failure, beside 0. */
  readonly expected?: readonly number[];
}

export interface GitOutput {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs git with the arguments given. Throws a ReleaseError: git-missing, or git-failed with git's own last lines. */
export type RunGit = (parameters: readonly string[], call: GitCall) => Promise<GitOutput>;

/** Seconds without a byte from a server, after which git gives up. */
const SILENCE = "120";

/**
 * What holds for every call: no file system monitor and no hooks of the repository (both are programs it could bring),
 * no refusal because somebody else owns the folder, as in containers, and no endless wait for a server that hangs.
 */
const COMMON_CONFIG: GitConfig = [
  ["core.fsmonitor", "false"],
  ["core.hooksPath", "/dev/null"],
  ["safe.directory", "*"],
  ["http.lowSpeedLimit", "1"],
  ["http.lowSpeedTime", SILENCE],
];

const FIXED_ENVIRONMENT = {
  GCM_INTERACTIVE: "never",
  GIT_LFS_SKIP_SMUDGE: "1",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
  LC_ALL: "C",
};

/** Absolute path of git, never one that the workspace brings. Throws a ReleaseError (git-missing). */
export async function locateGit(environment: Variables, workspace: string): Promise<string> {
  const search = { path: variable(environment, "PATH") ?? "", directory: workspace, workspace };
  const git = await locateProgram("git", search);
  if (git !== undefined) return git;
  throw new ReleaseError(
    gitDiagnostics.diagnose("git-missing", {
      message: "There is no git in any folder of PATH outside the workspace.",
      hint: "Install git on the runner; GitHub's own runners have it.",
    }),
  );
}

export function gitRunner(environment: Variables, workspace: string, busy?: BusyTime): RunGit {
  return async (parameters, { directory, config = [], expected = [] }) => {
    const git = await locateGit(environment, workspace);
    const added = { ...FIXED_ENVIRONMENT, ...configVariables([...COMMON_CONFIG, ...config]) };
    busy?.begin();
    const result = await getExecOutput(`"${git}"`, [...parameters], {
      cwd: directory,
      env: childEnvironment(environment, [], added),
      silent: true,
      ignoreReturnCode: true,
    }).finally(() => busy?.end());
    if (result.exitCode !== 0 && !expected.includes(result.exitCode)) {
      const words = redact(result.stderr, headersIn(config));
      throw new ReleaseError(explainFailure(parameters, result.exitCode, words));
    }
    return { code: result.exitCode, stdout: result.stdout, stderr: result.stderr };
  };
}

/** Settings by environment (`GIT_CONFIG_COUNT`, git 2.31): they are in no file, and on no command line that others can list. */
function configVariables(config: GitConfig): Readonly<Record<string, string>> {
  const entries = config.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(config.length), ...Object.fromEntries(entries) };
}

/** What git was given to send: a server may repeat it in words that git shows. */
function headersIn(config: GitConfig): Readonly<Record<string, string>> {
  const headers = config.filter(([key]) => key.endsWith(".extraHeader"));
  return Object.fromEntries(headers.map(([, header]) => header.split(/: */, 2)));
}

function explainFailure(parameters: readonly string[], code: number, stderr: string) {
  const name = parameters.find((parameter) => !parameter.startsWith("-")) ?? "";
  return gitDiagnostics.diagnose("git-failed", {
    message: `git ${name} ends with exit code ${code}:\n${lastLines(stderr) || "(it printed nothing)"}`,
    hint: "git only reads here: what is published stays as it is. If the server could not be reached, run again.",
  });
}
