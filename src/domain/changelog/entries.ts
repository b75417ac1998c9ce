import type { ChangelogSection } from "./changelog.ts";
import { bodyOf, type ChangelogFile } from "./file.ts";

/** An item of a list at the top level of a section. */
export interface Entry {
  /** Counts from 1, in the whole changelog. */
  readonly line: number;
  /** Its first paragraph, Markdown. */
  readonly text: string;
}

/** List, item, paragraph. */
const DEPTH_OF_ITEMS = 3;
const BULLET = /^\s{0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/;

/** The entries of a section in the order of the text. */
export function entriesOf(file: ChangelogFile, section: ChangelogSection): readonly Entry[] {
  const { text: body, markdown } = bodyOf(file, section);
  const { prose, blocks, lineStarts } = markdown;
  const listLines = new Set(
    blocks
      .filter(({ kind }) => kind === "list")
      .flatMap(({ start, end }) => Array.from({ length: end - start }, (_, line) => start + line)),
  );
  const top = section.bodyLines?.first ?? section.heading.line;
  return prose
    .filter(({ depth, start }) => depth === DEPTH_OF_ITEMS && listLines.has(start))
    .filter(({ start }) => BULLET.test(body.slice(lineStarts[start], lineStarts[start + 1])))
    .map(({ start, text }) => ({ line: top + start, text }));
}
