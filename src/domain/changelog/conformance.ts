import { parser } from "keep-a-changelog";
import type { ChangelogSection } from "./changelog.ts";
import type { ChangelogFile } from "./file.ts";

/** What keeps a section from being read by tools that take nothing but Keep a Changelog's own layout. */
export interface Deviation {
  /** Counts from 1. */
  readonly line: number;
  /** The rest of a sentence about that line. */
  readonly what: string;
}

/** The parser's time is quadratic, and its patterns are made for headings. */
const LONGEST_SECTION = 50_000;
const LONGEST_HEADING = 300;
const PREAMBLE = "# Changelog\n\n";
const FIRST_LINE_OF_BODY = 5;

/**
 * The first thing in a section that the parser of npm's keep-a-changelog does not take. It is given the section alone:
 * whole changelogs it mostly refuses. Undefined where it takes it all, and for sections too large for it.
 */
export function findDeviation(
  { text }: ChangelogFile,
  section: ChangelogSection,
): Deviation | undefined {
  const { heading, body } = section;
  const content = text.slice(body.start, body.end).replace(/\r\n?/g, "\n");
  if (content.length > LONGEST_SECTION || heading.text.length > LONGEST_HEADING) return undefined;
  const title = `## ${heading.text.replace(/\s+/g, " ")}`;
  const source = `${PREAMBLE}${title}\n\n${content}\n`;
  try {
    parser(source, { autoSortReleases: false });
    return undefined;
  } catch (error) {
    const { line, what } = explain(error, source.split("\n"));
    const offset = (section.bodyLines?.first ?? heading.line) - FIRST_LINE_OF_BODY;
    return { line: line < FIRST_LINE_OF_BODY ? heading.line : line + offset, what };
  }
}

/**
 * Lines of the source, from 1. The parser names the line after the one it does not take, or none where that was the
 * last, and quotes all that follows.
 */
function explain(error: unknown, lines: readonly string[]): Deviation {
  const message = error instanceof Error ? error.message : "";
  const named = Number(/^Parse error in the line (\d+)/.exec(message)?.[1] ?? lines.length + 1);
  if (message.includes("Syntax error in the release title")) {
    return { line: 0, what: "is no heading of the form [VERSION] - YYYY-MM-DD" };
  }
  if (message.includes("Unexpected content")) {
    // Blank lines belong to what follows them.
    const line = lines.findIndex((text, index) => index >= named - 1 && text.trim() !== "") + 1;
    return { line, what: "stands where only a heading of a category or a list may be" };
  }
  const heading = lines.findLastIndex((text, index) => index < named - 1 && /^### /.test(text));
  return {
    line: heading + 1,
    what: "heads changes of a kind that Keep a Changelog does not know",
  };
}
