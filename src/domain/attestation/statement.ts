import type { Distribution } from "../manifest.ts";

const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
/** Says: this file was published by this publisher (PyPI's documentation, "PyPI Publish Attestation"). */
const PREDICATE_TYPE = "https://docs.pypi.org/attestations/publish/v1";

/** DSSE's name of what is signed; part of the signed bytes. */
export const STATEMENT_MEDIA_TYPE = "application/vnd.in-toto+json";

/** The one file that a statement is about. */
export type Subject = Pick<Distribution, "name" | "sha256">;

/** The statement that is signed for a file (in-toto attestation framework, Statement v1), as JSON. */
export function writeStatement({ name, sha256 }: Subject): string {
  return JSON.stringify({
    _type: STATEMENT_TYPE,
    subject: [{ name, digest: { sha256 } }],
    predicateType: PREDICATE_TYPE,
    predicate: null,
  });
}

/** What is wrong with a statement that should be about a file: the end of a sentence; undefined where nothing is. */
export function statementProblem(text: string, wanted: Subject): string | undefined {
  const statement = parseObject(text);
  if (statement === undefined) return "its statement is not a JSON object";
  if (statement["_type"] !== STATEMENT_TYPE) return `its statement's type is not ${STATEMENT_TYPE}`;
  if (statement["predicateType"] !== PREDICATE_TYPE) {
    return `its predicate is not ${PREDICATE_TYPE}`;
  }
  const subjects = statement["subject"];
  if (!Array.isArray(subjects) || subjects.length !== 1) {
    return "its statement does not have exactly one subject";
  }
  const [subject]: readonly unknown[] = subjects;
  const name = property(subject, "name");
  if (name !== wanted.name) return `it is about ${shown(name)}`;
  const digest = property(property(subject, "digest"), "sha256");
  if (digest === wanted.sha256) return undefined;
  return `it is about a file with sha256 ${shown(digest)}; this one has ${wanted.sha256}`;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return value as Readonly<Record<string, unknown>>; // an object that is no list
  } catch {
    return undefined;
  }
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}

function shown(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 200) ?? "nothing";
}
