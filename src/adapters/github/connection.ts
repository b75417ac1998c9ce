import { getOctokit } from "@actions/github";
import { ReleaseError } from "../../domain/release-error.ts";
import type { HttpClient } from "../http/client.ts";
import { type Fetch, type FetchThroughOptions, fetchThrough } from "../http/fetch-through.ts";
import type { Field } from "../http/shape.ts";
import { explainGitHub } from "./refusals.ts";

export const SERVICE = "GitHub";

export interface GitHubOptions {
  readonly owner: string;
  readonly repo: string;
  readonly token: string;
  /** `https://api.github.com`, without a slash at the end. */
  readonly baseUrl: string;
  /** Where assets are uploaded; the one that belongs to `baseUrl` where absent. */
  readonly uploadUrl?: string;
  readonly client: HttpClient;
}

/** A repository's API, and who asks. */
export interface Connection {
  readonly octokit: ReturnType<typeof getOctokit>;
  readonly client: HttpClient;
  readonly repository: { readonly owner: string; readonly repo: string };
  /** Of the repository, for requests that do not go through Octokit. */
  readonly apiUrl: string;
  readonly uploadUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A fetch for one call that must not take effect twice. */
  readonly fetchWith: (options: Pick<FetchThroughOptions, "lookAgain" | "repeatable">) => Fetch;
}

export function connect(options: GitHubOptions): Connection {
  const { owner, repo, token, baseUrl, client } = options;
  const fetchWith: Connection["fetchWith"] = (more) =>
    fetchThrough(client, { service: SERVICE, json: true, explain: explainGitHub, ...more });
  const path = `repos/${encodeURIComponent(owner)}/${encodeURIComponent(repo)}`;
  return {
    // Base URL and fetch have to be given: @actions/github has fixed its own, from the environment, when it was loaded.
    octokit: getOctokit(token, { baseUrl, request: { fetch: fetchWith({}) }, log: SILENT }),
    client,
    repository: { owner, repo },
    apiUrl: `${baseUrl}/${path}`,
    uploadUrl: `${options.uploadUrl ?? uploadUrlOf(baseUrl)}/${path}`,
    headers: {
      authorization: `token ${token}`,
      accept: "application/vnd.github+json",
      "x-github-api-version": "2022-11-28",
    },
    fetchWith,
  };
}

/** `api.` becomes `uploads.` on github.com and ghe.com; on GitHub Enterprise Server it is a path. */
function uploadUrlOf(baseUrl: string): string {
  return baseUrl.replace("://api.", "://uploads.").replace(/\/api\/v3$/, "/api/uploads");
}

/** Octokit would print deprecations on its own. */
const SILENT = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** What Octokit gives, as something that has yet to be checked; its types promise what a server may not keep. */
export async function answerOf(response: Promise<{ readonly data: unknown }>): Promise<Field> {
  return { service: SERVICE, path: "", value: (await unwrapped(response)).data };
}

/** Octokit wraps what our fetch throws; this gives it back. */
export async function unwrapped<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    throw cause instanceof ReleaseError ? cause : error;
  }
}

/** Undefined where GitHub answers 404. */
export async function unlessAbsent<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (isRefusal(error, "github-not-found")) return undefined;
    throw error;
  }
}

export function isRefusal(error: unknown, code: string): boolean {
  return error instanceof ReleaseError && error.diagnostics.some((found) => found.code === code);
}
