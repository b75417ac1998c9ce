import { systemClock } from "../../src/sandbox/clock.ts";
import { type GitHubServer, startGitHub } from "../../src/sandbox/github/server.ts";
import { type IdentityServer, startIdentity } from "../../src/sandbox/identity/server.ts";
import { createSigningKey } from "../../src/sandbox/identity/signing-key.ts";
import {
  type PackageIndexServer,
  startPackageIndex,
} from "../../src/sandbox/package-index/server.ts";
import { startSigstore } from "../../src/sandbox/sigstore/server.ts";
import { NAME, type Project } from "../release/project.ts";
import type { Services as SearchedServices } from "../secrets/known-secrets.ts";
import type { Rights } from "./copy-workflow.ts";

const REPOSITORY = {
  owner: "example",
  name: "example",
  id: 8001,
  ownerId: 7001,
  visibility: "public" as const,
};

/** Tokens of jobs, by what `contents` they may. They say what they are, so that no scanner takes them for secrets. */
const TOKENS = { read: "sandbox-token-of-a-reading-job", write: "sandbox-token-of-a-writing-job" };

/** Where a release goes: each job with the token that its `permissions` give it, and no other. */
export interface Services {
  readonly github: GitHubServer;
  readonly pypi: PackageIndexServer;
  readonly testpypi: PackageIndexServer;
  readonly rights: Rights;
  /** For whom jobs of each environment have asked for identity tokens so far: every audience once, in order. */
  audiences(): Readonly<Record<string, readonly string[]>>;
  /** For the environment of the whole run: what no job's right depends on. */
  readonly environment: Readonly<Record<string, string>>;
  /** What gives out secrets, and takes them. */
  readonly searched: SearchedServices;
  close(): Promise<void>;
}

/** PyPI and TestPyPI with a pending publisher each, of the environments that the examples name, and GitHub. */
export async function startServices(
  { bare }: Project,
  tag: string,
  commit: string,
): Promise<Services> {
  const github = await startGitHub({
    clock: systemClock,
    repository: REPOSITORY,
    defaultBranch: "main",
    gitDirectory: bare,
    tokens: [
      { value: TOKENS.read, contents: "read" },
      { value: TOKENS.write, contents: "write" },
    ],
  });
  const identities = await startIdentities(tag, commit);
  const { issuer } = identities.pypi;
  const sigstore = await startSigstore({ issuers: [issuer] });
  const pypi = await startIndex("pypi", issuer, sigstore);
  const testpypi = await startIndex("testpypi", issuer, sigstore);
  const opened = [github, ...Object.values(identities), sigstore, pypi, testpypi];
  return {
    github,
    pypi,
    testpypi,
    rights: { tokens: TOKENS, identities: mapValues(identities, variablesOf) },
    searched: {
      githubTokens: Object.values(TOKENS),
      github,
      identities: Object.values(identities),
      indexes: { PyPI: pypi, TestPyPI: testpypi },
    },
    audiences: () => mapValues(identities, audiencesOf),
    environment: {
      GITHUB_REPOSITORY: `${REPOSITORY.owner}/${REPOSITORY.name}`,
      GITHUB_API_URL: github.apiUrl,
      GITHUB_SERVER_URL: github.serverUrl,
      TAG2PYPI_SANDBOX: JSON.stringify({
        pypi: pypi.url,
        testpypi: testpypi.url,
        uploads: github.uploadUrl,
        fulcio: sigstore.fulcioUrl,
        rekor: sigstore.rekorUrl,
      }),
    },
    close: async () => {
      await Promise.all(opened.map((server) => server.close()));
    },
  };
}

/** One issuer, at an address for each environment: what a job asks there, its tokens name that environment. */
async function startIdentities(tag: string, commit: string) {
  const key = await createSigningKey();
  const start = (environment: string, issuer?: string) =>
    startIdentity({
      clock: systemClock,
      key,
      ...(issuer === undefined ? {} : { issuer }),
      job: { ...jobOf(tag, commit), environment },
    });
  const pypi = await start("pypi");
  return { pypi, testpypi: await start("testpypi", pypi.issuer) };
}

/** The first run, begun by a push: neither PyPI nor our actions look at that in the tokens of later ones. */
function jobOf(tag: string, commit: string) {
  return {
    repository: REPOSITORY,
    ref: `refs/tags/${tag}`,
    sha: commit,
    workflowFile: "publish.yml",
    workflow: "Publish",
    event: "push",
    runId: 1,
    runNumber: 1,
    runAttempt: 1,
    actor: { login: REPOSITORY.owner, id: REPOSITORY.ownerId },
  };
}

function variablesOf({ requestUrl, requestToken }: IdentityServer) {
  return {
    ACTIONS_ID_TOKEN_REQUEST_URL: requestUrl,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
  };
}

function audiencesOf({ issued }: IdentityServer): readonly string[] {
  const audiences = issued.map((token) => {
    const claims = Buffer.from(token.split(".")[1] ?? "", "base64url").toString();
    return String(JSON.parse(claims).aud);
  });
  return [...new Set(audiences)].toSorted();
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}

async function startIndex(
  name: "pypi" | "testpypi",
  issuer: string,
  { trustedRoot }: Awaited<ReturnType<typeof startSigstore>>,
): Promise<PackageIndexServer> {
  const index = await startPackageIndex({ name, issuers: [issuer], trustedRoot });
  index.addPendingPublisher(NAME, {
    owner: REPOSITORY.owner,
    repository: REPOSITORY.name,
    ownerId: String(REPOSITORY.ownerId),
    workflow: "publish.yml",
    environment: name,
  });
  return index;
}
