import { type CoreMetadata, parseMetadata } from "../domain/distribution/metadata.ts";
import { ArchiveError } from "./archive-error.ts";
import { quoteName } from "./member-path.ts";

/** A member's text. Throws ArchiveError (`not-text`) where it is not UTF-8. */
export function decodeText(bytes: Uint8Array, name: string): string {
  try {
    // A byte order mark stays: Python's readers take it for a part of the first line.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ArchiveError("not-text", `member ${quoteName(name)} is not UTF-8 text`, name);
  }
}

/** Reads METADATA or PKG-INFO. Throws ArchiveError (`not-text`, `member-too-large`). */
export function decodeMetadata(bytes: Uint8Array, name: string): CoreMetadata {
  const text = decodeText(bytes, name);
  requireFewHeaders(text, name);
  return parseMetadata(text);
}

/** Every header costs memory and time; real metadata have some thousands at most. */
const MOST_HEADERS = 100_000;

function requireFewHeaders(text: string, name: string): void {
  let lines = 0;
  let start = 0;
  for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\r|\n/g)) {
    if (index === start) return;
    start = index + lineBreak.length;
    lines++;
    if (lines > MOST_HEADERS) {
      throw new ArchiveError(
        "member-too-large",
        `member ${quoteName(name)} has more than ${MOST_HEADERS} lines of headers`,
        name,
      );
    }
  }
}
