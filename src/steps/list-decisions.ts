import { attestationAssetName } from "../domain/attestation/attestation.ts";
import type { AttestationPolicy, Destination } from "../domain/attestation/decisions.ts";
import { type Decided, joinDecided, NOTHING, stopFor } from "../domain/dry-run/decision.ts";
import {
  listIndexDecisions,
  listSigningDecisions,
  type SigningDecision,
} from "../domain/dry-run/index-decisions.ts";
import { listReleaseDecisions } from "../domain/dry-run/release-decisions.ts";
import { explainUntried } from "../domain/dry-run/untried.ts";
import type { Act } from "../domain/journal.ts";
import type { Obtained } from "../domain/outcome.ts";
import type { Plan, ReleasePlan } from "../domain/plan.ts";
import { isTrial, mayPassOver } from "../domain/publisher/targets.ts";
import { compareTag } from "../domain/release/decisions.ts";
import type { ReleasePhase } from "../domain/release/work.ts";
import type { GitHub } from "../ports/github.ts";
import type { Identity } from "../ports/identity.ts";
import type { PackageIndex } from "../ports/package-index.ts";
import { decideSigning } from "./decisions/decide-signing.ts";
import { decideFrom, type Observed, observe } from "./decisions/observe.ts";
import { describeWanted, type EnsureRequest } from "./release/ensure-release.ts";
import { type Comparison, compareWithIndex, explainNoTrial } from "./upload/compare.ts";
import { requireBytes } from "./upload/prepare.ts";

export interface DryRunRequest {
  readonly plan: Plan;
  readonly obtained: Obtained;
  /** Folder of the distributions. */
  readonly distributions: string;
  readonly attestations: AttestationPolicy;
  /** One for each of the ports' indexes, in their order. */
  readonly destinations: readonly Destination[];
  /** A real run installs the version: from an index that is there for a trial before it goes on, from the others last. */
  readonly verifies: "everywhere" | "trials" | "nowhere";
  /** What a real run does about the GitHub release; missing where that is another stage's, or there is none. */
  readonly release?: DryRunRelease;
}

export interface DryRunRelease
  extends Pick<EnsureRequest, "manifestFolder" | "changelogUrl" | "personal" | "adoptDraft"> {
  readonly plan: ReleasePlan;
  readonly tagFormats: readonly string[];
  readonly phases: readonly ReleasePhase[];
  readonly github: Pick<GitHub, "releases">;
}

/** Of these a dry run asks only for what is there: tag, releases, files, and identity tokens. */
export interface DryRunPorts {
  readonly github: Pick<GitHub, "tag">;
  /** In the order in which they are published to. */
  readonly indexes: readonly PackageIndex[];
  readonly identity: Identity;
}

/**
 * Says what a real run would do from here on, by the same observations and the same decisions, and does nothing of it.
 * Wherever the real run would stop the dry run fails with the same diagnostics, all of them together.
 */
export function listDecisions(request: DryRunRequest, ports: DryRunPorts): Act<"dry-run"> {
  return async (record) => {
    const { decisions, diagnostics } = joinDecided(await listParts(request, ports));
    record.note(...diagnostics, ...explainUntried(decisions));
    return { decisions };
  };
}

/** In the order of a real run. */
async function listParts(request: DryRunRequest, ports: DryRunPorts): Promise<readonly Decided[]> {
  const { files } = request.obtained.manifest;
  const leavesIndexes = ports.indexes.length === 0;
  const comparisons = await compareWithAll(request, ports);
  const signing = await observeSigning(request, comparisons, ports);
  const signed = signing.seen && signing.value.do === "sign" ? files : [];
  const release = await listReleaseParts(request, signed.map(attestationOf));
  return [
    release.draft,
    leavesIndexes
      ? NOTHING
      : decideFrom(signing, (decision) => listSigningDecisions(decision, files)),
    await judgeTag(request, ports),
    leavesIndexes ? NOTHING : await judgeBytes(request),
    ...ports.indexes.map((index, place) => listIndexPart(request, index, place, comparisons)),
    release.publish,
    listVerifications(request, ports),
  ];
}

