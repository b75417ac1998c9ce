/**
 * Core metadata of a distribution (METADATA, PKG-INFO): headers in their order, names in lower case, values as written.
 * Source: core metadata specification; keys are case-insensitive, continuation lines joined with a line break.
 */
export interface CoreMetadata {
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The message body: the description since Metadata 2.1. */
  readonly body: string;
}

/**
 * Reads METADATA or PKG-INFO. Never fails: unknown fields are kept, and the first line that is no header starts the
 * body. Where to cut is decided as Python's email parser does, which the specification names as the format's reader.
 */
export function parseMetadata(text: string): CoreMetadata {
  const headers: [name: string, value: string][] = [];
  let last: [name: string, value: string] | undefined;
  for (const { line, start, next } of linesOf(text)) {
    if (line === "") return { headers, body: text.slice(next) };
    if (/^[ \t]/.test(line)) {
      if (last !== undefined) last[1] += `\n${line}`;
      continue;
    }
    const [, name, value = ""] = /^([!-9;-~]*):[ \t]*(.*)$/s.exec(line) ?? [];
    if (name === undefined) return { headers, body: text.slice(start) };
    // A line without a name is dropped, with its continuations.
    last = name === "" ? undefined : [name.toLowerCase(), value];
    if (last !== undefined) headers.push(last);
  }
  return { headers, body: "" };
}

interface Line {
  /** Without its end. */
  readonly line: string;
  readonly start: number;
  /** Where the next line starts. */
  readonly next: number;
}

function* linesOf(text: string): Generator<Line> {
  let start = 0;
  for (const end of text.matchAll(/\r\n|\r|\n/g)) {
    const next = end.index + end[0].length;
    yield { line: text.slice(start, end.index), start, next };
    start = next;
  }
  if (start < text.length) yield { line: text.slice(start), start, next: text.length };
}

/** First value of a header, by its lower-case name; undefined where there is none, or only `UNKNOWN`. */
export function headerOf(metadata: CoreMetadata, name: string): string | undefined {
  return headersOf(metadata, name)[0];
}

/** All values of a header, by its lower-case name. `UNKNOWN`, which old tools wrote for nothing, is nothing. */
export function headersOf(metadata: CoreMetadata, name: string): readonly string[] {
  return metadata.headers.flatMap(([key, value]) =>
    key === name && value !== "UNKNOWN" ? [value] : [],
  );
}

/** The long description: the body, or the header of before Metadata 2.1, unfolded. Undefined where there is none. */
export function descriptionOf(metadata: CoreMetadata): string | undefined {
  if (metadata.body.trim() !== "" && metadata.body.trim() !== "UNKNOWN") return metadata.body;
  // Folded with eight spaces, or with seven and a bar so that blank lines survive.
  return headerOf(metadata, "description")?.replace(/\n(?: {8}| {7}\|)/g, "\n");
}
