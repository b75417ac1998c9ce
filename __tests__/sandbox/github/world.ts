import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { devNull, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Octokit } from "@octokit/rest";
import { type AdjustableClock, adjustableClock } from "../../../src/sandbox/clock.ts";
import type { AccessToken } from "../../../src/sandbox/github/permissions.ts";
import {
  type GitHubOptions,
  type GitHubServer,
  startGitHub,
} from "../../../src/sandbox/github/server.ts";
import { type CheckingFetch, createCheckingFetch } from "./checking-fetch.ts";
import { loadDescription } from "./description.ts";

export const WRITE_TOKEN = "ghs_mayWrite";
export const READ_TOKEN = "ghs_mayRead";
export const NO_CONTENTS_TOKEN = "ghs_mayNothing";
/** What the root action's job has, and no more. */
export const RELEASE_TOKEN = "ghs_mayRelease";
/** May read all that there is; no job's own token may read the administration. */
export const ADMINISTRATOR_TOKEN = "ghp_mayReadAll";

export const REPOSITORY = {
  owner: "slapglif",
  name: "omi",
  id: 424242,
  ownerId: 2020,
  visibility: "public",
} as const;

/** What every call of octokit names. */
export const HERE = { owner: REPOSITORY.owner, repo: REPOSITORY.name };

const READ_OTHERS = { actions: "read", checks: "read", statuses: "read", issues: "read" } as const;

/** What a GitHub of these tests takes. */
export const TOKENS: readonly AccessToken[] = [
  { value: WRITE_TOKEN, contents: "write" },
  { value: READ_TOKEN, contents: "read" },
  { value: NO_CONTENTS_TOKEN, contents: "none" },
  { value: RELEASE_TOKEN, contents: "write", others: READ_OTHERS },
  {
    value: ADMINISTRATOR_TOKEN,
    contents: "read",
    others: { ...READ_OTHERS, administration: "read" },
  },
];

const run = promisify(execFile);

export async function git(directory: string, ...commandLine: readonly string[]): Promise<string> {
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    GIT_AUTHOR_DATE: "2026-01-02T03:04:05+01:00",
    GIT_COMMITTER_DATE: "2026-01-02T03:04:05+01:00",
  };
  const { stdout } = await run("git", ["-C", directory, ...commandLine], { env });
  return stdout.trim();
}

export interface SampleRepository {
  /** A temporary folder with everything in it. */
  readonly folder: string;
  readonly gitDirectory: string;
  /** Commits: main is first ← second; hotfix/0.1 is first ← fix; `lonely` has no history in common with them. */
  readonly first: string;
  readonly second: string;
  readonly fix: string;
  readonly lonely: string;
  /** The tag object of v0.1.0, which is annotated and stands at `first`; v0.2.0 is lightweight, at `second`. */
  readonly annotation: string;
  remove(): Promise<void>;
}

export async function createSampleRepository(): Promise<SampleRepository> {
  const folder = await mkdtemp(join(tmpdir(), "sandbox-github-"));
  const work = join(folder, "work");
  await git(folder, "init", "--quiet", "--initial-branch=main", work);
  await git(work, "config", "user.name", "Ada Lovelace");
  await git(work, "config", "user.email", "ada@example.org");
  const commit = async (file: string, message: string) => {
    await writeFile(join(work, file), `${message}\n`);
    await git(work, "add", "--all");
    await git(work, "commit", "--quiet", "--message", message);
    return git(work, "rev-parse", "HEAD");
  };
  const first = await commit("README.md", "Begin");
  await git(work, "tag", "--annotate", "--message", "The first one", "v0.1.0");
  await git(work, "checkout", "--quiet", "-b", "hotfix/0.1");
  const fix = await commit("fix.txt", "Mend");
  await git(work, "checkout", "--quiet", "main");
  const second = await commit("second.txt", "Grow");
  await git(work, "tag", "v0.2.0");
  await git(work, "checkout", "--quiet", "--orphan", "lonely");
  const lonely = await commit("lonely.txt", "Alone");
  const gitDirectory = join(folder, "omi.git");
  await git(folder, "clone", "--quiet", "--mirror", work, gitDirectory);
  const annotation = await git(gitDirectory, "rev-parse", "refs/tags/v0.1.0");
  const remove = () => rm(folder, { recursive: true, force: true });
  return { folder, gitDirectory, first, second, fix, lonely, annotation, remove };
}

export interface World extends SampleRepository {
  readonly clock: AdjustableClock;
  readonly github: GitHubServer;
  readonly checked: CheckingFetch;
  /** May write contents. */
  readonly writer: Octokit;
  connect(token?: string): Octokit;
  end(): Promise<void>;
}

/** A GitHub over the sample repository, and octokit as its client. */
export async function startWorld(options: Partial<GitHubOptions> = {}): Promise<World> {
  const sample = await createSampleRepository();
  const clock = adjustableClock(new Date("2026-03-04T05:06:07Z"));
  const github = await startGitHub({
    clock,
    repository: REPOSITORY,
    defaultBranch: "main",
    gitDirectory: sample.gitDirectory,
    tokens: TOKENS,
    ...options,
  });
  const checked = createCheckingFetch(await loadDescription(), () => github.uploadUrl);
  const connect = (token?: string) =>
    new Octokit({
      ...(token === undefined ? {} : { auth: token }),
      baseUrl: github.apiUrl,
      request: { fetch: checked.fetch },
      log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    });
  const end = async () => {
    await github.close();
    await sample.remove();
  };
  return { ...sample, clock, github, checked, writer: connect(WRITE_TOKEN), connect, end };
}

function ignore(): void {}

/** Uploads one asset as octokit does it. */
export function upload(client: Octokit, world: World, id: number, name: string, bytes: Uint8Array) {
  return client.rest.repos.uploadReleaseAsset({
    ...HERE,
    baseUrl: world.github.uploadUrl,
    release_id: id,
    name,
    // Octokit's types know only text here; it sends bytes as they are.
    data: bytes as unknown as string,
    headers: { "content-type": "application/octet-stream" },
  });
}

/** The status and GitHub's own words of a request that is refused. */
export async function refusalOf(request: Promise<unknown>): Promise<unknown> {
  try {
    await request;
  } catch (error) {
    const { status, response } = error as { status: number; response?: { data?: unknown } };
    const { message, errors } = (response?.data ?? {}) as { message?: string; errors?: unknown };
    return errors === undefined ? { status, message } : { status, message, errors };
  }
  return "not refused";
}
