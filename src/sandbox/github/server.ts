import type { SandboxClock } from "../clock.ts";
import { addressOf, type Handler, type Listening, listen, send, textReply } from "../http.ts";
import { type Activity, noActivity } from "./activity.ts";
import { createApi } from "./api.ts";
import { answerFromStorage } from "./asset-storage.ts";
import type { Service } from "./call.ts";
import type { RepositoryDescription } from "./description.ts";
import { serveGit } from "./git-http.ts";
import type { AccessToken } from "./permissions.ts";
import { createRateLimit } from "./rate-limit.ts";
import { NO_RELEASES, type ReleasesState } from "./releases-state.ts";
import { loadReleases, saveReleases } from "./storage.ts";
import { Switches } from "./switches.ts";

export interface GitHubOptions {
  readonly clock: SandboxClock;
  readonly repository: RepositoryDescription;
  readonly defaultBranch: string;
  /** A bare repository on disk: the truth for refs, commits and trees, and what is cloned and pushed to. */
  readonly gitDirectory: string;
  readonly tokens: readonly AccessToken[];
  /** Releases to begin with, as `state` gave them or loadReleases has read them. */
  readonly restored?: ReleasesState;
}

export interface ServedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
}

export interface GitHubServer {
  /** What GITHUB_API_URL is to say. */
  readonly apiUrl: string;
  /** Where assets are uploaded to; the API's `upload_url` leads there. */
  readonly uploadUrl: string;
  /** What GITHUB_SERVER_URL is to say; git finds the repository at `/OWNER/NAME.git` there. */
  readonly serverUrl: string;
  readonly switches: Switches;
  /** What a test may put into the repository at any time; it is not saved. */
  readonly activity: Activity;
  /** As it is now: releases newest first, with the bytes of their assets. */
  readonly state: ReleasesState;
  /** Every request to any of the three hosts so far. */
  readonly requests: readonly ServedRequest[];
  saveTo(directory: string): Promise<void>;
  /** Replaces all releases by those saved there. */
  loadFrom(directory: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts a GitHub with one repository, on three free ports of the loopback interface. */
export async function startGitHub(options: GitHubOptions): Promise<GitHubServer> {
  const requests: ServedRequest[] = [];
  // The handlers are made before the addresses are known, and called only after.
  let handlers: Readonly<Record<"api" | "uploads" | "web", Handler>> | undefined;
  const open = (host: "api" | "uploads" | "web"): Promise<Listening> =>
    listen((request, response) => {
      requests.push({ method: request.method ?? "GET", path: addressOf(request).pathname });
      return handlers?.[host](request, response);
    });
  const [api, uploads, web] = await Promise.all([open("api"), open("uploads"), open("web")]);
  const service: Service = {
    ...options,
    switches: new Switches(),
    addresses: { api: api.url, uploads: uploads.url, web: web.url },
    releases: options.restored ?? NO_RELEASES,
    activity: noActivity(),
  };
  const count = createRateLimit(options.clock);
  handlers = {
    api: createApi(service, "api", count),
    uploads: createApi(service, "uploads", count),
    web: createWeb(service),
  };
  return {
    apiUrl: api.url,
    uploadUrl: uploads.url,
    serverUrl: web.url,
    switches: service.switches,
    activity: service.activity,
    get state() {
      return service.releases;
    },
    requests,
    saveTo: (directory) => saveReleases(service.releases, directory),
    loadFrom: async (directory) => {
      service.releases = await loadReleases(directory);
    },
    close: async () => {
      await Promise.all([api.close(), uploads.close(), web.close()]);
    },
  };
}

/** The site itself: the repository for git, and beside it the storage of asset bytes. */
function createWeb(service: Service): Handler {
  return async (request, response) => {
    const { authorization } = request.headers;
    const stored = answerFromStorage(service, addressOf(request), authorization);
    if (stored !== undefined) send(response, stored);
    else if (!(await serveGit(service, request, response))) {
      send(response, textReply(404, "Not Found"));
    }
  };
}
