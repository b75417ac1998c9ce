import type { Diagnostic } from "../diagnostic.ts";
import { sanitise } from "../sanitise.ts";
import type { Claims } from "./claims.ts";
import { compareClaims } from "./claims-comparison.ts";
import { publisherDiagnostics } from "./diagnostics.ts";
import type { EarlierPublisher } from "./earlier-publisher.ts";
import { type Index, indexLabel } from "./index-address.ts";
import { placeOfJob, readJobPublisher } from "./job-publisher.ts";
import { apiTokensPage } from "./publisher-links.ts";

export interface TokenCase {
  readonly index: Index;
  readonly project: string;
  readonly claims: Claims;
  readonly earlier: EarlierPublisher;
}

/** Advice to delete a stored API token; only where the newest release shows that this very job can publish without one. */
export function adviseAgainstToken({
  index,
  project,
  claims,
  earlier,
}: TokenCase): Diagnostic | undefined {
  if (earlier.kind !== "recorded" || !earlier.newest) return undefined;
  const compared = compareClaims(readJobPublisher(claims), earlier.publisher);
  if (placeOfJob(claims) !== "started" || compared.some(({ differs }) => differs)) return undefined;
  const last = `${sanitise(project, 100)} ${sanitise(earlier.version, 100)}`;
  return publisherDiagnostics.diagnose("api-token-unneeded", {
    message: `This upload to ${indexLabel(index.name)} uses a stored API token, but ${last} was published by trusted publishing from this very job's repository, workflow and environment.`,
    hint: `Leave the token out of \`api-token\`, delete its secret, and delete the token at ${apiTokensPage(index)}. The upload then has attestations, too.`,
  });
}
