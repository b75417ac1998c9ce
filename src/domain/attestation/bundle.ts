import { type Attestation, type LogEntry, malformed } from "./attestation.ts";
import { STATEMENT_MEDIA_TYPE } from "./statement.ts";

/** As much of a Sigstore bundle in its JSON form (sigstore_bundle.proto, v0.1 to v0.3) as an attestation is made of. */
export interface SerializedBundle {
  readonly mediaType: string;
  readonly verificationMaterial?:
    | {
        readonly certificate?: RawBytes | undefined;
        /** Before v0.3; the first one has signed. */
        readonly x509CertificateChain?: { readonly certificates: readonly RawBytes[] } | undefined;
        readonly tlogEntries: readonly LogEntry[];
      }
    | undefined;
  readonly dsseEnvelope?: SerializedEnvelope | undefined;
}

interface RawBytes {
  /** Base64 of DER. */
  readonly rawBytes: string;
}

interface SerializedEnvelope {
  /** Base64. */
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly { readonly sig: string }[];
}

/** The attestation that a bundle holds. Throws a ReleaseError (attestation-invalid) where a part of it is missing. */
export function attestationOf(bundle: SerializedBundle): Attestation {
  const { certificate, x509CertificateChain, tlogEntries = [] } = bundle.verificationMaterial ?? {};
  const signing = certificate ?? x509CertificateChain?.certificates[0];
  if (signing === undefined) throw malformed("the bundle has no certificate");
  const [entry, ...others] = tlogEntries;
  if (entry === undefined || others.length > 0) {
    throw malformed("the bundle does not have exactly one entry of the transparency log");
  }
  const { payload, signatures = [] } = bundle.dsseEnvelope ?? {};
  const [signature, ...more] = signatures;
  if (payload === undefined || signature === undefined || more.length > 0) {
    throw malformed("the bundle does not have exactly one signature of a statement");
  }
  return {
    version: 1,
    verification_material: {
      certificate: signing.rawBytes,
      transparency_entries: [withDefaults(entry)],
    },
    envelope: { statement: payload, signature: signature.sig },
  };
}

/**
 * Protobuf's JSON leaves out zeros and empty lists, as the proof of a log's first entry has them; PyPI's reader
 * (sigstore-models) wants them written.
 */
function withDefaults(entry: LogEntry): LogEntry {
  const { inclusionProof } = entry;
  if (typeof inclusionProof !== "object" || inclusionProof === null) return entry;
  return { ...entry, inclusionProof: { logIndex: "0", hashes: [], ...inclusionProof } };
}

/** The bundle (v0.3) that stands for an attestation: what Sigstore's verifiers take. */
export function bundleOf({ verification_material, envelope }: Attestation): SerializedBundle {
  return {
    mediaType: "application/vnd.dev.sigstore.bundle.v0.3+json",
    verificationMaterial: {
      certificate: { rawBytes: verification_material.certificate },
      tlogEntries: verification_material.transparency_entries,
    },
    dsseEnvelope: {
      payload: envelope.statement,
      payloadType: STATEMENT_MEDIA_TYPE,
      signatures: [{ sig: envelope.signature }],
    },
  };
}
