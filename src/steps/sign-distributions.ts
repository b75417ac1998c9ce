import { serializeAttestation } from "../domain/attestation/attestation.ts";
import { checkAttestation } from "../domain/attestation/checks.ts";
import {
  type AttestationPolicy,
  type Destination,
  decideWithout,
} from "../domain/attestation/decisions.ts";
import { writeStatement } from "../domain/attestation/statement.ts";
import { comparePublishingOrder } from "../domain/distribution/file-name.ts";
import type { SigningDecision } from "../domain/dry-run/index-decisions.ts";
import type { Act } from "../domain/journal.ts";
import type { Distribution, Manifest } from "../domain/manifest.ts";
import type { SignedDistribution } from "../domain/outcome.ts";
import type { Plan } from "../domain/plan.ts";
import type { Claims } from "../domain/publisher/claims.ts";
import { ReleaseError } from "../domain/release-error.ts";
import type { Identity } from "../ports/identity.ts";
import type { Reporter } from "../ports/machine.ts";
import type { PackageIndex } from "../ports/package-index.ts";
import type { Signer } from "../ports/signer.ts";
import { AUDIENCE, decideSigning } from "./decisions/decide-signing.ts";

export interface SignRequest {
  readonly plan: Plan;
  readonly manifest: Manifest;
  readonly policy: AttestationPolicy;
  /** Where the files go: one attestation serves every index that takes it. */
  readonly destinations: readonly Destination[];
}

export interface SignPorts {
  readonly signer: Signer;
  readonly identity: Identity;
  readonly reporter: Reporter;
  /** Where the files go: what they all hold already is not signed again. */
  readonly indexes: readonly Pick<PackageIndex, "files">[];
}

/**
 * Makes the attestation of every file before any is uploaded, from the manifest's digests alone, and reads each again
 * before it is used. All files have one afterwards, or none has: half a release with attestations would puzzle whoever
 * verifies it.
 */
export function signDistributions(request: SignRequest, ports: SignPorts): Act<"sign"> {
  return async (record) => {
    const outcome = await attemptAll(request, ports);
    switch (outcome.do) {
      case "nothing":
        record.settle("unchanged");
        return [];
      case "stop":
        throw new ReleaseError(outcome.why);
      case "skip":
        if (outcome.why !== undefined) record.note(outcome.why);
        record.settle("skipped");
        return [];
      case "use":
        return outcome.signed;
    }
  };
}

async function isEverywhere(
  { plan, files }: Manifest,
  indexes: SignPorts["indexes"],
): Promise<boolean> {
  const listed = await Promise.all(indexes.map((index) => index.files(plan.project, plan.version)));
  return listed.every((there) =>
    files.every((file) =>
      there.some(({ name, sha256 }) => name === file.name && sha256 === file.sha256),
    ),
  );
}

type Attempted =
  | Exclude<SigningDecision, { readonly do: "sign" }>
  | { readonly do: "use"; readonly signed: readonly SignedDistribution[] };

async function attemptAll(request: SignRequest, ports: SignPorts): Promise<Attempted> {
  const { manifest, policy } = request;
  const complete = await isEverywhere(manifest, ports.indexes);
  const decision = await decideSigning({ ...request, complete }, ports.identity);
  if (decision.do !== "sign") return decision;
  try {
    const signed: SignedDistribution[] = [];
    for (const file of manifest.files.toSorted(comparePublishingOrder)) {
      signed.push(await signFile(file, decision.claims, ports));
    }
    return { do: "use", signed };
  } catch (error) {
    if (error instanceof ReleaseError) return decideWithout(policy, error.diagnostics);
    throw error;
  }
}

async function signFile(
  file: Distribution,
  claims: Claims,
  { signer, identity, reporter }: SignPorts,
): Promise<SignedDistribution> {
  const attestation = await signer.attest(writeStatement(file), () => identity.token(AUDIENCE));
  const content = signer.read(attestation);
  const problems = checkAttestation(content, { file, claims });
  if (problems.length > 0) throw new ReleaseError(...problems);
  const { logIndex } = content;
  reporter.say(`Signed ${file.name}: https://search.sigstore.dev/?logIndex=${logIndex}`);
  return { file: file.name, logIndex, attestation: serializeAttestation(attestation) };
}
