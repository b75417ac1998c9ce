import { changelogRules } from "../domain/changelog/rules.ts";
import type { ServiceFacts, SourceFacts } from "../domain/facts.ts";
import type { Act } from "../domain/journal.ts";
import type { Sources } from "../domain/outcome.ts";
import type { Plan } from "../domain/plan.ts";
import { workspaceRules } from "../domain/project/rules.ts";
import { applyRules, type Rule } from "../domain/rule.ts";
import { versionRules } from "../domain/version/rules.ts";
import type { Git, GitHub } from "../ports.ts";
import { gatherServiceFacts, gatherSourceFacts } from "./gather-facts.ts";

const sourceRules: readonly Rule<SourceFacts>[] = [...versionRules, ...changelogRules];
const serviceRules: readonly Rule<ServiceFacts>[] = [...workspaceRules];

/** Applies every rule that needs no built file: one run tells all that is wrong. */
export function runChecks(
  plan: Plan,
  sources: Sources,
  ports: { readonly git: Git; readonly github: GitHub },
): Act<"check"> {
  return async (record) => {
    record.note(...applyRules(sourceRules, plan, await gatherSourceFacts(sources)));
    record.note(...applyRules(serviceRules, plan, await gatherServiceFacts(plan, sources, ports)));
    return { rules: sourceRules.length + serviceRules.length };
  };
}
