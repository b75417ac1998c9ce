import type { Diagnostic } from "./diagnostic.ts";
import type { ReleasePlan, UnreleasedPlan } from "./plan.ts";

/**
 * A check of one promise about a release. The type of its facts says when it can run: before the build
 * (SourceFacts, ServiceFacts), on the built files (DistributionFacts), or on what was installed (InstalledFacts).
 * The type of its plan says for what: a release, unless it says otherwise.
 */
export type Rule<Facts, Judged = ReleasePlan> = (
  plan: Judged,
  facts: Facts,
) => readonly Diagnostic[];

/** A rule that holds for ordinary pull requests, too. */
export type EverydayRule<Facts> = Rule<Facts, ReleasePlan | UnreleasedPlan>;

/** All findings of all rules: one run tells everything. */
export function applyRules<Facts, Judged = ReleasePlan>(
  rules: readonly Rule<Facts, Judged>[],
  plan: Judged,
  facts: Facts,
): readonly Diagnostic[] {
  return rules.flatMap((rule) => rule(plan, facts));
}
