import type { Diagnostic } from "../domain/diagnostic.ts";
import { hasFailed, type Report, resultOf, stepLabel } from "../domain/outcome.ts";
import { indexLabel } from "../domain/publisher/index-address.ts";
import { approval } from "./approval.ts";
import { joinWithin, type Section } from "./budget.ts";
import { checklist } from "./checklist.ts";
import { decisionSection, isDryRun } from "./decisions.ts";
import { filesOf, hasConflict, indexesOf, isRelease } from "./files.ts";
import { findingsOf, placeOf, type TitleOf } from "./findings.ts";
import { headline } from "./headline.ts";
import { code, inline, link, multiline, tableInCell } from "./markdown.ts";
import { durationOf, sizeLabel } from "./measure.ts";
import { publicPages, releaseOf, type SiteOf } from "./pages.ts";
import { sectionTable } from "./section-table.ts";

/** The runner drops a larger summary, whole (actions/runner, FileCommandManager). */
const LARGEST = 1024 * 1024;

export interface SummaryOptions {
  readonly titleOf: TitleOf;
  /** Address of a code's documentation. */
  readonly documentationOf: (code: string) => string;
  readonly siteOf: SiteOf;
  /** Bytes of UTF-8; as many as GitHub takes where absent. */
  readonly limit?: number;
}

const MARKS = {
  done: "✓",
  warned: "!",
  failed: "✗",
  "not-checked": "–",
  "not-needed": "·",
} as const;

/** The report as Markdown for a job's summary: what came of the run first, then what needs attention, then the rest. */
export function summary(report: Report, options: SummaryOptions): string {
  const sections = [
    top(report, options.siteOf),
    approval(report),
    decisionSection(report),
    findings(report, options),
    earlierFindings(report, options),
    files(report),
    guide(report),
    timeline(report),
  ];
  return joinWithin(
    sections.flatMap((section) => section ?? []),
    options.limit ?? LARGEST,
  );
}

function top(report: Report, siteOf: SiteOf): Section {
  const release = releaseOf(report);
  const links = [
    ...(release === undefined
      ? []
      : [link(release.draft ? "Draft release" : "GitHub release", release.url)]),
    ...publicPages(report, siteOf).map(({ index, url }) => link(inline(indexLabel(index)), url)),
  ];
  const below = [...againLines(report), ...(links.length === 0 ? [] : [links.join(" · ")])];
  return {
    head: `## ${inline(headline(report))}`,
    lines: below.flatMap((line) => ["", line]),
  };
}

/** Where another run can go on with what this one began. */
function againLines(report: Report): readonly string[] {
  return hasFailed(report) && !isDryRun(report) && !hasConflict(report)
    ? [
        "Run it again: Re-run failed jobs on this page. What is done already is found and left as it is.",
      ]
    : [];
}

function findings(report: Report, options: SummaryOptions): Section | undefined {
  return findingsTable("Findings", findingsOf(report), options);
}

function earlierFindings(report: Report, options: SummaryOptions): Section | undefined {
  const found = resultOf(report, "read-inputs")?.earlierFindings;
  if (found === undefined) return undefined;
  if (found.length > 0) return findingsTable("Findings of earlier jobs", found, options);
  return { head: "### Findings of earlier jobs", lines: ["", "None was handed on."] };
}

function findingsTable(
  title: string,
  found: readonly Diagnostic[],
  options: SummaryOptions,
): Section | undefined {
  if (found.length === 0) return undefined;
  return sectionTable(
    title,
    ["Severity", "Code", "Finding", "Place"],
    found.map((finding) => findingCells(finding, options)),
  );
}

function findingCells(
  { code: key, severity, message, table: compared, hint, location }: Diagnostic,
  { titleOf, documentationOf }: SummaryOptions,
): readonly string[] {
  const advice =
    hint === undefined
      ? ""
      : `<details${severity === "error" ? " open" : ""}><summary>What to do</summary>${multiline(hint)}</details>`;
  return [
    severity,
    link(code(key), documentationOf(key)),
    `<b>${inline(titleOf(key))}</b><br>${inline(message)}${compared === undefined ? "" : tableInCell(compared)}${advice}`,
    location === undefined ? "" : code(placeOf(location)),
  ];
}

function files(report: Report): Section | undefined {
  const known = filesOf(report);
  if (known.length === 0) return undefined;
  return sectionTable(
    "Files",
    ["File", "Size", "SHA-256", ...indexesOf(report).map((index) => inline(indexLabel(index)))],
    known.map(({ name, size, sha256, states }) => [
      code(name),
      sizeLabel(size),
      code(sha256),
      ...states.map(({ state }) => state),
    ]),
  );
}

/** A commit that nothing is released from has no release to tick off. */
function guide(report: Report): Section | undefined {
  if (!isRelease(report)) return undefined;
  return sectionTable(
    "Release checklist",
    ["", "Line", "What ticks it, or what to do"],
    checklist(report).map(({ line, state, by }) => [
      `${MARKS[state]} ${state}`,
      inline(line),
      inline(by),
    ]),
  );
}

function timeline(report: Report): Section {
  return sectionTable(
    "Timeline",
    ["Step", "Duration", "Status"],
    report.outcomes.map((outcome) => [
      inline(stepLabel(outcome)),
      durationOf(outcome),
      outcome.status,
    ]),
  );
}