/** How the files stand on each index. */
type Comparisons = readonly Observed<Comparison>[];

async function compareWithAll(
  { plan, obtained }: DryRunRequest,
  { indexes }: DryRunPorts,
): Promise<Comparisons> {
  const { files } = obtained.manifest;
  return Promise.all(indexes.map((index) => observe(() => compareWithIndex(files, plan, index))));
}

async function observeSigning(
  { plan, attestations, destinations }: DryRunRequest,
  comparisons: Comparisons,
  { identity }: DryRunPorts,
): Promise<Observed<SigningDecision>> {
  const unseen = comparisons.find((comparison) => !comparison.seen);
  if (unseen !== undefined) return unseen;
  const complete = comparisons.every(
    (each) => each.seen && [...each.value.states.values()].every((state) => state === "identical"),
  );
  const signing = { plan, policy: attestations, destinations, complete };
  return observe(() => decideSigning(signing, identity));
}

function attestationOf({ name }: { readonly name: string }): string {
  return attestationAssetName(name);
}

async function listReleaseParts(
  request: DryRunRequest,
  signed: readonly string[],
): Promise<Readonly<Record<ReleasePhase, Decided>>> {
  const { release } = request;
  if (release === undefined) return { draft: NOTHING, publish: NOTHING };
  const { github, phases, tagFormats, ...texts } = release;
  const { obtained, distributions } = request;
  const wanted = await describeWanted({ obtained, distributions, ...texts });
  const seen = await observe(() => github.releases());
  if (!seen.seen) return { draft: stopFor(seen.why), publish: NOTHING };
  return listReleaseDecisions({ wanted, signed, releases: seen.value, tagFormats, phases });
}

/** The tag is read again before every act that cannot be undone: here once for all of them. */
async function judgeTag(
  { plan, release }: DryRunRequest,
  { github, indexes }: DryRunPorts,
): Promise<Decided> {
  if (plan.kind !== "release") return NOTHING;
  if (indexes.length === 0 && release?.phases.includes("publish") !== true) return NOTHING;
  const now = await observe(() => github.tag(plan.tag.name));
  return decideFrom(now, (tag) => stopFor([compareTag(plan.tag, tag)].flatMap((why) => why ?? [])));
}

async function judgeBytes({ obtained, distributions }: DryRunRequest): Promise<Decided> {
  const same = await observe(() => requireBytes(obtained.manifest.files, distributions));
  return decideFrom(same, () => NOTHING);
}

function listIndexPart(
  { plan, obtained, destinations, verifies }: DryRunRequest,
  index: PackageIndex,
  place: number,
  comparisons: Comparisons,
): Decided {
  const observed = comparisons[place];
  if (observed === undefined) return NOTHING;
  const { name } = index.index;
  return decideFrom(observed, ({ states, conflicts }) => {
    const trial = isTrial(name, plan.indexes);
    return listIndexDecisions({
      index: name,
      byApiToken: destinations[place]?.byApiToken === true,
      verified: verifies !== "nowhere" && trial,
      files: obtained.manifest.files,
      states,
      conflicts,
      noTrial:
        mayPassOver(name, plan) && conflicts.length > 0
          ? explainNoTrial(conflicts, index, plan)
          : undefined,
    });
  });
}

/** From the indexes that make the release public. */
function listVerifications({ plan, verifies }: DryRunRequest, { indexes }: DryRunPorts): Decided {
  const names = indexes.map(({ index }) => index.name);
  const targets =
    verifies === "everywhere" ? names.filter((name) => !isTrial(name, plan.indexes)) : [];
  return { decisions: targets.map((index) => ({ do: "verify", index })), diagnostics: [] };
}
