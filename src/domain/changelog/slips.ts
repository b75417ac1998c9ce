import { baseVersion } from "../version/version.ts";
import type { Block, MarkdownText } from "./blocks.ts";
import { readCategory } from "./categories.ts";
import type { Changelog, ChangelogSection } from "./changelog.ts";
import { type ChangelogFile, lineOf } from "./file.ts";
import { readTitle } from "./titles.ts";

/** A line that is meant for a heading, and is none, or one of another level than it should be. */
export interface Slip {
  /** Counts from 1. */
  readonly line: number;
  /** As written. */
  readonly text: string;
  /** `text`: Markdown reads it as text. `level`: it is a heading at a level that no other release has. */
  readonly kind: "text" | "level";
  /** The line as it should be. */
  readonly wanted: string;
}

/** `##1.2.0`; a no-break space after the marks is not the space that Markdown wants there. */
const MARKED = /^ {0,3}(#{1,6})([^# \t].*)$/;
/** `    ## [1.2.0]` is code. */
const INDENTED = /^\s+#{1,6}[ \t]+(.+)$/;
const ONE_WORD = /^(?:(?:version|release)\s+)?\S+$/i;

/** No heading is longer; the limit bounds what patterns have to do. */
const LONGEST = 300;

/**
 * Finds what is meant for a heading of a release, or of a category, in the lines up to `lastLine`. Fences and quotations
 * are left alone: they may well show how a changelog is written.
 */
export function findSlips(file: ChangelogFile, lastLine: number): readonly Slip[] {
  const level = commonLevel(file.changelog.sections) ?? 2;
  const inText = [...linesOfProse(file.markdown), ...linesOfCode(file.markdown.blocks)]
    .filter(({ line }) => line < lastLine)
    .flatMap((candidate): Slip[] => {
      const text = lineOf(file, candidate.line);
      const wanted = text.length > LONGEST ? undefined : meantHeading(text, level, candidate.kind);
      if (wanted === undefined) return [];
      return [{ line: candidate.line + 1, text: text.trim(), kind: "text", wanted }];
    });
  const inHeadings = slipsOfLevel(file.changelog).filter(({ line }) => line <= lastLine);
  return [...inText, ...inHeadings].sort((one, other) => one.line - other.line);
}

interface Candidate {
  /** Counts from 0. */
  readonly line: number;
  /** `alone`: a paragraph of one line that is in no list. */
  readonly kind: "paragraph" | "alone" | "code";
}

/** Lines of paragraphs: what stands in a fence or a comment, at any depth, is none of them. */
function linesOfProse({ prose, blocks }: MarkdownText): readonly Candidate[] {
  const headings = new Set(
    blocks.filter(({ kind }) => kind === "heading").map(({ start }) => start),
  );
  return prose
    .filter(({ start }) => !headings.has(start))
    .flatMap(({ start, text, depth }) => {
      const lines = text.split("\n");
      const kind = depth === 1 && lines.length === 1 ? "alone" : "paragraph";
      return lines.map((_, index): Candidate => ({ line: start + index, kind }));
    });
}

function linesOfCode(blocks: readonly Block[]): readonly Candidate[] {
  return blocks
    .filter(({ kind }) => kind === "code")
    .map(({ start }) => ({ line: start, kind: "code" }));
}

/** The heading that a line of text is meant for. */
function meantHeading(text: string, level: number, kind: Candidate["kind"]): string | undefined {
  const [, marks, marked] = (kind !== "code" && MARKED.exec(text)) || [];
  if (marks !== undefined && marked !== undefined) {
    const title = marked.trim();
    if (namesRelease(title, marks.length === 1)) return `${"#".repeat(level)} ${title}`;
    return readCategory(title)?.known && marks.length > 1 ? `${marks} ${title}` : undefined;
  }
  const title = INDENTED.exec(text)?.[1] ?? (kind === "alone" ? text.trim() : undefined);
  return title !== undefined && isDatedRelease(title)
    ? `${"#".repeat(level)} ${title.replace(/^([*_]{1,3})(.*)\1$/, "$2")}`
    : undefined;
}

/** With one mark only where brackets or a date leave no doubt: `#1` may be an issue. */
function namesRelease(text: string, onlyEvident: boolean): boolean {
  const title = readTitle(text);
  if (title === undefined || title.lone) return false;
  return (title.unreleased || title.versions.length > 0) && (title.evident || !onlyEvident);
}

function isDatedRelease(text: string): boolean {
  const title = readTitle(text);
  return title !== undefined && title.versions.length > 0 && title.date.kind === "iso";
}

/** Releases whose headings stand at a level of their own: as sections, or swallowed by the section above. */
function slipsOfLevel({ headings, sections }: Changelog): readonly Slip[] {
  const common = commonLevel(sections);
  if (common === undefined) return [];
  const counts = countLevels(sections);
  const lonely = sections.filter(({ heading }) => counts.get(heading.level) === 1);
  const own = new Set(sections.map(({ heading }) => heading.line));
  // A release has its pre-releases, and what it says of others, within itself.
  const told = new Set(sections.flatMap(({ versions }) => versions.map(baseVersion)));
  const swallowed = headings.filter(
    ({ text, line, level }) =>
      !own.has(line) &&
      level > common &&
      ONE_WORD.test(text) &&
      readTitle(text)?.versions.some((version) => !told.has(baseVersion(version))),
  );
  return [...lonely.map(({ heading }) => heading), ...swallowed]
    .filter(({ level }) => level !== common)
    .map(({ text, line, level }) => ({
      line,
      text: `${"#".repeat(level)} ${text}`,
      kind: "level",
      wanted: `${"#".repeat(common)} ${text}`,
    }));
}

/** The level of most sections; in doubt, that of the oldest. Undefined where there is none to compare with. */
function commonLevel(sections: readonly ChangelogSection[]): number | undefined {
  const counts = countLevels(sections);
  const most = Math.max(0, ...counts.values());
  const oldest = sections.findLast(({ heading }) => counts.get(heading.level) === most);
  return oldest?.heading.level;
}

function countLevels(sections: readonly ChangelogSection[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { heading } of sections) {
    counts.set(heading.level, (counts.get(heading.level) ?? 0) + 1);
  }
  return counts;
}
