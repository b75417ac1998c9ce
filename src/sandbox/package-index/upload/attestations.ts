import { Refusal } from "../refusal.ts";
import type { WellFormedAttestation } from "./attestation-verifier.ts";
import type { Candidate } from "./candidate.ts";

const PREDICATE_TYPES = [
  "https://docs.pypi.org/attestations/publish/v1",
  "https://slsa.dev/provenance/v1",
];

/** The statement of an attestation (in-toto), as far as the index looks at it. */
interface Statement {
  readonly predicateType: string;
  readonly name: string;
  readonly sha256: string;
}

/**
 * Shape and policy of the attestations that came with the file (PEP 740); signatures are verified where the index was
 * given a trusted root. Gives the attestations as they were sent.
 */
export function readAttestations({
  attestations: text,
  content,
  context,
  digests,
  identity,
}: Candidate): readonly unknown[] {
  if (text === undefined || context.switches.attestationsDisabled) return [];
  if (identity.kind !== "publisher")
    throw invalid("Attestations are only supported when using Trusted Publishing");
  const attestations = parse(text);
  if (attestations.length === 0)
    throw invalid("Malformed attestations: an empty attestation set is not permitted");
  if (attestations.length > PREDICATE_TYPES.length)
    throw invalid(`A maximum of ${PREDICATE_TYPES.length} attestations per file are supported`);
  const seen = new Set<string>();
  for (const { attestation, statement } of attestations) {
    const problem = context.verifyAttestation?.(attestation, identity.publisher);
    if (problem !== undefined) throw unverified(problem);
    requireSubject(statement, content.filename, digests.sha256);
    requireNewPredicate(statement.predicateType, seen);
  }
  return attestations.map(({ attestation }) => attestation);
}

function invalid(why: string): Refusal {
  return new Refusal(400, `Invalid attestations supplied during upload: ${why}`);
}

/** The first words are the index's, the second pypi-attestations's (0.0.30, measured). */
function unverified(why: string): Refusal {
  return invalid(
    `Could not verify the uploaded artifact using the included attestation: Verification failed: ${why}`,
  );
}

function requireSubject({ name, sha256 }: Statement, filename: string, digest: string): void {
  if (name !== filename)
    throw unverified(`subject does not match distribution name: ${name} != ${filename}`);
  if (sha256 !== digest) throw unverified("subject does not match distribution digest");
}

function requireNewPredicate(type: string, seen: Set<string>): void {
  if (!PREDICATE_TYPES.includes(type))
    throw invalid(`Attestation with unsupported predicate type: ${type}`);
  if (seen.has(type)) {
    throw invalid(
      `Multiple attestations for the same file with the same predicate type (${type}) are not supported`,
    );
  }
  seen.add(type);
}

interface Parsed {
  readonly attestation: WellFormedAttestation;
  readonly statement: Statement;
}

function parse(text: string): readonly Parsed[] {
  const value = parseJson(text);
  if (!Array.isArray(value)) throw malformed("Input should be a valid list");
  return value.map((attestation: unknown, position) => {
    const problem = shapeProblem(attestation);
    if (problem !== undefined) throw malformed(problem, position);
    // shapeProblem has looked at every field.
    const wellFormed = attestation as WellFormedAttestation;
    return { attestation: wellFormed, statement: readStatement(attestation) };
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed("Invalid JSON");
  }
}

function malformed(problem: string, position?: number): Refusal {
  const at = position === undefined ? "" : `${position}\n`;
  return invalid(
    `Malformed attestations: 1 validation error for list[Attestation]\n${at}  ${problem}`,
  );
}

/** A field of what may be an object. */
function field(value: unknown, name: string): unknown {
  // Any object can be asked for any of its fields.
  return typeof value === "object" && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** PEP 740, attestation objects. */
function shapeProblem(attestation: unknown): string | undefined {
  if (field(attestation, "version") !== 1) return "version: Input should be 1";
  const material = field(attestation, "verification_material");
  const entries = field(material, "transparency_entries");
  if (!isBase64(field(material, "certificate")))
    return "verification_material.certificate: Input should be valid base64";
  if (!Array.isArray(entries) || entries.length === 0)
    return "verification_material.transparency_entries: List should have at least 1 item";
  const envelope = field(attestation, "envelope");
  const missing = ["statement", "signature"].find((name) => !isBase64(field(envelope, name)));
  return missing && `envelope.${missing}: Input should be valid base64`;
}

function isBase64(value: unknown): value is string {
  return typeof value === "string" && value !== "" && /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(value);
}

function readStatement(attestation: unknown): Statement {
  const encoded = field(field(attestation, "envelope"), "statement");
  const statement = parseStatement(String(encoded));
  const subjects = field(statement, "subject");
  const subject: unknown = Array.isArray(subjects) ? subjects[0] : undefined;
  return {
    predicateType: String(field(statement, "predicateType")),
    name: String(field(subject, "name")),
    sha256: String(field(field(subject, "digest"), "sha256")),
  };
}

function parseStatement(encoded: string): unknown {
  try {
    return JSON.parse(Buffer.from(encoded, "base64").toString());
  } catch {
    throw unverified("invalid statement");
  }
}

/** What the index publishes about the attestations of a file (PEP 740, provenance objects). */
export function provenanceOf({ identity }: Candidate, attestations: readonly unknown[]): unknown {
  if (identity.kind !== "publisher" || attestations.length === 0) return undefined;
  const { owner, repository, workflow, environment } = identity.publisher;
  const publisher = {
    kind: "GitHub",
    claims: null,
    repository: `${owner}/${repository}`,
    workflow,
    environment: environment === "" ? null : environment,
  };
  return { version: 1, attestation_bundles: [{ publisher, attestations }] };
}
