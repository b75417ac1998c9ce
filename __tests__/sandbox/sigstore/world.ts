import { afterEach } from "@jest/globals";
import { bundleFromJSON } from "@sigstore/bundle";
import { TrustedRoot } from "@sigstore/protobuf-specs";
import { toSignedEntity, toTrustMaterial, Verifier } from "@sigstore/verify";
import type { HttpClient } from "../../../src/adapters/http/client.ts";
import { identityAdapter } from "../../../src/adapters/identity/adapter.ts";
import { signerAdapter } from "../../../src/adapters/sigstore/signer.ts";
import type { Attestation } from "../../../src/domain/attestation/attestation.ts";
import { bundleOf } from "../../../src/domain/attestation/bundle.ts";
import type { Identity } from "../../../src/ports/identity.ts";
import type { Signer } from "../../../src/ports/signer.ts";
import { type SandboxClock, systemClock } from "../../../src/sandbox/clock.ts";
import type { Job } from "../../../src/sandbox/identity/job.ts";
import { type IdentityServer, startIdentity } from "../../../src/sandbox/identity/server.ts";
import { createSigningKey } from "../../../src/sandbox/identity/signing-key.ts";
import { type SigstoreServer, startSigstore } from "../../../src/sandbox/sigstore/server.ts";
import { testClient } from "../../adapters/http/scripted-server.ts";

export const JOB: Job = {
  repository: { owner: "slapglif", name: "omi", id: 424242, ownerId: 2020, visibility: "public" },
  ref: "refs/tags/v0.3.0",
  sha: "f00dfeedf00dfeedf00dfeedf00dfeedf00dfeed",
  workflowFile: "publish.yml",
  workflow: "publish",
  environment: "pypi",
  event: "push",
  runId: 22259804324,
  runNumber: 42,
  runAttempt: 1,
  actor: { login: "octocat", id: 1001 },
};

/** The address of the workflow that runs, as certificates name it. */
export const WORKFLOW =
  "https://github.com/slapglif/omi/.github/workflows/publish.yml@refs/tags/v0.3.0";

export interface World {
  readonly issuer: IdentityServer;
  readonly sigstore: SigstoreServer;
  readonly signer: Signer;
  readonly identity: Identity;
  /** Every identity token that the job was given. */
  readonly tokens: readonly string[];
  /** Verifies as any of Sigstore's users does, against the sandbox's trusted root. */
  verify(attestation: Attestation): void;
}

/** Making one takes a moment. */
const key = createSigningKey();

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** GitHub's issuer, Sigstore, and our adapters to both; closed after the test. */
export async function startWorld({
  job = {},
  clock = systemClock,
  client = testClient(),
  offline = false,
}: {
  readonly job?: Partial<Job>;
  readonly clock?: SandboxClock;
  readonly client?: HttpClient;
  /** The job may not ask for identity tokens. */
  readonly offline?: boolean;
} = {}): Promise<World> {
  const issuer = await startIdentity({ clock, job: { ...JOB, ...job }, key: await key });
  closing.push(issuer.close);
  const sigstore = await startSigstore({ clock, issuers: [issuer.issuer] });
  closing.push(sigstore.close);
  const tokens: string[] = [];
  return {
    issuer,
    sigstore,
    signer: signerAdapter({ client, ...sigstore }),
    identity: identityAdapter({
      ...(offline ? {} : issuer),
      client,
      mask: (token) => tokens.push(token),
    }),
    tokens,
    verify: (attestation) => {
      verifierOf(sigstore).verify(toSignedEntity(bundleFromJSON(bundleOf(attestation))), {
        subjectAlternativeName: WORKFLOW,
        extensions: { issuer: issuer.issuer },
      });
    },
  };
}

function verifierOf({ trustedRoot }: SigstoreServer): Verifier {
  const thresholds = { tlogThreshold: 1, ctlogThreshold: 1, timestampThreshold: 1 };
  return new Verifier(toTrustMaterial(TrustedRoot.fromJSON(trustedRoot)), thresholds);
}
