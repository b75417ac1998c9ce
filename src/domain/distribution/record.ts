/** A line of a wheel's RECORD. */
export interface RecordEntry {
  readonly path: string;
  /** `sha256=…`, as written; empty where there is none. */
  readonly digest: string;
  /** Bytes, as written; empty where there is none. */
  readonly size: string;
}

/** A field of CSV and what ends it. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\r|\n|$)/y;

/**
 * Reads RECORD: lines of three values, comma-separated, quoted where they need to be.
 * Undefined where it is something else. Source: binary distribution format; PEP 376.
 */
export function parseRecord(text: string): readonly RecordEntry[] | undefined {
  const entries: RecordEntry[] = [];
  let row: string[] = [];
  FIELD.lastIndex = 0;
  while (FIELD.lastIndex < text.length || row.length > 0) {
    const match = FIELD.exec(text);
    if (match === null) return undefined;
    const [, quoted, plain = "", end] = match;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    const entry = entryOf(row);
    if (entry === undefined) return undefined;
    if (entry.path !== "") entries.push(entry);
    row = [];
  }
  return entries;
}

/** An entry without a path for an empty line; undefined for a row of another length. */
function entryOf(row: readonly string[]): RecordEntry | undefined {
  const [path = "", digest = "", size = ""] = row;
  const empty = row.length === 1 && path === "";
  if (!empty && (row.length !== 3 || path === "")) return undefined;
  return { path, digest, size };
}
