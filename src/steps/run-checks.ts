import { posix } from "node:path";
import { notesOf } from "../domain/changelog/notes.ts";
import { changelogRules } from "../domain/changelog/rules.ts";
import type { ChangelogSource } from "../domain/changelog/source.ts";
import type { ServiceFacts, SourceFacts } from "../domain/facts.ts";
import type { Act } from "../domain/journal.ts";
import type { Sources } from "../domain/outcome.ts";
import type { Plan } from "../domain/plan.ts";
import { projectRules, workspaceRules } from "../domain/project/rules.ts";
import { applyRules, type Rule } from "../domain/rule.ts";
import type { RuleSettings } from "../domain/settings.ts";
import { versionRules } from "../domain/version/rules.ts";
import type { GitHub } from "../ports/github.ts";
import { gatherServiceFacts, gatherSourceFacts, type ServicePorts } from "./gather-facts.ts";

export interface CheckRequest {
  readonly plan: Plan;
  readonly sources: Sources;
  /** Those in force: the project's own and, above them, those of this run. */
  readonly settings: RuleSettings;
  /** `packages-dir`, relative to the workspace: what is in it is handed over on purpose, and no change of the workspace. */
  readonly packagesDirectory?: string;
}

type NotesMaker = Pick<GitHub, "generateNotes">;

const sourceRules: readonly Rule<SourceFacts>[] = [
  ...versionRules,
  ...changelogRules,
  ...projectRules,
];
const serviceRules: readonly Rule<ServiceFacts>[] = [...workspaceRules];

/**
 * Applies every rule that needs no built file: one run tells all that is wrong. Gives the notes, too, from the very text
 * that was judged: once code of the project has run, the clone may hold another.
 */
export function runChecks(
  { plan, sources, settings, packagesDirectory }: CheckRequest,
  ports: ServicePorts & { readonly github: NotesMaker },
): Act<"check"> {
  return async (record) => {
    const facts = await gatherSourceFacts(sources);
    record.note(...applyRules(sourceRules, plan, facts));
    const service = await gatherServiceFacts(plan, sources, ports);
    record.note(...applyRules(serviceRules, plan, withoutHandedOver(service, packagesDirectory)));
    return {
      rules: sourceRules.length + serviceRules.length,
      notes: await findNotes(plan, facts.changelog, ports.github),
      settings: Object.fromEntries(settings),
    };
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
  plan: Plan,
  changelog: ChangelogSource,
  github: NotesMaker,
): Promise<string> {
  return changelog.kind === "generated" ? github.generateNotes(plan.tag) : notesOf(plan, changelog);
}
