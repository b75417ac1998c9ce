import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { Plan } from "../../domain/plan.ts";
import { readJobPublisher } from "../../domain/publisher/job-publisher.ts";
import type { MismatchCase } from "../../domain/publisher/mismatch-case.ts";
import { explainMismatch } from "../../domain/publisher/mismatch-messages.ts";
import { publisherPage } from "../../domain/publisher/publisher-links.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { Identity } from "../../ports/identity.ts";
import type { PackageIndex } from "../../ports/package-index.ts";
import { findEarlierPublisher } from "./find-earlier-publisher.ts";

/** What a refused exchange was about. */
export interface MintContext {
  readonly plan: Pick<Plan, "project" | "indexes">;
  /** Whether the run's repository is a fork, where that is known. */
  readonly fork?: boolean | undefined;
}

export interface MintPorts {
  readonly index: Pick<PackageIndex, "index" | "audience" | "mint" | "files" | "publisher">;
  readonly identity: Pick<Identity, "token" | "claims">;
}

/** Codes of the adapter that a look at the job and at the last release can say more about. */
const UNKNOWN = "mint-publisher-unknown";
const REUSABLE = "mint-reusable-workflow";
const OUTDATED = "mint-pending-publisher-outdated";

/**
 * Names the one field that is wrong, where an index has refused the job an upload token; any other error is given back
 * as it is, and so is this one where the look-ups fail: an explanation never makes things worse.
 */
export async function explainMint(
  error: ReleaseError,
  context: MintContext,
  ports: MintPorts,
): Promise<ReleaseError> {
  const [refusal, ...others] = error.diagnostics;
  if (refusal === undefined || ![UNKNOWN, REUSABLE, OUTDATED].includes(refusal.code)) return error;
  try {
    return new ReleaseError(await explain(refusal, context, ports), ...others);
  } catch (failure) {
    if (failure instanceof ReleaseError) return error;
    throw failure;
  }
}

async function explain(
  refusal: Diagnostic,
  { plan, fork }: MintContext,
  { index, identity }: MintPorts,
): Promise<Diagnostic> {
  const { project, indexes } = plan;
  // Of a fresh token: the one that was refused is gone, and nothing is exchanged for this one.
  const claims = identity.claims(await identity.token(await index.audience()));
  if (refusal.code === OUTDATED) {
    const page = publisherPage(index.index, project, readJobPublisher(claims));
    return {
      ...refusal,
      hint: `If the project is yours, register a publisher in its settings, and run the job again: ${page}\nIf it is not, choose another name: this one is taken.`,
    };
  }
  const earlier = await findEarlierPublisher(project, index);
  const refused: MismatchCase = { index: index.index, project, claims, earlier, indexes, fork };
  return explainMismatch(refused);
}
