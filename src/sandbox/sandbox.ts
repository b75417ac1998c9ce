import { join } from "node:path";
import { type SandboxClock, systemClock } from "./clock.ts";
import { type GitHubServer, startGitHub } from "./github/server.ts";
import { loadReleases } from "./github/storage.ts";
import type { Job } from "./identity/job.ts";
import { type IdentityServer, startIdentity } from "./identity/server.ts";
import { type PackageIndexServer, startPackageIndex } from "./package-index/server.ts";
import { type SigstoreServer, startSigstore } from "./sigstore/server.ts";

/** The repository and the project that a sandbox is about. */
export interface SandboxOptions {
  readonly repository: {
    /** A bare git repository. */
    readonly bare: string;
    readonly owner: string;
    readonly name: string;
    readonly defaultBranch: string;
    readonly tag: string;
    /** 40 hex digits. */
    readonly commit: string;
  };
  /** Name of the project that the workflow may publish. */
  readonly project: string;
  /** Folder that keeps the index and GitHub's releases from one start to the next. */
  readonly state?: string;
  readonly clock?: SandboxClock;
  /** Changes to the job that asks for identity tokens: another event, another workflow. */
  readonly job?: Partial<Job>;
  /** What identity tokens say of their issuer; the address of the sandbox's own by default. */
  readonly issuer?: string;
}

/** PyPI, TestPyPI, GitHub and its OIDC issuer on loopback, set up as a maintainer would for trusted publishing. */
export interface Sandbox {
  readonly servers: {
    readonly pypi: PackageIndexServer;
    readonly testpypi: PackageIndexServer;
    readonly github: GitHubServer;
    readonly identity: IdentityServer;
    readonly sigstore: SigstoreServer;
  };
  /** What no runner variable says, for TAG2PYPI_SANDBOX: the root of each index by its name, and where assets are uploaded. */
  readonly addresses: {
    readonly pypi: string;
    readonly testpypi: string;
    readonly uploads: string;
    readonly fulcio: string;
    readonly rekor: string;
  };
  /** What a job's context says. */
  readonly github: {
    readonly owner: string;
    readonly repository: string;
    readonly apiUrl: string;
    readonly serverUrl: string;
    /** Of a job with `contents: write`, and of one with `contents: read`. */
    readonly token: string;
    readonly readingToken: string;
  };
  readonly identity: { readonly requestUrl: string; readonly requestToken: string };
  /** Writes the state, where there is a folder for it. */
  save(): Promise<void>;
  close(): Promise<void>;
}

/** What a maintainer registers on PyPI; the job is in that workflow and environment. */
const WORKFLOW = "publish.yml";
const ENVIRONMENT = "pypi";
const OWNER_ID = 7_001;
const REPOSITORY_ID = 8_001;
/** Says what it is, so that no scanner takes it for a secret. */
const TOKEN = "sandbox-token-of-the-job";
const READING_TOKEN = "sandbox-token-of-a-job-that-reads";

/** Starts all servers on free ports. Throws what goes wrong with a kept state; nothing stays open then. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const opened: { close(): Promise<void> }[] = [];
  try {
    return await open(options, (server) => {
      opened.push(server);
      return server;
    });
  } catch (error) {
    await Promise.all(opened.map((server) => server.close()));
    throw error;
  }
}

async function open(
  options: SandboxOptions,
  keep: <Server extends { close(): Promise<void> }>(server: Server) => Server,
): Promise<Sandbox> {
  const { state, clock = systemClock } = options;
  const openIndex = async (name: "pypi" | "testpypi") =>
    keep(
      await startPackageIndex({
        name,
        clock,
        ...trusted,
        trustedRoot: sigstore.trustedRoot,
        ...(state === undefined ? {} : { directory: join(state, name) }),
      }),
    );
  const github = keep(await openGitHub(options, clock));
  const job = { ...jobOf(options), ...options.job };
  const { issuer } = options;
  const identity = keep(
    await startIdentity({ clock, job, ...(issuer === undefined ? {} : { issuer }) }),
  );
  const trusted = {
    issuers: [identity.issuer],
    keyAddresses: { [identity.issuer]: identity.url },
  };
  const sigstore = keep(await startSigstore({ ...trusted, clock }));
  const pypi = await openIndex("pypi");
  const testpypi = await openIndex("testpypi");
  for (const index of [pypi, testpypi]) allowPublishing(index, options);
  const { owner, name } = options.repository;
  return {
    servers: { pypi, testpypi, github, identity, sigstore },
    addresses: {
      pypi: pypi.url,
      testpypi: testpypi.url,
      uploads: github.uploadUrl,
      fulcio: sigstore.fulcioUrl,
      rekor: sigstore.rekorUrl,
    },
    github: {
      owner,
      repository: name,
      apiUrl: github.apiUrl,
      serverUrl: github.serverUrl,
      token: TOKEN,
      readingToken: READING_TOKEN,
    },
    identity,
    save: async () => {
      if (state === undefined) return;
      await pypi.saveTo(join(state, "pypi"));
      await testpypi.saveTo(join(state, "testpypi"));
      await github.saveTo(join(state, "github"));
    },
    close: async () => {
      const servers = [pypi, testpypi, github, identity, sigstore];
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

async function openGitHub(
  { repository, state }: SandboxOptions,
  clock: SandboxClock,
): Promise<GitHubServer> {
  const restored = state === undefined ? undefined : await loadReleases(join(state, "github"));
  return startGitHub({
    clock,
    repository: describe(repository),
    defaultBranch: repository.defaultBranch,
    gitDirectory: repository.bare,
    tokens: [
      { value: TOKEN, contents: "write" },
      { value: READING_TOKEN, contents: "read" },
    ],
    ...(restored === undefined ? {} : { restored }),
  });
}

function jobOf({ repository }: SandboxOptions): Job {
  return {
    repository: describe(repository),
    ref: `refs/tags/${repository.tag}`,
    sha: repository.commit,
    workflowFile: WORKFLOW,
    workflow: "Publish",
    environment: ENVIRONMENT,
    event: "push",
    runId: 1,
    runNumber: 1,
    runAttempt: 1,
    actor: { login: repository.owner, id: OWNER_ID },
  };
}

function describe({ owner, name }: SandboxOptions["repository"]) {
  const ids = { id: REPOSITORY_ID, ownerId: OWNER_ID };
  return { owner, name, ...ids, visibility: "public" as const };
}

/** A pending publisher for a project that the index does not know; one that it knows has its publisher since then. */
function allowPublishing(index: PackageIndexServer, { repository, project }: SandboxOptions): void {
  const known = index.state.publishers.length + index.state.pendingPublishers.length > 0;
  if (known) return;
  index.addPendingPublisher(project, {
    owner: repository.owner,
    repository: repository.name,
    ownerId: String(OWNER_ID),
    workflow: WORKFLOW,
    environment: ENVIRONMENT,
  });
}
