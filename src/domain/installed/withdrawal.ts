import type { Diagnostic } from "../diagnostic.ts";
import { normalizeProjectName } from "../distribution/file-name.ts";
import type { Plan } from "../plan.ts";
import { type Index, indexLabel } from "../publisher/index-address.ts";

/**
 * What a finding about a published version comes to: nothing published can be changed, so an error says what is public
 * and how to withdraw it. No index has an API for that: a person does it on its page.
 */
export function adviseWithdrawal(
  finding: Diagnostic,
  { project, version }: Pick<Plan, "project" | "version">,
  { name, site }: Pick<Index, "name" | "site">,
): Diagnostic {
  if (finding.severity !== "error") return finding;
  const page = `${site}manage/project/${normalizeProjectName(project)}/release/${version}/`;
  const where = site === undefined ? "there" : `on ${page}`;
  const advice = `${indexLabel(name)} gives ${project} ${version} to everybody already, and a published file cannot be replaced. Yank the version ${where}, so that installers pass it over, and release the next patch version.`;
  return { ...finding, hint: finding.hint === undefined ? advice : `${advice}\n${finding.hint}` };
}
