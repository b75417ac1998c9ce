import { quote, quoteList } from "../python-text.ts";

/** A GitHub workflow that may publish projects. */
export interface Publisher {
  readonly id: string;
  readonly owner: string;
  readonly repository: string;
  readonly ownerId: string;
  /** File name in `.github/workflows/`. */
  readonly workflow: string;
  /** In lower case; empty where any environment, or none, will do. */
  readonly environment: string;
  /** Ids of the projects that it may upload to. */
  readonly projects: string[];
}

/** The payload of an identity token. */
export type Claims = Readonly<Record<string, unknown>>;

/** A token that is genuine, but not for any publisher. The message is what PyPI says in brackets. */
export class NoPublisher extends Error {}

/** A token that was exchanged before. */
export class ReusedToken extends Error {}

const REQUIRED_CLAIMS = [
  "repository",
  "repository_owner",
  "repository_owner_id",
  "job_workflow_ref",
  "jti",
  "event_name",
  "ref",
  "sha",
];

/** The fields by which a publisher is found. */
export type PublisherFields = Omit<Publisher, "id" | "projects">;

/**
 * The one of the publishers that the claims are for, checked as PyPI checks it (warehouse, `oidc/models/github.py`).
 * Throws NoPublisher, or ReusedToken.
 */
export function findPublisher<P extends PublisherFields>(
  publishers: readonly P[],
  claims: Claims,
  wasUsed: (jti: string) => boolean,
): P {
  for (const name of REQUIRED_CLAIMS) {
    if (claims[name] === undefined || claims[name] === null)
      throw new NoPublisher(`Missing claim ${quote(name)}`);
  }
  const publisher = lookUp(publishers, claims);
  verify(publisher, claims, wasUsed);
  return publisher;
}

function text(claims: Claims, name: string): string {
  const value = claims[name];
  return typeof value === "string" ? value : "";
}

/** Exact and case-sensitive; the environment's own publisher goes before one without environment. */
function lookUp<P extends PublisherFields>(publishers: readonly P[], claims: Claims): P {
  const workflow = /[^/]+\.(?:yml|yaml)(?=@)/.exec(text(claims, "job_workflow_ref"))?.[0];
  if (workflow === undefined)
    throw new NoPublisher("Could not job extract workflow filename from OIDC claims");
  const [owner, repository] = splitOnce(text(claims, "repository"), "/");
  const candidates = publishers.filter(
    (publisher) =>
      publisher.owner === owner &&
      publisher.repository === repository &&
      publisher.ownerId === claims["repository_owner_id"] &&
      publisher.workflow === workflow,
  );
  const environment = text(claims, "environment").toLowerCase();
  const found =
    candidates.find((publisher) => environment !== "" && publisher.environment === environment) ??
    candidates.find((publisher) => publisher.environment === "");
  if (found === undefined) throw new NoPublisher("Publisher with matching claims was not found");
  return found;
}

function splitOnce(value: string, separator: string): readonly [string, string] {
  const at = value.indexOf(separator);
  return at < 0 ? [value, ""] : [value.slice(0, at), value.slice(at + separator.length)];
}

/** The order of PyPI's table of required claims. */
function verify(
  publisher: PublisherFields,
  claims: Claims,
  wasUsed: (jti: string) => boolean,
): void {
  if (claims["repository_owner"] !== publisher.owner)
    throw new NoPublisher("Check failed for required claim 'repository_owner'");
  verifyWorkflow(publisher, claims);
  if (wasUsed(text(claims, "jti"))) throw new ReusedToken();
  if (claims["event_name"] === "pull_request_target") {
    throw new NoPublisher(
      "Publishing from a workflow invoked via 'pull_request_target' is not supported.",
    );
  }
}

function verifyWorkflow(publisher: PublisherFields, claims: Claims): void {
  const file = `${publisher.owner}/${publisher.repository}/.github/workflows/${publisher.workflow}`;
  const references = [text(claims, "ref"), text(claims, "sha")].filter((part) => part !== "");
  if (references.length === 0) throw new NoPublisher("The ref and sha claims are empty");
  const expected = [...new Set(references.map((reference) => `${file}@${reference}`))].sort();
  const actual = text(claims, "job_workflow_ref");
  if (expected.includes(actual)) return;
  throw new NoPublisher(
    `The job_workflow_ref claim does not match, expecting one of ${quoteList(expected)}, got ${quote(actual)}`,
  );
}

/** Whether two publishers are one and the same for PyPI's table, whose owner id is not part of the key. */
export function isSamePublisher(a: PublisherFields, b: PublisherFields): boolean {
  return (
    a.owner === b.owner &&
    a.repository === b.repository &&
    a.workflow === b.workflow &&
    a.environment === b.environment
  );
}
