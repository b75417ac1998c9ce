import { createHash } from "node:crypto";
import type { CA, CTLog } from "@sigstore/mock/dist/fulcio/index.js";
import type { TLog } from "@sigstore/mock/dist/rekor/index.js";

/** Services of a sandbox are trusted at any time: their keys never live long. */
const SINCE = "2020-01-01T00:00:00Z";

/** Whom to trust (sigstore_trustroot.proto, TrustedRoot), in its JSON form: what verifiers in any language read. */
export interface TrustedRootJson {
  readonly mediaType: string;
  readonly tlogs: readonly TrustedLog[];
  readonly certificateAuthorities: readonly TrustedAuthority[];
  readonly ctlogs: readonly TrustedLog[];
  readonly timestampAuthorities: readonly TrustedAuthority[];
}

interface TrustedLog {
  readonly baseUrl: string;
  readonly hashAlgorithm: "SHA2_256";
  readonly publicKey: {
    readonly rawBytes: string;
    readonly keyDetails: "PKIX_ECDSA_P256_SHA_256";
    readonly validFor: { readonly start: string };
  };
  readonly logId: { readonly keyId: string };
}

interface TrustedAuthority {
  readonly subject: { readonly organization: string; readonly commonName: string };
  readonly uri: string;
  readonly certChain: { readonly certificates: readonly { readonly rawBytes: string }[] };
  readonly validFor: { readonly start: string };
}

export interface TrustedServices {
  readonly fulcioUrl: string;
  readonly rekorUrl: string;
  readonly authority: CA;
  readonly certificateLog: CTLog;
  readonly log: TLog;
}

export function describeTrust(services: TrustedServices): TrustedRootJson {
  const { authority, certificateLog, log, fulcioUrl, rekorUrl } = services;
  const validFor = { start: SINCE };
  const trustLog = (baseUrl: string, key: Buffer): TrustedLog => ({
    baseUrl,
    hashAlgorithm: "SHA2_256",
    publicKey: {
      rawBytes: key.toString("base64"),
      keyDetails: "PKIX_ECDSA_P256_SHA_256",
      validFor,
    },
    // RFC 6962, 3.2: a log's id is the digest of its key.
    logId: { keyId: createHash("sha256").update(key).digest("base64") },
  });
  const root = authority.rootCertificate;
  const rawBytes = Buffer.from(root.buffer, root.byteOffset, root.byteLength).toString("base64");
  return {
    mediaType: "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
    tlogs: [trustLog(rekorUrl, log.publicKey)],
    certificateAuthorities: [
      {
        subject: { organization: "sigstore.mock", commonName: "sigstore" },
        uri: fulcioUrl,
        certChain: { certificates: [{ rawBytes }] },
        validFor,
      },
    ],
    ctlogs: [trustLog(fulcioUrl, certificateLog.publicKey)],
    timestampAuthorities: [],
  };
}
