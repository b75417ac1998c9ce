import type { Section } from "./budget.ts";
import { row } from "./markdown.ts";

/** A part of the summary that is a table; the cells are Markdown already. */
export function sectionTable(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Section {
  const rule = row(columns.map(() => "---"));
  return { head: [`### ${title}`, "", row(columns), rule].join("\n"), lines: rows.map(row) };
}
