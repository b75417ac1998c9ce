import {
  type AttestationPolicy,
  type Destination,
  decideAttestations,
  decideWithout,
  takesAttestations,
} from "../../domain/attestation/decisions.ts";
import type { SigningDecision } from "../../domain/dry-run/index-decisions.ts";
import { type Plan, revisionOf } from "../../domain/plan.ts";
import type { Claims } from "../../domain/publisher/claims.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { Identity } from "../../ports/identity.ts";

export interface SigningCase {
  readonly plan: Plan;
  readonly policy: AttestationPolicy;
  readonly destinations: readonly Destination[];
  /** Every index holds every file. */
  readonly complete: boolean;
}

/** Audience of the identity tokens that Sigstore's certificate authority takes. */
export const AUDIENCE = "sigstore";

/** Whether the files would be signed. Asks for an identity token where its claims decide it, and for nothing else. */
export async function decideSigning(
  { plan, policy, destinations, complete }: SigningCase,
  identity: Identity,
): Promise<SigningDecision> {
  if (complete) return { do: "nothing" };
  try {
    const wanted = policy !== "off" && destinations.some(takesAttestations);
    const claims = wanted ? await readClaims(identity) : undefined;
    return decideAttestations({ policy, destinations, claims, revision: revisionOf(plan) });
  } catch (error) {
    if (error instanceof ReleaseError) return decideWithout(policy, error.diagnostics);
    throw error;
  }
}

/** Undefined where the job may not ask. */
async function readClaims(identity: Identity): Promise<Claims | undefined> {
  return identity.available ? identity.claims(await identity.token(AUDIENCE)) : undefined;
}
