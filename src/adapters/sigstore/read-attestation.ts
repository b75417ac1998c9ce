import { createHash } from "node:crypto";
import { crypto, dsse, X509Certificate } from "@sigstore/core";
import {
  type Attestation,
  type LogEntry,
  malformed,
} from "../../domain/attestation/attestation.ts";
import type { AttestationContent, SigningCertificate } from "../../domain/attestation/checks.ts";
import { STATEMENT_MEDIA_TYPE } from "../../domain/attestation/statement.ts";

/** Extensions of Fulcio's certificates ("Fulcio OID information"), each a UTF8String. */
const EXTENSIONS = {
  issuer: "1.3.6.1.4.1.57264.1.8",
  repository: "1.3.6.1.4.1.57264.1.12",
  workflow: "1.3.6.1.4.1.57264.1.18",
};

/**
 * What an attestation says, once its parts have been found to belong together: the certificate's key has signed the
 * statement, and the log's entry is of this signature by this certificate. That Sigstore itself has signed
 * certificate and entry is for the index to verify. Throws a ReleaseError (attestation-invalid).
 */
export function readAttestation(attestation: Attestation): AttestationContent {
  const { verification_material, envelope } = attestation;
  const certificate = parseCertificate(verification_material.certificate);
  const statement = Buffer.from(envelope.statement, "base64");
  requireSignature(certificate, statement, envelope.signature);
  const [entry, ...others] = verification_material.transparency_entries;
  if (entry === undefined || others.length > 0) {
    throw malformed("it does not have exactly one entry of the transparency log");
  }
  requireEntry(entry, { certificate, statement, signature: envelope.signature });
  return {
    statement: statement.toString(),
    certificate: describeCertificate(certificate),
    logIndex: digits(entry, "logIndex"),
    loggedAt: Number(digits(entry, "integratedTime")),
  };
}

function parseCertificate(base64: string): X509Certificate {
  try {
    return X509Certificate.parse(Buffer.from(base64, "base64"));
  } catch {
    throw malformed("its certificate is not one (X.509)");
  }
}

/** DSSE, protocol: the signature is over the type and the payload, each with its length. */
function requireSignature(certificate: X509Certificate, statement: Buffer, signature: string) {
  const signed = dsse.preAuthEncoding(STATEMENT_MEDIA_TYPE, statement);
  const key = crypto.createPublicKey(certificate.publicKey);
  if (crypto.verify(signed, key, Buffer.from(signature, "base64"))) return;
  throw malformed("its signature is not by the certificate's key over its statement");
}

interface Signed {
  readonly certificate: X509Certificate;
  readonly statement: Buffer;
  readonly signature: string;
}

/** Rekor's dsse type, version 0.0.1: digest of the payload, signature, and who has signed. */
function requireEntry(entry: LogEntry, { certificate, statement, signature }: Signed): void {
  const body = parseBody(entry);
  if (property(body, "kind") !== "dsse" || property(body, "apiVersion") !== "0.0.1") {
    throw malformed("its log entry is not of the kind dsse 0.0.1");
  }
  const spec = property(body, "spec");
  const digest = createHash("sha256").update(statement).digest("hex");
  const signatures = property(spec, "signatures");
  const [logged]: readonly unknown[] = Array.isArray(signatures) ? signatures : [];
  const ours =
    property(property(spec, "payloadHash"), "value") === digest &&
    property(logged, "signature") === signature &&
    isCertificate(property(logged, "verifier"), certificate);
  if (!ours) throw malformed("its log entry is of another signature");
}

function parseBody(entry: LogEntry): unknown {
  try {
    return JSON.parse(Buffer.from(String(entry["canonicalizedBody"]), "base64").toString());
  } catch {
    throw malformed("the body of its log entry is not JSON");
  }
}

/** Base64 of PEM. */
function isCertificate(verifier: unknown, certificate: X509Certificate): boolean {
  try {
    const pem = Buffer.from(String(verifier), "base64").toString();
    return X509Certificate.parse(pem).equals(certificate);
  } catch {
    return false;
  }
}

function describeCertificate(certificate: X509Certificate): SigningCertificate {
  const read = (oid: string) =>
    certificate.extension(oid)?.valueObj.subs[0]?.value.toString("utf8") ?? "";
  return {
    identity: certificate.subjectAltName ?? "",
    issuer: read(EXTENSIONS.issuer),
    repository: read(EXTENSIONS.repository),
    workflow: read(EXTENSIONS.workflow),
    validFrom: secondsOf(certificate.notBefore),
    validUntil: secondsOf(certificate.notAfter),
  };
}

function secondsOf(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

/** 64-bit numbers are text in protobuf's JSON. */
function digits(entry: LogEntry, name: string): string {
  const value = entry[name];
  if (typeof value === "string" && /^\d{1,19}$/.test(value)) return value;
  throw malformed(`${name} of its log entry is not a number`);
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
