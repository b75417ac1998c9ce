import type { Diagnostic } from "./diagnostic.ts";
import type { Plan } from "./plan.ts";

/**
 * A check of one promise about a release. The type of its facts says when it can run: before the build
 * (SourceFacts, ServiceFacts), on the built files (DistributionFacts), or on what was installed (InstalledFacts).
 */
export type Rule<Facts> = (plan: Plan, facts: Facts) => readonly Diagnostic[];

/** All findings of all rules: one run tells everything. */
export function applyRules<Facts>(
  rules: readonly Rule<Facts>[],
  plan: Plan,
  facts: Facts,
): readonly Diagnostic[] {
  return rules.flatMap((rule) => rule(plan, facts));
}
