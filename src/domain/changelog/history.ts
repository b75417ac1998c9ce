import { baseVersion, sameVersion } from "../version/version.ts";
import type { ChangelogSection } from "./changelog.ts";
import { bodyOf, type ChangelogFile, fileOf, type SectionBody } from "./file.ts";
import { keyOf } from "./sections.ts";

/** What became of a section that an earlier release had. */
export type HistoryChange =
  | {
      readonly kind: "changed";
      readonly version: string;
      /** Where it differs, in the changelog as it is now. Lines count from 1, both inclusive. */
      readonly line: number;
      readonly endLine: number;
      /** The first line that differs, as it was and as it is; empty where there is nothing in its place. */
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: "removed"; readonly version: string };

/**
 * Compares the released sections of a changelog with what they were at an earlier tag: what they say, and their dates.
 * White space, bullets, link definitions and marks of yanked releases may change, and a missing date may be added. Sections of the version that is
 * released now, of its pre-releases and of what was never released are left out.
 */
export function compareHistory(
  previous: string,
  now: ChangelogFile,
  version: string,
): readonly HistoryChange[] {
  const before = fileOf({ kind: "text", path: now.path, text: previous });
  const sections = sectionsByVersion(now.changelog.sections);
  return [...releasedSections(before, version)].flatMap(([key, section]): HistoryChange[] => {
    const [released = key] = section.versions;
    const own = sections.get(key)?.slice(0, MOST_DUPLICATES) ?? [];
    if (own.length === 0) return [{ kind: "removed", version: released }];
    const changes = own.map((candidate) => compare(before, section, now, candidate));
    const [change] = changes.includes(undefined) ? [] : changes;
    return change ? [{ kind: "changed", version: released, ...change }] : [];
  });
}

type Difference = Omit<Extract<HistoryChange, { kind: "changed" }>, "kind" | "version">;

/** How many sections of one version are looked at; of an earlier text the first alone. */
const MOST_DUPLICATES = 3;

function releasedSections(
  { changelog }: ChangelogFile,
  version: string,
): ReadonlyMap<string, ChangelogSection> {
  const released = new Map<string, ChangelogSection>();
  for (const section of changelog.sections) {
    const [own] = section.versions;
    const isReleased = !section.unreleased && section.date.kind !== "placeholder";
    if (own === undefined || !isReleased || released.has(keyOf(own))) continue;
    if (!sameVersion(baseVersion(own), baseVersion(version))) released.set(keyOf(own), section);
  }
  return released;
}

function sectionsByVersion(
  sections: readonly ChangelogSection[],
): ReadonlyMap<string, readonly ChangelogSection[]> {
  const byVersion = new Map<string, ChangelogSection[]>();
  for (const section of sections) {
    for (const version of section.versions) {
      const same = byVersion.get(keyOf(version)) ?? [];
      same.push(section);
      byVersion.set(keyOf(version), same);
    }
  }
  return byVersion;
}

function compare(
  before: ChangelogFile,
  old: ChangelogSection,
  now: ChangelogFile,
  section: ChangelogSection,
): Difference | undefined {
  const date = dateOf(old);
  if (date !== undefined && date !== dateOf(section)) {
    const { line } = section.heading;
    return { line, endLine: line, before: old.heading.text, after: section.heading.text };
  }
  const [was, is] = [bodyOf(before, old), bodyOf(now, section)];
  if (was.text === is.text) return undefined;
  return difference(wordsOf(was), wordsOf(is), section);
}

/** How a date is spelled is nothing that a release said. */
function dateOf({ date }: ChangelogSection): string | undefined {
  return date.kind === "iso" || date.kind === "other" ? date.date : undefined;
}

interface Word {
  /** As it is compared. */
  readonly text: string;
  /** Of the body. Counts from 0. */
  readonly line: number;
}

interface Words {
  readonly words: readonly Word[];
  readonly lines: readonly string[];
}

/** The words of a body, without link definitions and paragraphs about its being yanked. */
function wordsOf({ text: body, markdown }: SectionBody): Words {
  const lines = body.split(/\r\n?|\n/);
  const words = markdown.blocks
    .filter(({ kind, start }) => kind !== "definition" && !YANKED.test(lines[start] ?? ""))
    .flatMap(({ start, end }) =>
      lines.slice(start, end).flatMap((text, index) =>
        text
          .replace(/^(\s*)[*+](?=\s)/, "$1-")
          .split(/\s+/)
          .filter((word) => word !== "")
          .map((word) => ({ text: word, line: start + index })),
      ),
    );
  return { words, lines };
}

const YANKED = /^[\s\p{P}\p{S}]*yanked\b/iu;

function difference(was: Words, is: Words, section: ChangelogSection): Difference | undefined {
  const shorter = Math.min(was.words.length, is.words.length);
  const differs = (one: number, other: number) =>
    was.words.at(one)?.text !== is.words.at(other)?.text;
  let first = 0;
  while (first < shorter && !differs(first, first)) first++;
  if (first === was.words.length && first === is.words.length) return undefined;
  let last = 0;
  while (last < shorter - first && !differs(-1 - last, -1 - last)) last++;
  const top = section.bodyLines?.first ?? section.heading.line;
  const line = is.words[first]?.line ?? is.lines.length - 1;
  const endLine = is.words[is.words.length - 1 - last]?.line ?? line;
  return {
    line: top + line,
    endLine: top + Math.max(line, endLine),
    before: lineAt(was, first),
    after: lineAt(is, first),
  };
}

function lineAt({ words, lines }: Words, index: number): string {
  const word = words[index];
  return word === undefined ? "" : (lines[word.line] ?? "").trim();
}
