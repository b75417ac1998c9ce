import { readBlocks } from "./blocks.ts";

/** The blocks that blank lines do not end, by how they open, and what ends them (CommonMark 4.5, and 4.6 kinds 1 to 5). */
const ENDINGS: readonly (readonly [opening: RegExp, ending: string])[] = [
  [/^(`{3,}|~{3,})/, "$1"],
  [/^<(pre|script|style|textarea)(?![\w-])/i, "</$1>"],
  [/^<!--/, "-->"],
  [/^<\?/, "?>"],
  [/^<!\[CDATA\[/, "]]>"],
  [/^<![a-z]/i, ">"],
];

/**
 * The line that ends what a Markdown text leaves open at its end (a fence, a comment), so that text
 * after it is read as text; undefined where nothing is open.
 */
export function openEnding(text: string): string | undefined {
  if (!swallowsWhatFollows(text)) return undefined;
  const { blocks, lineStarts } = readBlocks(text);
  const start = blocks.at(-1)?.start ?? 0;
  const opening = text.slice(lineStarts[start], lineStarts[start + 1]).replace(/^\uFEFF?\s*/, "");
  const [pattern, ending] = ENDINGS.find(([candidate]) => candidate.test(opening)) ?? [];
  const [found] = pattern?.exec(opening) ?? [];
  return pattern && ending && found?.replace(pattern, ending);
}

function swallowsWhatFollows(text: string): boolean {
  const { blocks, lineStarts } = readBlocks(`${text}\n\nparagraph`);
  // The last entry of the line starts is the text's end.
  return blocks.at(-1)?.start !== lineStarts.length - 2;
}
