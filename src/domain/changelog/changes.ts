import { isPrerelease } from "../version/version.ts";
import { withoutCodeSpans, withoutComments } from "./blocks.ts";
import type { ChangelogSection } from "./changelog.ts";
import { bodyOf, type ChangelogFile, fileOf } from "./file.ts";
import { partsOf } from "./parts.ts";
import { sectionFor } from "./sections.ts";
import type { ChangelogSource } from "./source.ts";

/** What a section says about the size of its changes. */
export interface SectionChanges {
  /**
   * The kinds of changes that the section has entries of, each once: Keep a Changelog's own names
   * (`Added`, `Changed`, `Deprecated`, `Removed`, `Fixed`, `Security`), which other words for the same
   * are read as (`Bug fixes`), and any other heading as written.
   */
  readonly categories: readonly string[];
  /** It has entries under no heading. */
  readonly uncategorized: boolean;
  /** It calls a change breaking: `BREAKING`, `**Breaking:** …`, `(breaking)`, a heading "Breaking changes" with entries. */
  readonly breaking: boolean;
  /** As the section's heading is written. */
  readonly heading: string;
  /** The changelog and the heading's line, which counts from 1. */
  readonly location: { readonly file: string; readonly line: number };
}

/**
 * What the section of a version says of its changes: the section that the version's notes come from, which for a
 * pre-release may be its release's or the unreleased one. Undefined where there is no such section, or more than one.
 */
export function sectionChanges(
  source: ChangelogSource,
  version: string,
): SectionChanges | undefined {
  if (source.kind !== "text") return undefined;
  const file = fileOf(source);
  const choice = sectionFor(file.changelog, version, isPrerelease(version));
  return choice.kind === "found" ? changesOf(file, choice.section) : undefined;
}

function changesOf(file: ChangelogFile, section: ChangelogSection): SectionChanges {
  const parts = partsOf(file, section).filter(({ empty }) => !empty);
  const headings = parts.flatMap(({ heading, reading }) => reading?.category ?? heading ?? []);
  const { prose, blocks } = bodyOf(file, section).markdown;
  const titles = new Set(blocks.filter(({ kind }) => kind === "heading").map(({ start }) => start));
  const said = prose.filter(({ start }) => !titles.has(start));
  return {
    categories: [...new Set(headings)],
    uncategorized: parts.some(({ heading }) => heading === undefined),
    breaking:
      headings.some((heading) => BREAKING_HEADING.test(heading)) ||
      said.some(({ text }) => isBreaking(text)),
    heading: section.heading.text,
    location: { file: file.path, line: section.heading.line },
  };
}

const BREAKING_HEADING = /^[^\p{L}]*(?:breaking|(?:backwards?[ -])?incompatible)\b/iu;

/** "no breaking changes", "non-breaking" */
const DENIED = /\b(?:no|non|not|without|any)[\s-]+(?:known\s+)?breaking\b(?:[\s-]+changes?\b)?/gi;

/** A marker, not any sentence with the word: "fix breaking of long lines" breaks nothing. */
const MARKERS: readonly RegExp[] = [
  /\bBREAKING\b/,
  /^[^\w\n]*(?:breaking|backwards?[ -]incompatible)(?:[ -]changes?)?[*_ ]{0,3}[:!]/im,
  /^[^\w\n]*breaking[ -]changes?\b/im,
  /[[(]\s*breaking(?:[ -]changes?)?\s*[\])]/i,
  /(?:\*\*|__)breaking(?:[ -]changes?)?[:.!]?(?:\*\*|__)/i,
];

function isBreaking(prose: string): boolean {
  const said = withoutCodeSpans(withoutComments(prose)).replace(DENIED, "");
  return MARKERS.some((marker) => marker.test(said));
}
