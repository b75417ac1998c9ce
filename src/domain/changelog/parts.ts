import { type Block, type MarkdownText, rangeOfLines } from "./blocks.ts";
import { type CategoryReading, readCategory } from "./categories.ts";
import type { ChangelogSection } from "./changelog.ts";
import { bodyOf, type ChangelogFile } from "./file.ts";

/** What stands under one heading of a section, or above the first. */
export interface SectionPart {
  /** As written, without marks; absent for what stands above the first heading. */
  readonly heading?: string;
  /** Line of the heading, or of the section's where there is none. Counts from 1. */
  readonly line: number;
  readonly reading?: CategoryReading;
  /** Nothing under the heading that a reader would see. */
  readonly empty: boolean;
}

/** A line of its own that stands for a heading: `**Fixed**`, `__Fixed:__`, `Fixed:`. */
const LABEL = /^(?:(\*\*|__)[^*_\n]+\1:?|[\p{L} -]+:)$/u;

/**
 * The parts of a section by their headings, in the order of the text. Headings below that of a part belong to it,
 * unless they name a category themselves; a label on a line of its own counts as a heading where it names one.
 */
export function partsOf(file: ChangelogFile, section: ChangelogSection): readonly SectionPart[] {
  const { text: body, markdown } = bodyOf(file, section);
  const above = (section.bodyLines?.first ?? section.heading.line) - 1;
  const parts: Growing[] = [{ line: section.heading.line, empty: true, level: 7 }];
  for (const block of markdown.blocks) {
    const part = startOfPart(body, markdown, block, parts.at(-1)?.level ?? 7);
    const current = parts.at(-1);
    if (part) parts.push({ ...part, line: above + block.start + 1 });
    else if (current && block.kind !== "heading" && block.visible) current.empty = false;
  }
  return parts
    .filter(({ heading, empty }) => heading !== undefined || !empty)
    .map(({ level: _level, ...part }) => part);
}

type Growing = { -readonly [Key in keyof SectionPart]: SectionPart[Key] } & {
  readonly level: number;
};

function startOfPart(
  body: string,
  { lineStarts }: MarkdownText,
  block: Block,
  level: number,
): Omit<Growing, "line"> | undefined {
  const heading = block.heading.trim();
  if (block.kind === "heading") {
    const reading = readCategory(heading);
    if (block.level > level && reading === undefined) return undefined;
    return { heading, empty: true, level: block.level, ...(reading ? { reading } : {}) };
  }
  if (block.kind !== "prose" || block.end - block.start !== 1) return undefined;
  const range = rangeOfLines(body, lineStarts, block.start, block.end);
  const label = body.slice(range.start, range.end).trim();
  const reading = LABEL.test(label) ? readCategory(label) : undefined;
  return reading && { heading: label, empty: true, level, reading };
}
