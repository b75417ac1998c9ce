import { compareVersions, sameVersion } from "../version/version.ts";
import type { Block } from "./blocks.ts";
import type { ChangelogSection } from "./changelog.ts";
import { type ChangelogFile, lineOf } from "./file.ts";
import { keyOf } from "./sections.ts";
import { readTitle } from "./titles.ts";

/** A table of versions that has no row for one. */
export interface MissingRow {
  /** The row beside which it belongs. Counts from 1. */
  readonly line: number;
  /** That row is the first of the table, and the missing one belongs above it. */
  readonly above: boolean;
  /** The row to add, with `…` where only its author knows what to write. */
  readonly row: string;
}

interface Row {
  /** Counts from 0. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly version?: string;
}

/** A row for all that begin with these numbers: `0.3.x`. */
const SERIES = /^\W*v?(\d+(?:\.\d+)*)\.[x*]\W*$/i;
const DATE_COLUMN = /\b(?:date|day|released)\b/i;
const LONGEST = 1000;

/**
 * Finds the tables outside of releases whose first column lists versions of this changelog, earlier ones than `version`
 * among them, but not `version` itself.
 */
export function findMissingRows(file: ChangelogFile, version: string): readonly MissingRow[] {
  const known = new Set(file.changelog.sections.flatMap(({ versions }) => versions.map(keyOf)));
  return tablesOutside(file).flatMap((table) => {
    const [header, , ...rows] = rowsOf(file, table);
    const listed = rows.filter((row) => row.version !== undefined);
    const isOfReleases = listed.some((row) => known.has(keyOf(row.version ?? "")));
    const isEarlier = listed.some((row) => compareVersions(row.version ?? version, version) < 0);
    if (header === undefined || !isOfReleases || !isEarlier) return [];
    return rows.some((row) => covers(row, version)) ? [] : [missing(file, header, listed, version)];
  });
}

/** Tables that are no part of what one release says: above all releases, under a heading of their own, or under a closing rule. */
function tablesOutside({ markdown, changelog }: ChangelogFile): readonly Block[] {
  const levels = new Map(changelog.sections.map(({ heading }) => [heading.line, heading.level]));
  const last = changelog.sections.at(-1)?.heading.line ?? 0;
  const tables: Block[] = [];
  let level = 0;
  let outside = true;
  for (const block of markdown.blocks) {
    const line = block.start + 1;
    const own = levels.get(line);
    level = own ?? level;
    if (own !== undefined) outside = false;
    else if (endsReleases(block, level) || (block.kind === "break" && line > last)) outside = true;
    if (block.kind === "table" && outside) tables.push(block);
  }
  return tables;
}

function endsReleases(block: Block, level: number): boolean {
  return block.kind === "heading" && block.level <= level;
}

function rowsOf(file: ChangelogFile, { start, end }: Block): readonly Row[] {
  const lines = Array.from({ length: end - start }, (_, index) => start + index);
  return lines.map((line) => {
    const text = lineOf(file, line).trim().slice(0, LONGEST);
    const cells = text.replace(/^\||(?<!\\)\|$/g, "").split(/(?<!\\)\|/);
    const [version] = readTitle(cells[0] ?? "")?.versions ?? [];
    return { line, cells, ...(version === undefined ? {} : { version }) };
  });
}

function covers({ cells, version }: Row, wanted: string): boolean {
  if (version !== undefined && sameVersion(version, wanted)) return true;
  const series = SERIES.exec(cells[0] ?? "")?.[1] ?? version;
  return series !== undefined && /^[\d.]+$/.test(series) && wanted.startsWith(`${series}.`);
}

function missing(
  file: ChangelogFile,
  header: Row,
  listed: readonly Row[],
  version: string,
): MissingRow {
  const [first, last] = [listed.at(0), listed.at(-1)];
  const newestFirst = compareVersions(first?.version ?? "0", last?.version ?? "0") > 0;
  const beside = (newestFirst ? first : last) ?? header;
  const section = file.changelog.sections.find(({ versions }) =>
    versions.some((candidate) => sameVersion(candidate, version)),
  );
  const cells = header.cells.map((title, index) => {
    if (index === 0) return spelledLike(beside.cells[0] ?? "", version);
    return DATE_COLUMN.test(title) ? (dateOf(section) ?? "…") : "…";
  });
  return { line: beside.line + 1, above: newestFirst, row: `| ${cells.join(" | ")} |` };
}

/** With the brackets, the emphasis and the `v` that another version is written with; without its link. */
function spelledLike(cell: string, version: string): string {
  const text = cell.trim().replace(/\]\([^)]*\)|\]\[[^\]]*\]/g, "]");
  return text.replace(/\d+(?:\.\d+)+[\w.]*/, version);
}

function dateOf(section: ChangelogSection | undefined): string | undefined {
  return section?.date.kind === "iso" ? section.date.date : undefined;
}
