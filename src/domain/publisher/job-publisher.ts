import { optional } from "../optional.ts";
import type { Claims } from "./claims.ts";

/** What an index compares with its trusted publishers, as this job's identity token states it. A claim that is missing is empty. */
export interface JobPublisher {
  readonly owner: string;
  /** Decimal digits: an account that is made anew under an old name has another. */
  readonly ownerId: string;
  /** Without its owner. */
  readonly repository: string;
  /** Name of the file that holds the job: `publish.yml`. */
  readonly workflow: string;
  readonly environment?: string;
}

/** Reads the claims by which PyPI finds a publisher (pypi/warehouse, `oidc/models/github.py`). */
export function readJobPublisher(claims: Claims): JobPublisher {
  const [owner = "", ...name] = claim(claims, "repository").split("/");
  return {
    owner,
    ownerId: claim(claims, "repository_owner_id"),
    repository: name.join("/"),
    workflow: fileOf(claim(claims, "job_workflow_ref")),
    ...optional("environment", claim(claims, "environment") || undefined),
  };
}

/**
 * Where the job is defined: in the workflow that was started itself; in a reusable workflow that PyPI could match, of the
 * same repository and at the run's own commit; or in one that it refuses whatever is registered.
 */
export type JobPlace = "started" | "called" | "elsewhere";

/** By the claims; a missing one says nothing. */
export function placeOfJob(claims: Claims): JobPlace {
  const defined = claim(claims, "job_workflow_ref");
  const started = claim(claims, "workflow_ref");
  if (defined === "" || started === "" || defined === started) return "started";
  const file = `${claim(claims, "repository")}/.github/workflows/${fileOf(defined)}`;
  const accepted = [claim(claims, "ref"), claim(claims, "sha")].map((at) => `${file}@${at}`);
  return accepted.includes(defined) ? "called" : "elsewhere";
}

/** Name of the workflow file that was started: where the job would be without a reusable workflow. */
export function startedFile(claims: Claims): string {
  return fileOf(claim(claims, "workflow_ref"));
}

/** Of `OWNER/REPO/.github/workflows/FILE@REF`, as PyPI takes it out; empty where there is none. */
function fileOf(reference: string): string {
  return /[^/]+\.(?:yml|yaml)(?=@)/.exec(reference)?.[0] ?? "";
}

/** Nothing that GitHub names is longer; what is would only cost time. */
function claim(claims: Claims, name: string): string {
  return (claims[name] ?? "").slice(0, 1000);
}
