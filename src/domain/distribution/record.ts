/** A line of a wheel's RECORD. */
export interface RecordEntry {
  readonly path: string;
  /** `sha256=…`, as written; empty where there is none. */
  readonly digest: string;
  /** Bytes, as written; empty where there is none. */
  readonly size: string;
}

/**
 * Reads RECORD: lines of three values, comma-separated, quoted where they need to be. What follows the entry after the
 * `most`th is not read. Undefined where it is something else, or has an empty line, at which PyPI fails.
 * Source: binary distribution format; PEP 376; warehouse.
 */
export function parseRecord(text: string, most: number): readonly RecordEntry[] | undefined {
  const entries: RecordEntry[] = [];
  for (let at = 0; at < text.length && entries.length <= most; ) {
    const row = readRow(text, at);
    const [path = "", digest = "", size = ""] = row?.values ?? [];
    if (row?.values.length !== 3 || path === "") return undefined;
    entries.push({ path, digest, size });
    at = row.next;
  }
  return entries;
}

interface Row {
  readonly values: readonly string[];
  /** Where the next row starts. */
  readonly next: number;
}

/** Undefined where a quote does not close, or text stands beside one; of a row too long, the end is not read. */
function readRow(text: string, start: number): Row | undefined {
  const values: string[] = [];
  let at = start;
  while (values.length <= 3) {
    const end = text[at] === '"' ? endOfQuoted(text, at) : endOfPlain(text, at);
    const separator = separatorAt(text, end);
    if (separator === undefined) return undefined;
    values.push(unquote(text.slice(at, end)));
    at = end + separator.length;
    if (separator !== ",") break;
  }
  return { values, next: at };
}

/** What ends the value; empty at the end of the text, undefined where it is something else. */
function separatorAt(text: string, at: number): string | undefined {
  const pair = text.slice(at, at + 2);
  if (pair === "\r\n" || pair === "") return pair;
  return [",", "\r", "\n"].find((separator) => pair.startsWith(separator));
}

/** Behind the quote that closes the value; a place where no separator is, if none does. */
function endOfQuoted(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at + 1;
  }
  return start;
}

function endOfPlain(text: string, start: number): number {
  let at = start;
  while (at < text.length && !',"\r\n'.includes(text.charAt(at))) at++;
  return at;
}

function unquote(field: string): string {
  return field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field;
}
