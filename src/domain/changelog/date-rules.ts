import type { Diagnostic } from "../diagnostic.ts";
import type { ReleasePlan } from "../plan.ts";
import { sanitise } from "../sanitise.ts";
import type { ChangelogSection } from "./changelog.ts";
import { changelogDiagnostics } from "./diagnostics.ts";

const { diagnose } = changelogDiagnostics;

/** What the heading's date leaves to be wished for. Whether it lies in the future is not asked: the domain has no clock. */
export function checkDate(
  plan: ReleasePlan,
  path: string,
  { heading, date }: ChangelogSection,
): readonly Diagnostic[] {
  const location = { file: path, line: heading.line };
  switch (date.kind) {
    case "iso":
      return [];
    case "none":
      return [
        diagnose("changelog-date-missing", {
          message: `The heading "${shown(heading.text)}" does not say when ${plan.version} is released.`,
          hint: `Add the day of the release, as year-month-day: ${shown(heading.text)} - YYYY-MM-DD`,
          location,
        }),
      ];
    case "other":
      return [
        diagnose("changelog-date-not-iso", {
          message: `The heading "${shown(heading.text)}" spells its date ${date.text}${date.date === undefined ? ", which does not name one day beyond doubt" : ""}.`,
          hint: `Write ${date.date ?? "it as year-month-day (YYYY-MM-DD)"}, which everyone reads the same way.`,
          location,
        }),
      ];
    case "placeholder":
      return [
        diagnose("changelog-placeholder-date", {
          message: `The heading "${shown(heading.text)}" still says ${date.text} where the date of ${plan.version} belongs.`,
          hint: "Put the day of the release in its place, as year-month-day, commit, and tag that commit.",
          location,
        }),
      ];
    case "impossible":
      return [
        diagnose("changelog-impossible-date", {
          message: `The heading "${shown(heading.text)}" dates ${plan.version} to ${date.text}, which is in no calendar.`,
          hint: "Put the day of the release in its place, as year-month-day, commit, and tag that commit.",
          location,
        }),
      ];
  }
}

/** A heading as it may stand in a message. */
function shown(heading: string): string {
  return sanitise(heading, 120);
}
