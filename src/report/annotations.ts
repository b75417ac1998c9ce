import type { Annotation, Diagnostic, Severity } from "../domain/diagnostic.ts";
import type { Report } from "../domain/outcome.ts";
import { printable } from "../domain/sanitise.ts";
import { count, findingsOf, type TitleOf } from "./findings.ts";
import { plainLines } from "./table.ts";

/** GitHub keeps ten of each severity for one step of a job. */
const MOST = 10;
/** The runner cuts longer messages; UTF-16 code units. */
const LONGEST = 4096;
const CUT = "… (cut; the job summary has the rest)";

/** The report's findings within GitHub's limits, errors first. Where a severity has too many, its last one says how many are left out. */
export function annotations(report: Report, titleOf: TitleOf): readonly Annotation[] {
  const findings = findingsOf(report);
  return (["error", "warning", "notice"] as const).flatMap((severity) => {
    const those = findings.filter((finding) => finding.severity === severity);
    const shown = those.length > MOST ? those.slice(0, MOST - 1) : those;
    const annotated = shown.map((finding) => annotate(finding, titleOf));
    const left = those.length - shown.length;
    return left === 0 ? annotated : [...annotated, leftOut(severity, left)];
  });
}

function annotate(
  { code, severity, message, table, hint, location }: Diagnostic,
  titleOf: TitleOf,
) {
  const compared = table === undefined ? [] : [plainLines(table).join("\n")];
  const whole = [message, ...compared, ...(hint === undefined ? [] : [hint])].join("\n\n");
  return {
    severity,
    title: `${titleOf(code)} (${code})`,
    message: shorten(printableLines(whole)),
    ...location,
  };
}

/** What others wrote may hold escape sequences, and marks that turn the direction of reading. */
function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

function leftOut(severity: Severity, left: number): Annotation {
  return {
    severity,
    title: "More in the job summary",
    message: `${count(left, severity)} more ${left === 1 ? "is" : "are"} not shown here: GitHub shows ${MOST} of each severity. The job summary has them all.`,
  };
}

function shorten(text: string): string {
  if (text.length <= LONGEST) return text;
  // Not in the middle of a character outside the basic plane.
  return text.slice(0, LONGEST - CUT.length).replace(/[\ud800-\udbff]$/, "") + CUT;
}
