import type { Table } from "../domain/diagnostic.ts";
import { printable } from "../domain/sanitise.ts";

/** The table for a terminal: aligned columns, and `mark` (one column wide) before the rows that matter. */
export function alignedLines({ columns, rows }: Table, mark: string): readonly string[] {
  const all = [{ cells: columns }, ...rows].map((row) => ({
    lead: "marked" in row ? mark : " ",
    cells: row.cells.map(printable),
  }));
  const widths = columns.map((_, place) =>
    Math.max(...all.map(({ cells }) => lengthOf(cells[place] ?? ""))),
  );
  return all.map(({ lead, cells }) => {
    const padded = cells.map((cell, place) => pad(cell, widths[place] ?? 0));
    return `${lead} ${padded.join("  ")}`.trimEnd();
  });
}

/** The table where letters have no common width: a line for each row, `✗` before the rows that matter. */
export function plainLines({ columns, rows }: Table): readonly string[] {
  return rows.map(({ cells, marked }) => {
    const [first = "", ...rest] = cells.map(printable);
    const values = rest.map((cell, place) => `${printable(columns[place + 1] ?? "")}: ${cell}`);
    return `${marked === true ? "✗ " : ""}${first} – ${values.join("; ")}`;
  });
}

/** In characters, not in UTF-16 code units. */
function lengthOf(text: string): number {
  return [...text].length;
}

function pad(text: string, width: number): string {
  return text + " ".repeat(width - lengthOf(text));
}
