import type { LinkDefinition, TextRange } from "./changelog.ts";
import { blockParser } from "./markdown.ts";

/** A block at the top level of a Markdown text. Lines count from 0, `end` exclusive. */
export interface Block {
  readonly kind:
    | "heading"
    | "break"
    | "definition"
    | "list"
    | "prose"
    | "fence"
    | "code"
    | "table"
    | "other";
  readonly start: number;
  readonly end: number;
  /** 1 to 6 for headings, else 0. */
  readonly level: number;
  /** A heading's text as written; empty for other blocks. */
  readonly heading: string;
  /** Something that a reader sees, other than a heading of this level. */
  readonly visible: boolean;
}

export interface MarkdownText {
  readonly blocks: readonly Block[];
  /** Every link definition outside fences, those in lists and quotations included. */
  readonly definitions: readonly LinkDefinition[];
  /** The texts that may hold links: paragraphs, headings and cells, at any depth; no code. */
  readonly prose: readonly Prose[];
  /** Offsets at which lines start, and the text's end. */
  readonly lineStarts: readonly number[];
}

export interface Prose {
  readonly text: string;
  /** Its first line. Counts from 0. */
  readonly start: number;
  /** How many lists, items, quotations and the like it stands in, its own paragraph included. */
  readonly depth: number;
}

type Growing = { -readonly [Key in keyof Block]: Block[Key] };

type Token = ReturnType<typeof markdown.parse>[number];

const markdown = blockParser();

const KINDS: Readonly<Record<string, Block["kind"]>> = {
  heading_open: "heading",
  hr: "break",
  reference_definition: "definition",
  bullet_list_open: "list",
  ordered_list_open: "list",
  paragraph_open: "prose",
  html_block: "prose",
  fence: "fence",
  code_block: "code",
  table_open: "table",
};

/** Finds the blocks of a Markdown text (CommonMark, and GitHub's tables) by source position. */
export function readBlocks(text: string): MarkdownText {
  const lineStarts = findLineStarts(text);
  const lines = (start: number, end: number) => text.slice(lineStarts[start], lineStarts[end]);
  const blocks: Growing[] = [];
  const definitions: LinkDefinition[] = [];
  const prose: Prose[] = [];
  for (const token of markdown.parse(withoutFrontMatter(text.replace(/^\uFEFF/, "")), {})) {
    if (token.level === 0 && token.nesting >= 0) blocks.push(blockOf(token));
    if (token.type === "reference_definition") definitions.push(definitionOf(token, lines));
    if (token.type === "inline") prose.push(proseOf(token));
    const block = blocks.at(-1);
    if (block?.kind === "heading") block.heading += token.content;
    else if (block && shows(token)) block.visible = true;
  }
  return { blocks, definitions, prose, lineStarts };
}

/** A link label as CommonMark compares it: without regard to case, runs of white space as one space. */
export function normalizeLabel(label: string): string {
  return markdown.utils.normalizeReference(label);
}

/** The text of whole lines, without the line break of the last. */
export function rangeOfLines(
  text: string,
  lineStarts: readonly number[],
  start: number,
  end: number,
): TextRange {
  const from = lineStarts[start] ?? text.length;
  let to = Math.max(from, lineStarts[end] ?? text.length);
  if (to > from && text[to - 1] === "\n") to--;
  if (to > from && text[to - 1] === "\r") to--;
  return { start: from, end: to };
}

/** Removes HTML comments; one that is not closed runs to the end. Linear, where a pattern would not be. */
export function withoutComments(text: string): string {
  let kept = "";
  let from = 0;
  for (let open = text.indexOf("<!--"); open >= 0; open = text.indexOf("<!--", from)) {
    kept += text.slice(from, open);
    const close = text.indexOf("-->", open + 4);
    if (close < 0) return kept;
    from = close + 3;
  }
  return kept + text.slice(from);
}

/** Removes code in single back-ticks, which says nothing in the words of the text. */
export function withoutCodeSpans(text: string): string {
  return text.replace(/(?<!`)`(?!`)[^`]*`(?!`)/g, "");
}

function blockOf(token: Token): Growing {
  const [start, end] = token.map ?? [0, 0];
  const kind = KINDS[token.type] ?? "other";
  const level = kind === "heading" ? Number(token.tag.slice(1)) : 0;
  return { kind, start, end, level, heading: "", visible: false };
}

function proseOf({ content, map, level }: Token): Prose {
  return { text: content, start: map?.[0] ?? 0, depth: level };
}

function shows(token: Token): boolean {
  if (!["inline", "fence", "code_block", "html_block"].includes(token.type)) return false;
  return withoutComments(token.content).trim() !== "";
}

/** The definition without the indentation or quotation marks of what it stands in. */
function definitionOf(token: Token, lines: (start: number, end: number) => string): LinkDefinition {
  const [start, end] = token.map ?? [0, 0];
  const source = lines(start, end);
  const text = source
    .slice(source.indexOf("["))
    .replace(/(\r\n?|\n)[\s>]+/g, "$1")
    .trimEnd();
  return { label: String(token.meta?.["label"]), text };
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  if (starts.at(-1) !== text.length) starts.push(text.length);
  return starts;
}

/** Front matter is data for another tool, and its closing `---` would turn it into a heading. Its lines stay, blank. */
function withoutFrontMatter(text: string): string {
  const matter =
    /^---[ \t]*(?:\r\n?|\n)[\w-]+[ \t]*:[\s\S]*?(?:\r\n?|\n)(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)/;
  return text.replace(matter, (found) => found.replace(/[^\r\n]/g, ""));
}
