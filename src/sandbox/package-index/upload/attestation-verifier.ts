import { bundleFromJSON } from "@sigstore/bundle";
import { X509Certificate } from "@sigstore/core";
import { TrustedRoot } from "@sigstore/protobuf-specs";
import { toSignedEntity, toTrustMaterial, Verifier } from "@sigstore/verify";
import type { TrustedRootJson } from "../../sigstore/trusted-root.ts";
import type { Publisher } from "../trusted-publishing/publishers.ts";

/** An attestation object (PEP 740) whose shape has been checked. */
export interface WellFormedAttestation {
  readonly verification_material: {
    readonly certificate: string;
    readonly transparency_entries: readonly unknown[];
  };
  readonly envelope: { readonly statement: string; readonly signature: string };
}

/** Why an attestation is not by a publisher, in words for the uploader; undefined where it is. */
export type AttestationVerifier = (
  attestation: WellFormedAttestation,
  publisher: Publisher,
) => string | undefined;

const SITE = "https://github.com/";
/** Fulcio's extensions: repository, its commit and ref, and the workflow file that was started. */
const OIDS = {
  repository: "1.3.6.1.4.1.57264.1.12",
  digest: "1.3.6.1.4.1.57264.1.13",
  ref: "1.3.6.1.4.1.57264.1.14",
  workflow: "1.3.6.1.4.1.57264.1.18",
};

/** Verifies signature, certificate and log entry against a trusted root, and the publisher as pypi-attestations does. */
export function attestationVerifier(
  trustedRoot: TrustedRootJson,
  issuers: readonly string[],
): AttestationVerifier {
  const trust = toTrustMaterial(TrustedRoot.fromJSON(trustedRoot));
  const verifier = new Verifier(trust, { tlogThreshold: 1, ctlogThreshold: 1 });
  return (attestation, publisher) => {
    try {
      const { identity } = verifier.verify(toSignedEntity(bundleFromJSON(toBundle(attestation))));
      if (!issuers.includes(identity?.extensions?.issuer ?? "")) {
        return "Certificate's OIDCIssuer does not match";
      }
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    return publisherProblem(attestation, publisher);
  };
}

function toBundle({ verification_material, envelope }: WellFormedAttestation): unknown {
  return {
    mediaType: "application/vnd.dev.sigstore.bundle.v0.3+json",
    verificationMaterial: {
      certificate: { rawBytes: verification_material.certificate },
      tlogEntries: verification_material.transparency_entries,
    },
    dsseEnvelope: {
      payload: envelope.statement,
      payloadType: "application/vnd.in-toto+json",
      signatures: [{ sig: envelope.signature }],
    },
  };
}

/** The environment is not compared, and the workflow may be named by commit or by ref. */
function publisherProblem(
  { verification_material }: WellFormedAttestation,
  { owner, repository, workflow }: Publisher,
): string | undefined {
  const der = Buffer.from(verification_material.certificate, "base64");
  const certificate = X509Certificate.parse(der);
  const read = (oid: string) =>
    certificate.extension(oid)?.valueObj.subs[0]?.value.toString("utf8") ?? "";
  const address = `${SITE}${owner}/${repository}`;
  if (read(OIDS.repository) !== address) {
    return "Certificate's OIDCSourceRepositoryURI does not match";
  }
  const file = `${address}/.github/workflows/${workflow}`;
  const started = [read(OIDS.digest), read(OIDS.ref)].map((at) => `${file}@${at}`);
  if (started.includes(read(OIDS.workflow))) return undefined;
  return `Certificate's Build Config URI (${read(OIDS.workflow)}) does not match expected Trusted Publisher (${workflow} @ ${owner}/${repository})`;
}
