import { type CoreMetadata, parseMetadata } from "../domain/distribution/metadata.ts";
import { ArchiveError } from "./archive-error.ts";
import { quoteName } from "./member-path.ts";

/** A member's text. Throws ArchiveError (`not-text`) where it is not UTF-8. */
export function decodeText(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ArchiveError("not-text", `member ${quoteName(name)} is not UTF-8 text`, name);
  }
}

/** Reads METADATA or PKG-INFO. Throws ArchiveError (`not-text`). */
export function decodeMetadata(bytes: Uint8Array, name: string): CoreMetadata {
  return parseMetadata(decodeText(bytes, name));
}
