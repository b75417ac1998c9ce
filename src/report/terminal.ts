import type { Diagnostic, Severity } from "../domain/diagnostic.ts";
import { hasFailed, type Report, resultOf } from "../domain/outcome.ts";
import { indexLabel } from "../domain/publisher/index-address.ts";
import { printable } from "../domain/sanitise.ts";
import { checklist } from "./checklist.ts";
import { decisionLines } from "./decisions.ts";
import { filesOf, isRehearsal, isRelease, isThere } from "./files.ts";
import { findingsOf, placeOf, type TitleOf } from "./findings.ts";
import { headline } from "./headline.ts";
import type { ChecklistItem } from "./judgement.ts";
import { sizeLabel } from "./measure.ts";
import { publicPages, releaseOf, type SiteOf } from "./pages.ts";
import { alignedLines } from "./table.ts";

export interface TerminalOptions {
  readonly titleOf: TitleOf;
  readonly siteOf: SiteOf;
  readonly colour: boolean;
  /** Whether the terminal shows more than ASCII. */
  readonly unicode: boolean;
}

type Mark = "good" | "doubtful" | "bad" | "open";
type Colour = "red" | "yellow" | "green" | "blue" | "dim" | "bold";
type Paint = (colour: Colour, text: string) => string;

const MARKS: Readonly<Record<Mark, readonly [unicode: string, ascii: string]>> = {
  good: ["✓", "+"],
  doubtful: ["!", "!"],
  bad: ["✗", "x"],
  open: ["–", "-"],
};
const MARK_COLOURS = { good: "green", doubtful: "yellow", bad: "red", open: "dim" } as const;
const SEVERITY_COLOURS: Readonly<Record<Severity, Colour>> = {
  error: "red",
  warning: "yellow",
  notice: "blue",
};
/** Select Graphic Rendition parameters (ECMA-48). */
const CODES: Readonly<Record<Colour, number>> = {
  bold: 1,
  dim: 2,
  red: 31,
  green: 32,
  yellow: 33,
  blue: 34,
};

/** Lines of the notes that are shown. */
const NOTES_SHOWN = 20;

/**
 * The report for a terminal, ending in a line break. What worked: the notes, the checklist, what is where. What did not:
 * the failed lines of the checklist, what is where, and last, where a person looks first, the findings.
 */
export function terminalReport(report: Report, options: TerminalOptions): string {
  const paint: Paint = (colour, text) =>
    options.colour ? `\u001b[${CODES[colour]}m${text}\u001b[0m` : text;
  const mark = (kind: Mark) => paint(MARK_COLOURS[kind], MARKS[kind][options.unicode ? 0 : 1]);
  const failed = hasFailed(report);
  const findings = findingsOf(report).flatMap((finding) => findingLines(finding, options, paint));
  const items = isRelease(report)
    ? checklist(report).filter(({ state }) => !failed || state === "failed")
    : [];
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ["Release notes", failed ? [] : noteLines(report)],
    ["Checklist", items.flatMap((item) => itemLines(item, failed, mark))],
    ["Files", fileLines(report, mark)],
    ["What a real run would do", decisionLines(report).map((line) => `  ${mark("open")} ${line}`)],
    ["Findings", findings],
  ];
  const shown = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => [paint("bold", title), ...lines, ""].join("\n"));
  const end = `${mark(failed ? "bad" : "good")} ${printable(headline(report))}`;
  return [...shown, end, ...addresses(report, options.siteOf), ""].join("\n");
}

function noteLines(report: Report): readonly string[] {
  const manifest = resultOf(report, "obtain")?.manifest;
  if (manifest?.plan.kind !== "release") return [];
  const lines = manifest.notes.split(/\r\n|[\r\n]/);
  const rest = lines.length - NOTES_SHOWN;
  return [
    `  ${printable(manifest.plan.title)}`,
    "",
    ...lines.slice(0, NOTES_SHOWN).map((line) => `    ${printable(line)}`.trimEnd()),
    ...(rest > 0 ? [`    … and ${rest} more lines`] : []),
  ];
}

function findingLines(
  { code, severity, message, table, hint, location }: Diagnostic,
  { titleOf, unicode }: TerminalOptions,
  paint: Paint,
): readonly string[] {
  const place = location === undefined ? "" : `  ${printable(placeOf(location))}`;
  return [
    `  ${paint(SEVERITY_COLOURS[severity], severity)} ${printable(`${titleOf(code)} (${code})`)}${place}`,
    ...indented(message, 4),
    ...(table === undefined
      ? []
      : alignedLines(table, MARKS.bad[unicode ? 0 : 1]).map((line) => `      ${line}`)),
    ...(hint === undefined ? [] : indented(hint, 6).map((line) => paint("dim", line))),
  ];
}

function fileLines(report: Report, mark: (kind: Mark) => string): readonly string[] {
  return filesOf(report).map(({ name, size, states }) => {
    const refused = states.some(({ state }) => state === "conflict");
    const there = states.length > 0 && states.every(({ state }) => isThere(state));
    const kind = refused ? "bad" : there ? "good" : "open";
    const where = states.map(({ index, state }) => `${indexLabel(index)}: ${state}`).join(", ");
    return `  ${mark(kind)} ${printable(`${name}  ${sizeLabel(size)}  ${where}`).trimEnd()}`;
  });
}

/** Where something has failed, its finding says why: the line alone is enough here. */
function itemLines(
  { line, state, by }: ChecklistItem,
  short: boolean,
  mark: (kind: Mark) => string,
): readonly string[] {
  switch (state) {
    case "done":
      return [`  ${mark("good")} ${line}`];
    case "warned":
      return [`  ${mark("doubtful")} ${line}`];
    case "failed":
      return [`  ${mark("bad")} ${line}`, ...(short ? [] : indented(by, 6))];
    case "not-checked":
      return [`  ${mark("open")} ${line}`, ...indented(by, 6)];
    case "not-needed":
      return [`  ${mark("open")} ${line} (not needed)`];
  }
}

function addresses(report: Report, siteOf: SiteOf): readonly string[] {
  if (isRehearsal(report)) return []; // they go away with the sandbox
  const release = releaseOf(report);
  const pages = publicPages(report, siteOf).map(({ url }) => url);
  return [...(release === undefined ? [] : [release.url]), ...pages].map(
    (address) => `  ${printable(address)}`,
  );
}

function indented(text: string, columns: number): readonly string[] {
  return text.split(/\r\n|[\r\n]/).map((line) => " ".repeat(columns) + printable(line));
}
