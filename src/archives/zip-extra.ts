import { ArchiveError } from "./archive-error.ts";
import { quoteName } from "./member-path.ts";
import { readUint64, viewOf } from "./zip-end.ts";

const ZIP64_FIELD = 0x0001;
/** Info-ZIP's second spelling of the name, which some readers prefer to the first. */
const UNICODE_PATH_FIELD = 0x7075;
const SEE_ZIP64 = 0xffffffff;

/**
 * Replaces those of the 32-bit values that say "see the ZIP64 field" (all bits set) by what it holds, in its order.
 * Source: APPNOTE.TXT 4.5.3.
 */
export function widen<Values extends readonly number[]>(
  name: string,
  extra: Uint8Array,
  values: readonly [...Values],
): { [Index in keyof Values]: number } {
  const fields = readExtra(name, extra);
  if (fields.has(UNICODE_PATH_FIELD)) {
    throw new ArchiveError("invalid-name", `member ${quoteName(name)} has a second name`, name);
  }
  const wide = viewOf(fields.get(ZIP64_FIELD) ?? new Uint8Array());
  let at = 0;
  const widened = values.map((value) => {
    if (value !== SEE_ZIP64) return value;
    if (at + 8 > wide.byteLength) throw malformedExtra(name);
    at += 8;
    return readUint64(wide, at - 8);
  });
  // Mapping keeps the length of the tuple, which the type of `map` does not say.
  return widened as { [Index in keyof Values]: number };
}

function readExtra(name: string, extra: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const view = viewOf(extra);
  const fields = new Map<number, Uint8Array>();
  let at = 0;
  // Fewer than four bytes are padding.
  while (at + 4 <= extra.length) {
    const id = view.getUint16(at, true);
    const end = at + 4 + view.getUint16(at + 2, true);
    if (end > extra.length || (fields.has(id) && id === ZIP64_FIELD)) throw malformedExtra(name);
    fields.set(id, extra.subarray(at + 4, end));
    at = end;
  }
  return fields;
}

function malformedExtra(name: string): ArchiveError {
  return new ArchiveError(
    "malformed",
    `the extra fields of member ${quoteName(name)} are malformed`,
    name,
  );
}
