import { baseVersion } from "../version/version.ts";
import type { Block } from "./blocks.ts";
import { readTitle, type TitleReading } from "./titles.ts";

/** A top-level heading, its place among the blocks, and what it says if it may be a release's. */
export interface HeadingBlock {
  readonly index: number;
  readonly block: Block;
  readonly title: TitleReading | undefined;
}

type ReleaseBlock = HeadingBlock & { readonly title: TitleReading };

/** A release's heading, where its body ends, and the headings in it that look out of place. */
export interface Extent {
  readonly release: ReleaseBlock;
  /** Index of the first block after the body. */
  endIndex: number;
  readonly misplaced: Block[];
}

/** Words that head the parts of one release: at a release's own level they are slips of the pen. */
const CHANGE_TYPE =
  /^\W*(added|changed?|changes|deprecat\w*|removed|fixed|fixes|bug ?fix\w*|security|features?|improve\w*|enhancements?|breaking|documentation|docs|performance|internal|dependencies|contributors|new)\b/i;

/** Every top-level heading, with what it says if it may be a release's. */
export function findHeadings(blocks: readonly Block[]): readonly HeadingBlock[] {
  const headings = blocks.flatMap((block, index) =>
    block.kind === "heading" ? [{ index, block, title: readTitle(block.heading) }] : [],
  );
  // A whole number alone is a release only in a changelog that has no other kind.
  const numbered = headings.some(({ title }) => title && !title.lone);
  return headings.map((heading) =>
    numbered && heading.title?.lone ? { ...heading, title: undefined } : heading,
  );
}

/** Finds the headings that begin a release, and how far each release goes. */
export function findExtents(
  headings: readonly HeadingBlock[],
  blockCount: number,
): readonly Extent[] {
  const level = releaseLevel(headings);
  const extents: Extent[] = [];
  let current: Extent | undefined;
  for (const heading of headings) {
    if (startsRelease(heading, level, current?.release)) {
      if (current) current.endIndex = heading.index;
      current = { release: heading, endIndex: blockCount, misplaced: [] };
      extents.push(current);
    } else if (current && !isSubsection(heading, current)) {
      if (isSlip(heading, current)) {
        current.misplaced.push(heading.block);
      } else {
        current.endIndex = heading.index;
        current = undefined;
      }
    }
  }
  return extents;
}

/**
 * The level that most releases have, the first one's in doubt. Some tools head a patch release one level
 * deeper than others, and some people group releases under a heading per series.
 */
function releaseLevel(headings: readonly HeadingBlock[]): number {
  const counts = new Map<number, number>();
  for (const { block, title } of headings) {
    if (title) counts.set(block.level, (counts.get(block.level) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? 0;
}

function startsRelease(
  heading: HeadingBlock,
  level: number,
  current: ReleaseBlock | undefined,
): heading is ReleaseBlock {
  const { block, title } = heading;
  if (title === undefined) return false;
  if (current && block.level <= current.block.level) return true;
  // Release candidates listed under their release are a part of it.
  if (current && sharesBase(title, current.title)) return false;
  return block.level <= level || title.evident;
}

function sharesBase(title: TitleReading, other: TitleReading): boolean {
  const bases = other.versions.map(baseVersion);
  return title.versions.some((version) => bases.includes(baseVersion(version)));
}

function isSubsection({ block }: HeadingBlock, { release }: Extent): boolean {
  return block.level > release.block.level;
}

/** An unknown heading at a release's level belongs to it: cutting there would lose the rest without a word. */
function isSlip({ block }: HeadingBlock, { release }: Extent): boolean {
  return block.level === release.block.level || CHANGE_TYPE.test(block.heading);
}
