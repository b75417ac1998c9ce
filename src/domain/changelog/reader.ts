import { type Block, type MarkdownText, rangeOfLines, readBlocks } from "./blocks.ts";
import type { Changelog, ChangelogHeading, ChangelogSection, LinkDefinition } from "./changelog.ts";
import { type Extent, findExtents, findHeadings } from "./releases.ts";

/**
 * Reads a changelog without changing or refusing anything: sections by source position, so that every
 * character of them stays as it is. Linear in the length of the text; any text gives a result.
 */
export function readChangelog(text: string, markdown: MarkdownText = readBlocks(text)): Changelog {
  const headings = findHeadings(markdown.blocks);
  const extents = findExtents(headings, markdown.blocks.length);
  const toHeading = (block: Block) => headingOf(text, markdown, block);
  return {
    sections: extents.map((extent, index) =>
      sectionOf(text, markdown, extent, extents[index + 1], toHeading),
    ),
    headings: headings.map(({ block }) => toHeading(block)),
    definitions: firstOfEachLabel(markdown.definitions),
  };
}

function sectionOf(
  text: string,
  { blocks, lineStarts }: MarkdownText,
  { release, endIndex, misplaced }: Extent,
  next: Extent | undefined,
  toHeading: (block: Block) => ChangelogHeading,
): ChangelogSection {
  const body = withoutEdges(blocks.slice(release.index + 1, endIndex), endIndex === blocks.length);
  const first = body.at(0)?.start ?? release.block.end;
  const end = withoutBlankEnd(text, lineStarts, first, body.at(-1)?.end ?? first);
  const heading = toHeading(release.block);
  const { versions, unreleased, yanked, date } = release.title;
  return {
    heading,
    versions,
    unreleased,
    yanked,
    date,
    whole: {
      start: heading.range.start,
      end: next ? toHeading(next.release.block).range.start : text.length,
    },
    body: rangeOfLines(text, lineStarts, first, end),
    ...(end > first ? { bodyLines: { first: first + 1, last: end } } : {}),
    empty: !body.some((block) => block.kind !== "heading" && block.visible),
    misplaced: misplaced.map(toHeading),
  };
}

/** The blocks of a body without trailing rules and link definitions, and without the footer of the file. */
function withoutEdges(blocks: readonly Block[], isLast: boolean): readonly Block[] {
  const kept = isLast ? withoutFooter(blocks) : blocks;
  return kept.slice(0, kept.findLastIndex((block) => !isEdge(block)) + 1);
}

/** At the end of a file, paragraphs under a rule speak of the file ("The format is based on …"); a list does not. */
function withoutFooter(blocks: readonly Block[]): readonly Block[] {
  const rule = blocks.findLastIndex(({ kind }) => kind === "break");
  const isFooter = blocks.slice(rule + 1).every((block) => isEdge(block) || block.kind === "prose");
  const before = blocks.slice(0, Math.max(0, rule));
  return isFooter && before.some(({ visible }) => visible) ? before : blocks;
}

function isEdge({ kind }: Block): boolean {
  return kind === "break" || kind === "definition";
}

/** A list reaches to the next block, across the blank lines between them. */
function withoutBlankEnd(
  text: string,
  lineStarts: readonly number[],
  first: number,
  end: number,
): number {
  let last = end;
  while (last > first && text.slice(lineStarts[last - 1], lineStarts[last]).trim() === "") last--;
  return last;
}

function headingOf(text: string, { lineStarts }: MarkdownText, block: Block): ChangelogHeading {
  const range = rangeOfLines(text, lineStarts, block.start, block.end);
  return { text: block.heading.trim(), level: block.level, line: block.start + 1, range };
}

function firstOfEachLabel(definitions: readonly LinkDefinition[]): readonly LinkDefinition[] {
  const byLabel = new Map<string, LinkDefinition>();
  for (const definition of definitions) {
    if (!byLabel.has(definition.label)) byLabel.set(definition.label, definition);
  }
  return [...byLabel.values()];
}
