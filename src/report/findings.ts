import type { Diagnostic, Location, Severity } from "../domain/diagnostic.ts";
import type { Outcome, Report } from "../domain/outcome.ts";
import { hasSettledPublisher } from "./credentials.ts";

/** What a diagnostic's code stands for, in a few words, from the catalogue. */
export type TitleOf = (code: string) => string;

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

/** The report's diagnostics, errors first; what was found twice is there once, and a doubt is not there when it is settled. */
export function findingsOf(report: Report): readonly Diagnostic[] {
  const open = report.outcomes.flatMap((outcome) => openFindings(outcome, report));
  const distinct = new Map(open.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic]));
  return [...distinct.values()].toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}

/** That an index will probably refuse the job is of no use to anybody once it has taken or refused it. */
function openFindings({ on, diagnostics }: Outcome, report: Report): readonly Diagnostic[] {
  const upload = report.outcomes.findLast(
    (candidate) => candidate.step === "upload" && candidate.on === on,
  );
  return upload !== undefined && hasSettledPublisher(upload)
    ? diagnostics.filter(({ code }) => code !== "publisher-unlike-last")
    : diagnostics;
}

/** `2 errors, 1 warning`; empty where there are none of the severities. */
export function tally(
  findings: readonly Diagnostic[],
  severities: readonly Severity[] = ["error", "warning", "notice"],
): string {
  return severities
    .map((severity) => ({
      severity,
      number: findings.filter((finding) => finding.severity === severity).length,
    }))
    .filter(({ number }) => number > 0)
    .map(({ severity, number }) => count(number, severity))
    .join(", ");
}

/** `1 file`, `3 files` */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** `pyproject.toml:7`, `CHANGELOG.md:10-14`, or the file alone. */
export function placeOf({ file, line, endLine }: Location): string {
  if (line === undefined) return file;
  return endLine === undefined || endLine === line
    ? `${file}:${line}`
    : `${file}:${line}-${endLine}`;
}
