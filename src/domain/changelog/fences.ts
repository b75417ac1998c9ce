import type { Block } from "./blocks.ts";
import { type ChangelogFile, lineOf } from "./file.ts";
import { readTitle } from "./titles.ts";

/** A fence or a comment that goes on to where it was hardly meant to. Lines count from 1. */
export interface Swallower {
  readonly line: number;
  /** The last line that it swallows. */
  readonly endLine: number;
  /** As written: "```python", "<!--". */
  readonly opening: string;
  /** What would close it. */
  readonly ending: string;
  /** Lines of headings of releases within it. */
  readonly releases: readonly number[];
}

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;
const HEADING = /^#{1,6}[ \t]+(.+)$/;
const LONGEST = 300;

/**
 * Finds fences and comments that swallow what follows them: those that reach the end of the text, and those in which
 * another fence with a language begins after a release's heading, because the first was not closed.
 */
export function findSwallowers(file: ChangelogFile): readonly Swallower[] {
  const last = file.markdown.blocks.at(-1);
  return file.markdown.blocks.flatMap((block) => {
    if (block.kind === "fence") return fence(file, block, block === last) ?? [];
    return block.kind === "prose" ? (comment(file, block) ?? []) : [];
  });
}

function fence(file: ChangelogFile, block: Block, isLast: boolean): Swallower | undefined {
  const opening = lineOf(file, block.start)
    .replace(/^\uFEFF/, "")
    .trim();
  const [, marks = ""] = FENCE.exec(opening) ?? [];
  const releases = releasesIn(file, block);
  const closed = block.end - block.start > 1 && closes(lineOf(file, block.end - 1), marks);
  if (closed || !isLast) {
    const begun = releases.length > 0 && opensAnother(file, block, marks, releases[0] ?? 0);
    if (!begun) return undefined;
  }
  return { line: block.start + 1, endLine: block.end, opening, ending: marks, releases };
}

/** An HTML comment: of all that HTML leaves open, nothing else is in changelogs. Within a line it would be text. */
function comment(file: ChangelogFile, { start, end }: Block): Swallower | undefined {
  const { text, markdown } = file;
  const block = text.slice(markdown.lineStarts[start], markdown.lineStarts[end]);
  const [before] = /^\uFEFF? {0,3}(?=<!--)/.exec(block) ?? [];
  if (before === undefined) return undefined;
  const close = block.indexOf("-->", before.length);
  const another = block.indexOf("<!--", before.length + 1);
  const releases = releasesIn(file, { start, end });
  const begun = another >= 0 && another < close && releases.length > 0;
  if (close >= 0 && !begun) return undefined;
  const opening = lineOf(file, start)
    .replace(/^\uFEFF/, "")
    .trim();
  return { line: start + 1, endLine: end, opening, ending: "-->", releases };
}

function closes(line: string, marks: string): boolean {
  const [, found = "", rest = ""] = FENCE.exec(line) ?? [];
  return found[0] === marks[0] && found.length >= marks.length && rest.trim() === "";
}

function opensAnother(
  file: ChangelogFile,
  { end }: Pick<Block, "end">,
  marks: string,
  afterLine: number,
): boolean {
  for (let line = afterLine; line < end; line++) {
    const [, found = "", rest = ""] = FENCE.exec(lineOf(file, line)) ?? [];
    if (found[0] === marks[0] && /^\s*\w/.test(rest)) return true;
  }
  return false;
}

function releasesIn(file: ChangelogFile, { start, end }: Pick<Block, "start" | "end">) {
  const lines: number[] = [];
  for (let line = start + 1; line < end; line++) {
    const [, heading] = HEADING.exec(lineOf(file, line).slice(0, LONGEST)) ?? [];
    const title = heading === undefined ? undefined : readTitle(heading);
    if (title?.evident || (title && !title.lone)) lines.push(line + 1);
  }
  return lines;
}
