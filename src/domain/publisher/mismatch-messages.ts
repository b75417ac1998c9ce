import type { Diagnostic } from "../diagnostic.ts";
import { sanitise } from "../sanitise.ts";
import type { Claims } from "./claims.ts";
import { compareClaims } from "./claims-comparison.ts";
import { publisherDiagnostics } from "./diagnostics.ts";
import { type Index, indexLabel } from "./index-address.ts";
import { placeOfJob, readJobPublisher } from "./job-publisher.ts";
import { findMismatch } from "./mismatch.ts";
import type { MismatchCase } from "./mismatch-case.ts";

const { diagnose } = publisherDiagnostics;

/** The only issuer whose jobs PyPI takes for GitHub's; an enterprise's own and GitHub Enterprise Server have others. */
const ISSUER = "https://token.actions.githubusercontent.com";
const REAL_HOSTS: ReadonlySet<string> = new Set(["pypi.org", "test.pypi.org"]);

/** Why an index has refused the job with `invalid-publisher`. */
export function explainMismatch(refused: MismatchCase): Diagnostic {
  const { code, because, table, hint } = findMismatch(refused);
  return diagnose(code, {
    message: `${indexLabel(refused.index.name)} knows no trusted publisher for this job (invalid-publisher): ${because}.`,
    table,
    hint,
  });
}

/** What makes the index refuse the job whatever is registered there, as far as the claims tell. */
export function certainRefusals(doubtful: MismatchCase): readonly Diagnostic[] {
  const { index, claims } = doubtful;
  const refusals = [refusedEvent(index, claims), refusedIssuer(index, claims)];
  const known = refusals.filter((refusal) => refusal !== undefined);
  if (placeOfJob(claims) !== "elsewhere") return known;
  const { code, because, table, hint } = findMismatch(doubtful);
  const message = `${indexLabel(index.name)} takes no upload from this job: ${because}.`;
  return [...known, diagnose(code, { message, table, hint })];
}

function refusedEvent(index: Index, claims: Claims): Diagnostic | undefined {
  if (claims["event_name"] !== "pull_request_target") return undefined;
  return diagnose("publisher-event-refused", {
    message: `${indexLabel(index.name)} takes no upload from this job: its run was started by pull_request_target.`,
    hint: "Start the workflow by a pushed tag or by workflow_dispatch.",
  });
}

/** A sandbox has an issuer of its own. */
function refusedIssuer(index: Index, claims: Claims): Diagnostic | undefined {
  const { trustedPublishing } = index;
  const issuer = claims["iss"] ?? ISSUER;
  const real =
    trustedPublishing !== undefined && REAL_HOSTS.has(new URL(trustedPublishing).hostname);
  if (!real || issuer === ISSUER) return undefined;
  return diagnose("publisher-issuer-refused", {
    message: `${indexLabel(index.name)} takes no upload from this job: its identity token comes from ${sanitise(issuer, 200)}, and the index trusts ${ISSUER} alone.`,
    hint: "Jobs of GitHub Enterprise Server, and of an enterprise with an issuer of its own, upload with an API token of the index in `api-token`.",
  });
}

/**
 * A doubt, told before the upload: somebody may have registered a second publisher. Undefined where the last release was
 * published by this very job, or names no publisher.
 */
export function doubtAboutPublisher(doubtful: MismatchCase): Diagnostic | undefined {
  const { index, project, claims, earlier } = doubtful;
  const label = indexLabel(index.name);
  if (earlier.kind === "recorded") {
    const compared = compareClaims(readJobPublisher(claims), earlier.publisher);
    if (!compared.some(({ differs }) => differs)) return undefined;
    const { because, table, hint } = findMismatch(doubtful);
    const last = `${sanitise(project, 100)} ${sanitise(earlier.version, 100)}`;
    return diagnose("publisher-unlike-last", {
      message: `${label} refuses this job, unless a publisher was registered for it since ${last}: ${because}.`,
      table,
      hint,
    });
  }
  if (placeOfJob(claims) !== "called") return undefined;
  const { because, table, hint } = findMismatch(doubtful);
  return diagnose("publisher-called-workflow", {
    message: `${label} refuses this job, unless a publisher names the called file: ${because}.`,
    table,
    hint,
  });
}

/** The run and the identity token are to speak of one repository: the release is made in the one, the upload is for the other. */
export function repositoryDoubt(claims: Claims, repository: string): Diagnostic | undefined {
  const named = claims["repository"] ?? "";
  if (named.toLowerCase() === repository.toLowerCase()) return undefined;
  return diagnose("publisher-other-repository", {
    message: `The identity token names the repository "${sanitise(named, 150)}"; the run's is "${sanitise(repository, 150)}". An index goes by the token.`,
    hint: "Run the job on GitHub's own runners, or with a runner that sets GITHUB_REPOSITORY as GitHub does.",
  });
}
