/** A plain string given to a name at module level of a Python file. */
export interface Assignment {
  readonly name: string;
  /** What stands between the quotes. */
  readonly value: string;
  /** Counts from 1. */
  readonly line: number;
}

/** A plain string at the beginning of a line, annotated or chained (`__version__ = version = "…"`) or not. */
const ASSIGNMENT =
  /^([A-Za-z_]\w*)[ \t]*(?::[^=]*)?=[ \t]*(?:\w+[ \t]*=[ \t]*)*(?:"([^"\\]+)"|'([^'\\]+)')[ \t]*(?:[;#].*)?$/;

/** No assignment of a version is longer; the limit keeps minified lines away from the pattern. */
const LONGEST_LINE = 500;

/**
 * Every assignment of a plain string to one of the names, at module level, in order. Comments and text within
 * triple-quoted strings do not count; what is computed (`version("omi")`) is no plain string.
 */
export function findAssignments(text: string, names: readonly string[]): readonly Assignment[] {
  const assignments: Assignment[] = [];
  let quote: string | undefined;
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .entries()) {
    const match = quote === undefined && line.length <= LONGEST_LINE ? ASSIGNMENT.exec(line) : null;
    const [, name = "", double, single] = match ?? [];
    const value = double ?? single;
    if (value !== undefined && names.includes(name)) {
      assignments.push({ name, value, line: index + 1 });
    }
    quote = quoteAfter(line, quote);
  }
  return assignments;
}

/** The triple quote that is still open at the end of a line. Cheap: a triple quote within a short string is taken for one. */
function quoteAfter(line: string, open: string | undefined): string | undefined {
  let quote = open;
  for (const [found] of line.matchAll(/"""|'''|#/g)) {
    if (quote === undefined && found === "#") return undefined;
    if (quote === undefined) quote = found;
    else if (quote === found) quote = undefined;
  }
  return quote;
}
