import { catalogue } from "../catalogue.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import type { ProjectSettings } from "../domain/outcome.ts";
import { overrideNotices, type RuleSettings, readRuleSettings } from "../domain/settings.ts";

/**
 * The project's rule settings and, above them, those of this run; with a notice for each that changes something.
 * Throws a ReleaseError for what is no rule or no level.
 */
export function settingsOf(
  rules: Readonly<Record<string, string>>,
  { project, configuration }: ProjectSettings,
): { readonly settings: RuleSettings; readonly notices: readonly Diagnostic[] } {
  const file = `${project.path} ([tool.tag2pypi.rules])`;
  const own = readRuleSettings(configuration.rules, catalogue, file, (code) => ({
    file: project.path,
    line: configuration.ruleLines[code] ?? 1,
  }));
  const run = readRuleSettings(rules, catalogue, "the input rules");
  const inForce = new Map([...own].filter(([code]) => !run.has(code)));
  return {
    settings: new Map([...own, ...run]),
    notices: [
      ...overrideNotices(inForce, catalogue, file),
      ...overrideNotices(run, catalogue, "the input rules"),
    ],
  };
}
