import type { Catalogue, CatalogueEntry, Diagnostic, Location, Severity } from "./diagnostic.ts";
import { nearest } from "./nearest.ts";
import { projectDiagnostics } from "./project/diagnostics.ts";
import { ReleaseError } from "./release-error.ts";

/** What users made of rules: code to severity, or `off`. */
export type RuleSettings = ReadonlyMap<string, Severity | "off">;

const LEVELS = ["error", "warning", "off"] as const;

/** Splits the `rules` input: `code=level`, separated by white space or commas. */
export function splitRuleInput(text: string): Readonly<Record<string, string>> {
  const items = text.split(/[\s,]+/).filter((item) => item !== "");
  return Object.fromEntries(
    items.map((item) => {
      const [code = "", ...level] = item.split("=");
      return [code, level.join("=")];
    }),
  );
}

/**
 * Reads rule settings. `source` names where they stand, for messages; `locate` gives the place of one, where there is any.
 * Throws a ReleaseError with every unknown rule (and the nearest right name) and every unknown level.
 */
export function readRuleSettings(
  settings: Readonly<Record<string, string>>,
  catalogue: Catalogue,
  source: string,
  locate?: (code: string) => Location,
): RuleSettings {
  const rules = Object.keys(catalogue).filter((code) => catalogue[code]?.rule === true);
  const problems: Diagnostic[] = [];
  const read = new Map<string, Severity | "off">();
  for (const [code, level] of Object.entries(settings)) {
    const known = LEVELS.find((candidate) => candidate === level);
    const place = locate === undefined ? {} : { location: locate(code) };
    if (!rules.includes(code)) {
      problems.push({ ...unknownRule(code, rules, catalogue, source), ...place });
    } else if (known === undefined) problems.push({ ...wrongLevel(code, level, source), ...place });
    else read.set(code, known);
  }
  if (problems.length > 0) throw new ReleaseError(...problems);
  return read;
}

/** What the settings make of a diagnostic: itself, at another severity, or nothing. Only rules can be set. */
export function judgeBy(
  settings: RuleSettings,
  catalogue: Catalogue,
): (diagnostic: Diagnostic) => Diagnostic | undefined {
  return (diagnostic) => {
    const entry = catalogue[diagnostic.code];
    const level = entry?.rule ? settings.get(diagnostic.code) : undefined;
    if (level === undefined) return entry?.off ? undefined : diagnostic;
    return level === "off" ? undefined : { ...diagnostic, severity: level };
  };
}

/** What a rule is without any setting. */
function usualLevel(entry: CatalogueEntry | undefined): Severity | "off" | undefined {
  return entry?.off ? "off" : entry?.severity;
}

/** A notice for each setting that changes a rule, so that no override goes unseen. */
export function overrideNotices(
  settings: RuleSettings,
  catalogue: Catalogue,
  source: string,
): readonly Diagnostic[] {
  return [...settings]
    .filter(([code, level]) => usualLevel(catalogue[code]) !== level)
    .map(([code, level]) =>
      projectDiagnostics.diagnose("rule-overridden", {
        message: `The rule ${code} is set to ${level} by ${source}; it is usually ${usualLevel(catalogue[code])}.`,
      }),
    );
}

function unknownRule(
  code: string,
  rules: readonly string[],
  catalogue: Catalogue,
  source: string,
): Diagnostic {
  if (Object.hasOwn(catalogue, code)) {
    return projectDiagnostics.diagnose("rule-unknown", {
      message: `${code}, which is set by ${source}, states a fact about a run; only rules can be set.`,
      hint: `Take that setting away; docs/diagnostics.md says what to do about ${code}.`,
    });
  }
  return projectDiagnostics.diagnose("rule-unknown", {
    message: `The rule ${JSON.stringify(code.slice(0, 80))}, which is set by ${source}, does not exist.`,
    hint: `Did you mean ${nearest(code, rules)}? docs/diagnostics.md lists all rules.`,
  });
}

function wrongLevel(code: string, level: string, source: string): Diagnostic {
  return projectDiagnostics.diagnose("rule-setting-invalid", {
    message: `The rule ${code} is set to ${JSON.stringify(level.slice(0, 80))} by ${source}; it can be error, warning or off.`,
    hint: `Write ${code}=${nearest(level, LEVELS)}.`,
  });
}
