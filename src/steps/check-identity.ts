import type { Diagnostic } from "../domain/diagnostic.ts";
import type { Act } from "../domain/journal.ts";
import type { Plan } from "../domain/plan.ts";
import { apiTokenProblem } from "../domain/publisher/api-token.ts";
import type { Claims } from "../domain/publisher/claims.ts";
import { publisherDiagnostics } from "../domain/publisher/diagnostics.ts";
import type { EarlierPublisher } from "../domain/publisher/earlier-publisher.ts";
import {
  certainRefusals,
  doubtAboutPublisher,
  repositoryDoubt,
} from "../domain/publisher/mismatch-messages.ts";
import { adviseAgainstToken } from "../domain/publisher/unneeded-token.ts";
import { ReleaseError } from "../domain/release-error.ts";
import type { Identity } from "../ports/identity.ts";
import type { PackageIndex } from "../ports/package-index.ts";
import { findEarlierPublisher } from "./identity/find-earlier-publisher.ts";

export interface IdentityRequest {
  readonly plan: Pick<Plan, "project" | "indexes">;
  /** The one for this index; undefined where trusted publishing is to serve. */
  readonly apiToken?: string | undefined;
  /** `OWNER/NAME` of the run (GITHUB_REPOSITORY), where it is known. */
  readonly repository?: string | undefined;
  /** Whether that is a fork, where it is known. */
  readonly fork?: boolean | undefined;
}

export interface IdentityPorts {
  readonly index: Pick<PackageIndex, "index" | "audience" | "files" | "publisher">;
  readonly identity: Identity;
}

/** Claims that PyPI compares with the trusted publisher, or that help to find out why they do not match. */
const SHOWN = [
  "repository",
  "repository_owner",
  "repository_owner_id",
  "workflow_ref",
  "job_workflow_ref",
  "environment",
  "event_name",
  "ref",
  "sha",
];

/**
 * Finds out whether this job can publish, as far as that can be done without publishing: audience, identity token, its
 * claims, and the publisher that the last release names. No upload token is minted here, because that may create a project.
 */
export function checkIdentity(
  request: IdentityRequest,
  ports: IdentityPorts,
): Act<"check-identity"> {
  const { index } = ports;
  return async (record) => {
    if (request.apiToken !== undefined) {
      const problem = apiTokenProblem(request.apiToken, index.index);
      if (problem !== undefined) throw new ReleaseError(problem);
      record.note(...(await adviseOnToken(request, ports)));
      return { claims: {} };
    }
    if (index.index.trustedPublishing === undefined) throw noCredentials(index);
    const claims = await readClaims(ports);
    record.note(...(await judgeClaims(claims, request, ports)));
    const shown = Object.entries(claims).filter(([name]) => SHOWN.includes(name));
    return { claims: Object.fromEntries(shown) };
  };
}

async function readClaims({ index, identity }: IdentityPorts): Promise<Claims> {
  return identity.claims(await identity.token(await index.audience()));
}

async function judgeClaims(
  claims: Claims,
  { plan, repository, fork }: IdentityRequest,
  { index }: IdentityPorts,
): Promise<readonly Diagnostic[]> {
  const { project, indexes } = plan;
  const elsewhere = repository === undefined ? undefined : repositoryDoubt(claims, repository);
  const found = elsewhere === undefined ? [] : [elsewhere];
  const earlier = await unlessRefused(findEarlierPublisher(project, index));
  const known: EarlierPublisher = earlier ?? { kind: "not-recorded" };
  const doubtful = { index: index.index, project, claims, earlier: known, indexes, fork };
  const refusals = certainRefusals(doubtful);
  if (refusals.length > 0) return [...found, ...refusals];
  const doubt = doubtAboutPublisher(doubtful);
  return doubt === undefined ? found : [...found, doubt];
}

/** Nothing but advice comes of it: where anything is in the way, there is none. */
async function adviseOnToken(
  { plan: { project } }: IdentityRequest,
  ports: IdentityPorts,
): Promise<readonly Diagnostic[]> {
  const { index, identity } = ports;
  if (index.index.trustedPublishing === undefined || !identity.available) return [];
  const earlier = await unlessRefused(findEarlierPublisher(project, index));
  if (earlier?.kind !== "recorded") return [];
  const claims = await unlessRefused(readClaims(ports));
  if (claims === undefined) return [];
  const advice = adviseAgainstToken({ index: index.index, project, claims, earlier });
  return advice === undefined ? [] : [advice];
}

/** What is only looked up to say more must not stop a release: undefined where the look-up fails. */
async function unlessRefused<T>(lookUp: Promise<T>): Promise<T | undefined> {
  try {
    return await lookUp;
  } catch (error) {
    if (error instanceof ReleaseError) return undefined;
    throw error;
  }
}

function noCredentials({ index }: IdentityPorts["index"]): ReleaseError {
  return new ReleaseError(
    publisherDiagnostics.diagnose("credentials-missing", {
      message: `${index.name} is not known to support trusted publishing, and no token in the input api-token is for it.`,
      hint: "Set api-token from a secret of the job's environment. An empty one often means that the secret does not exist there, or that the run comes from a fork.",
    }),
  );
}
