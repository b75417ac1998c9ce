import type { Act } from "../domain/journal.ts";
import { apiTokenProblem } from "../domain/publisher/api-token.ts";
import { publisherDiagnostics } from "../domain/publisher/diagnostics.ts";
import { ReleaseError } from "../domain/release-error.ts";
import type { Identity } from "../ports/identity.ts";
import type { PackageIndex } from "../ports/package-index.ts";

export interface IdentityPorts {
  readonly index: PackageIndex;
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
 * Finds out whether this job can publish, as far as that can be done without publishing: audience, identity token and
 * its claims. No upload token is minted here, because that may create a project.
 */
export function checkIdentity(
  apiToken: string | undefined,
  { index, identity }: IdentityPorts,
): Act<"check-identity"> {
  return async () => {
    if (apiToken !== undefined) {
      const problem = apiTokenProblem(apiToken, index.index);
      if (problem !== undefined) throw new ReleaseError(problem);
      return { claims: {} };
    }
    if (index.index.trustedPublishing === undefined) throw noCredentials(index);
    const claims = identity.claims(await identity.token(await index.audience()));
    const shown = Object.entries(claims).filter(([name]) => SHOWN.includes(name));
    return { claims: Object.fromEntries(shown) };
  };
}

function noCredentials({ index }: PackageIndex): ReleaseError {
  return new ReleaseError(
    publisherDiagnostics.diagnose("credentials-missing", {
      message: `${index.name} is not known to support trusted publishing, and the input api-token is empty.`,
      hint: "Set api-token from a secret of the job's environment. An empty one often means that the secret does not exist there, or that the run comes from a fork.",
    }),
  );
}
