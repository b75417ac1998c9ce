import { posix } from "node:path";
import { notesOf } from "../domain/changelog/notes.ts";
import { changelogRules } from "../domain/changelog/rules.ts";
import type { ChangelogSource } from "../domain/changelog/source.ts";
import { unreleasedChangelogRules } from "../domain/changelog/unreleased-rules.ts";
import type { HistoryFacts, ServiceFacts, SourceFacts } from "../domain/facts.ts";
import type { Act } from "../domain/journal.ts";
import type { Sources } from "../domain/outcome.ts";
import type { ReleasePlan, UnreleasedPlan } from "../domain/plan.ts";
import { branchRules, projectRules, workspaceRules } from "../domain/project/rules.ts";
import { applyRules, type EverydayRule, type Rule } from "../domain/rule.ts";
import type { RuleSettings } from "../domain/settings.ts";
import { unreleasedVersionRules, versionPlaceRules } from "../domain/version/place-rules.ts";
import { versionPolicyRules } from "../domain/version/policy-rules.ts";
import { versionRules } from "../domain/version/rules.ts";
import type { GitHub } from "../ports/github.ts";
import { gatherHistory, type HistoryHost } from "./gather/history.ts";
import { gatherServiceFacts, gatherSourceFacts, type ServicePorts } from "./gather-facts.ts";

export interface CheckRequest {
  readonly plan: ReleasePlan;
  readonly sources: Sources;
  /** Those in force: the project's own and, above them, those of this run. */
  readonly settings: RuleSettings;
  /** Where this job may not write to the repository, GitHub makes no notes for it; the job that drafts gets them. */
  readonly makesNotes: boolean;
  /** There is no such tag yet: the plan is of the release that it would make. */
  readonly predicted?: boolean;
  /** `packages-dir`, relative to the workspace: what is in it is handed over on purpose, and no change of the workspace. */
  readonly packagesDirectory?: string;
}

type NotesMaker = Pick<GitHub, "generateNotes">;

/** Rules that ordinary pull requests keep to, too. */
const everydayRules: readonly EverydayRule<SourceFacts>[] = [...projectRules, ...versionPlaceRules];
const unreleasedRules: readonly Rule<SourceFacts, UnreleasedPlan>[] = [
  ...unreleasedVersionRules,
  ...unreleasedChangelogRules,
];
const historyRules: readonly Rule<SourceFacts & HistoryFacts>[] = [
  ...changelogRules,
  ...versionPolicyRules,
];
const sourceRules: readonly Rule<SourceFacts>[] = [...versionRules, ...everydayRules];
const serviceRules: readonly Rule<ServiceFacts>[] = [...workspaceRules, ...branchRules];

/**
 * Applies every rule that needs no built file: one run tells all that is wrong. Gives the notes, too, from the very text
 * that was judged: once code of the project has run, the clone may hold another.
 */
export function runChecks(
  { plan, sources, settings, makesNotes, predicted = false, packagesDirectory }: CheckRequest,
  ports: ServicePorts & { readonly github: NotesMaker & HistoryHost },
): Act<"check"> {
  return async (record) => {
    const facts = await gatherSourceFacts(sources);
    record.note(...applyRules(sourceRules, plan, facts));
    const history = await gatherHistory(plan, sources, ports.github);
    record.note(...applyRules(historyRules, plan, { ...facts, ...history }));
    const service = await gatherServiceFacts(plan, sources, ports);
    const rules = predicted ? workspaceRules : serviceRules;
    record.note(...applyRules(rules, plan, withoutHandedOver(service, packagesDirectory)));
    return {
      rules: sourceRules.length + historyRules.length + rules.length,
      notes: await findNotes(plan, facts.changelog, makesNotes ? ports.github : undefined),
      branches: service.branches.containing,
      settings: Object.fromEntries(settings),
    };
  };
}

/** The same for a commit that nothing is released from: only what holds at any time is asked for. */
export function runEverydayChecks({
  plan,
  sources,
  settings,
}: Pick<CheckRequest, "sources" | "settings"> & { readonly plan: UnreleasedPlan }): Act<"check"> {
  return async (record) => {
    const facts = await gatherSourceFacts(sources);
    record.note(...applyRules(everydayRules, plan, facts));
    record.note(...applyRules(unreleasedRules, plan, facts));
    const rules = everydayRules.length + unreleasedRules.length;
    return { rules, notes: "", branches: [], settings: Object.fromEntries(settings) };
  };
}

/** Git names an untracked folder as a whole, with `/` at its end. */
function withoutHandedOver(facts: ServiceFacts, packagesDirectory: string | undefined) {
  if (packagesDirectory === undefined) return facts;
  const folder = `${posix.join(packagesDirectory, ".")}/`;
  const changed = facts.workspace.changed.filter((path) => !path.startsWith(folder));
  return { ...facts, workspace: { ...facts.workspace, changed } };
}

async function findNotes(
  plan: ReleasePlan,
  changelog: ChangelogSource,
  github: NotesMaker | undefined,
): Promise<string> {
  if (changelog.kind !== "generated") return notesOf(plan, changelog);
  return github === undefined ? "" : github.generateNotes(plan.tag);
}
