import { type MarkdownText, readBlocks } from "./blocks.ts";
import type { Changelog, ChangelogSection } from "./changelog.ts";
import { readChangelog } from "./reader.ts";
import type { ChangelogSource } from "./source.ts";

export type TextSource = Extract<ChangelogSource, { readonly kind: "text" }>;

/** A changelog that was read: its text, its blocks and its sections. */
export interface ChangelogFile {
  /** Relative to the repository's root. */
  readonly path: string;
  readonly text: string;
  readonly markdown: MarkdownText;
  readonly changelog: Changelog;
}

const known = new WeakMap<TextSource, ChangelogFile>();

/** Reads a changelog. Several rules ask for the same one, which may be large: it is read once. */
export function fileOf(source: TextSource): ChangelogFile {
  const file = known.get(source) ?? readFile(source);
  known.set(source, file);
  return file;
}

function readFile({ path, text }: TextSource): ChangelogFile {
  const markdown = readBlocks(text);
  return { path, text, markdown, changelog: readChangelog(text, markdown) };
}

/** The body of a section, read for itself. */
export interface SectionBody {
  readonly text: string;
  /** Lines and offsets are those of the body. */
  readonly markdown: MarkdownText;
}

const bodies = new WeakMap<ChangelogSection, SectionBody>();

/** Reads the body of a section of this file, once. */
export function bodyOf(file: ChangelogFile, section: ChangelogSection): SectionBody {
  const body = bodies.get(section) ?? readBody(file, section);
  bodies.set(section, body);
  return body;
}

function readBody(file: ChangelogFile, { body }: ChangelogSection): SectionBody {
  const text = file.text.slice(body.start, body.end);
  return { text, markdown: readBlocks(text) };
}

/** A line of a text without its line break. Lines count from 0. */
export function lineOf({ text, markdown }: ChangelogFile, line: number): string {
  const { lineStarts } = markdown;
  return text.slice(lineStarts[line], lineStarts[line + 1]).replace(/[\r\n]+$/, "");
}
