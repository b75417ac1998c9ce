import { createHash } from "node:crypto";
import { afterEach } from "@jest/globals";
import { identityAdapter } from "../../../src/adapters/identity/adapter.ts";
import { packageIndexAdapter } from "../../../src/adapters/package-index/adapter.ts";
import { resolveIndex } from "../../../src/domain/publisher/index-address.ts";
import type { Identity } from "../../../src/ports/identity.ts";
import type { PackageIndex } from "../../../src/ports/package-index.ts";
import { type AdjustableClock, adjustableClock } from "../../../src/sandbox/clock.ts";
import type { Job } from "../../../src/sandbox/identity/job.ts";
import {
  type ClaimChanges,
  type IdentityServer,
  startIdentity,
} from "../../../src/sandbox/identity/server.ts";
import { createSigningKey } from "../../../src/sandbox/identity/signing-key.ts";
import type { PublisherForm } from "../../../src/sandbox/package-index/administration.ts";
import {
  type PackageIndexServer,
  startPackageIndex,
} from "../../../src/sandbox/package-index/server.ts";
import { recordingClock, testClient } from "../../adapters/http/scripted-server.ts";
import { wheelOf } from "../../sandbox/package-index/distributions.ts";
import { fieldsOf, outcome } from "../../sandbox/package-index/upload-client.ts";

const NOW = "2026-03-04T05:06:07Z";

export const JOB: Job = {
  repository: { owner: "slapglif", name: "omi", id: 1, ownerId: 2020, visibility: "public" },
  ref: "refs/tags/v0.3.0",
  sha: "c".repeat(40),
  workflowFile: "publish.yml",
  workflow: "Publish",
  environment: "pypi",
  event: "push",
  runId: 1,
  runNumber: 1,
  runAttempt: 1,
  actor: { login: "slapglif", id: 2020 },
};

/** The publisher that is for JOB. */
export const PUBLISHER: PublisherForm = {
  owner: "slapglif",
  repository: "omi",
  ownerId: "2020",
  workflow: "publish.yml",
  environment: "pypi",
};

/** A PyPI, a TestPyPI and an issuer, with our adapters to them; closed after the test. */
export interface World {
  readonly clock: AdjustableClock;
  readonly issuer: IdentityServer;
  readonly servers: Readonly<Record<"pypi" | "testpypi", PackageIndexServer>>;
  readonly identity: Identity;
  /** `index("pypi")`: the adapter. */
  index(name: "pypi" | "testpypi"): PackageIndex;
  /** The text with the sandbox's addresses as those that they stand in for. */
  real(text: string | undefined): string | undefined;
}

const key = createSigningKey();
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** @param job What is different about the job that asks. @param claims Claims of every token that it gets. */
export async function startWorld(
  job: Partial<Job> = {},
  claims: ClaimChanges = {},
): Promise<World> {
  const clock = adjustableClock();
  clock.set(new Date(NOW));
  const issuer = await startIdentity({ clock, job: { ...JOB, ...job }, claims, key: await key });
  const open = (name: "pypi" | "testpypi") =>
    startPackageIndex({ name, clock, issuers: [issuer.issuer] });
  const servers = { pypi: await open("pypi"), testpypi: await open("testpypi") };
  closing.push(issuer.close, servers.pypi.close, servers.testpypi.close);
  const client = testClient({ clock: recordingClock(NOW) });
  const mask = () => undefined;
  const addresses = { pypi: servers.pypi.url, testpypi: servers.testpypi.url };
  return {
    clock,
    issuer,
    servers,
    identity: identityAdapter({ ...issuer, client, mask }),
    index: (name) => packageIndexAdapter({ index: resolveIndex(name, addresses), client, mask }),
    real: (text) =>
      text
        ?.replaceAll(servers.testpypi.url, "https://test.pypi.org")
        .replaceAll(servers.pypi.url, "https://pypi.org"),
  };
}

/** Publishes a version of omi, as the publisher's own job would, with attestations; the index does not verify them. */
export async function publishEarlier(
  { issuer, servers }: World,
  publisher: PublisherForm = PUBLISHER,
  { version = "0.2.0", on = "pypi" }: { version?: string; on?: "pypi" | "testpypi" } = {},
): Promise<void> {
  const server = servers[on];
  if (server.state.projects["omi"] === undefined) server.addPendingPublisher("omi", publisher);
  else server.registerPublisher("omi", publisher);
  const repository = `${publisher.owner}/${publisher.repository}`;
  const reference = `${repository}/.github/workflows/${publisher.workflow}@refs/tags/v${version}`;
  const token = issuer.issue(on, {
    repository,
    repository_owner: publisher.owner,
    repository_owner_id: publisher.ownerId,
    workflow_ref: reference,
    job_workflow_ref: reference,
    ref: `refs/tags/v${version}`,
    event_name: "push",
    environment: publisher.environment,
  });
  const minted = await fetch(`${server.url}/_/oidc/mint-token`, {
    method: "POST",
    body: JSON.stringify({ token }),
  });
  if (!minted.ok) throw new Error(await minted.text());
  // What a minted token comes in.
  const answer = (await minted.json()) as { readonly token: string };
  await uploadWheel(server, version, answer.token, true);
}

/** Uploads a version of omi with an API token: its files name no publisher. */
export async function publishByToken({ servers }: World, version = "0.2.0"): Promise<void> {
  await uploadWheel(servers.pypi, version, servers.pypi.addApiToken(), false);
}

async function uploadWheel(
  server: PackageIndexServer,
  version: string,
  token: string,
  attested: boolean,
): Promise<void> {
  const file = wheelOf("omi", version);
  const attestations = attested ? { attestations: attestationOf(file) } : {};
  const fields = { ...fieldsOf(file, "omi", version), ...attestations };
  const result = await outcome(server, { fields, file, token });
  if (!result.startsWith("200")) throw new Error(result);
}

/** Of the right form, which is all that an index without a trusted root looks at. */
function attestationOf({ filename, bytes }: ReturnType<typeof wheelOf>): string {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const statement = {
    predicateType: "https://docs.pypi.org/attestations/publish/v1",
    subject: [{ name: filename, digest: { sha256 } }],
  };
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  return JSON.stringify([
    {
      version: 1,
      verification_material: { certificate: base64("one"), transparency_entries: [{}] },
      envelope: { statement: base64(JSON.stringify(statement)), signature: base64("one") },
    },
  ]);
}
