import { ReleaseError } from "../release-error.ts";
import { attestationDiagnostics } from "./diagnostics.ts";

/** An attestation object (PEP 740, version 1), its field names as they are sent. Nothing in it is secret. */
export interface Attestation {
  readonly version: 1;
  readonly verification_material: {
    /** The signing certificate: base64 of DER. */
    readonly certificate: string;
    /** Entries of Sigstore's transparency log, as a bundle's `tlogEntries` has them; one for each attestation of ours. */
    readonly transparency_entries: readonly LogEntry[];
  };
  readonly envelope: {
    /** Base64 of the statement's bytes, as they were signed. */
    readonly statement: string;
    /** Base64 of an ECDSA signature in DER. */
    readonly signature: string;
  };
}

/** An entry of the log (sigstore_rekor.proto, TransparencyLogEntry, as JSON); carried along, not interpreted. */
export type LogEntry = Readonly<Record<string, unknown>>;

/** Name of the release's asset that holds the attestation of a file; what PyPA's tools call it, too. */
export function attestationAssetName(file: string): string {
  return `${file}.publish.attestation`;
}

export function serializeAttestation(attestation: Attestation): string {
  return JSON.stringify(attestation);
}

/** The upload form's field `attestations`: a JSON list of what `serializeAttestation` gave. */
export function attestationsField(serialized: readonly string[]): string {
  return `[${serialized.join(",")}]`;
}

/** Reads an attestation object. Throws a ReleaseError (attestation-invalid) that names the field which is wrong. */
export function parseAttestation(text: string): Attestation {
  const root = asObject(parseJson(text), "the attestation");
  if (root["version"] !== 1) throw malformed("version is not 1");
  const material = asObject(root["verification_material"], "verification_material");
  const envelope = asObject(root["envelope"], "envelope");
  const entries = material["transparency_entries"];
  if (!Array.isArray(entries) || entries.length === 0) {
    throw malformed("verification_material.transparency_entries is not a list with an entry");
  }
  return {
    version: 1,
    verification_material: {
      certificate: readBase64(material, "verification_material.certificate"),
      transparency_entries: entries.map((entry) =>
        asObject(entry, "verification_material.transparency_entries"),
      ),
    },
    envelope: {
      statement: readBase64(envelope, "envelope.statement"),
      signature: readBase64(envelope, "envelope.signature"),
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed("it is not JSON");
  }
}

function asObject(value: unknown, field: string): LogEntry {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as LogEntry; // an object that is no list
  }
  throw malformed(`${field} is not an object`);
}

/** The field at the end of a path, of which `fields` are the last but one. */
function readBase64(fields: LogEntry, path: string): string {
  const value = fields[path.slice(path.lastIndexOf(".") + 1)];
  if (typeof value === "string" && /^[A-Za-z0-9+/]+={0,2}$/.test(value) && value.length % 4 === 0) {
    return value;
  }
  throw malformed(`${path} is not base64`);
}

/** The error for what is no attestation object. */
export function malformed(why: string): ReleaseError {
  return new ReleaseError(
    attestationDiagnostics.diagnose("attestation-invalid", {
      message: `The attestation cannot be read: ${why}.`,
      hint: "Publish with the attestations that this version of tag2pypi makes, or set `attestations: off`.",
    }),
  );
}
