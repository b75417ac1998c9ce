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
  const held = readNumbers(name, fields.get(ZIP64_FIELD) ?? new Uint8Array());
  const referring = values.filter((value) => value === SEE_ZIP64).length;
  // Numbers that nothing refers to may repeat what is known: some readers take them, and some do not look.
  const repeats = referring === 0 && held.every((number, place) => number === values[place]);
  if (held.length !== referring && !repeats) throw malformedExtra(name);
  let place = 0;
  const widened = values.map((value) => (value === SEE_ZIP64 ? held[place++] : value));
  // Mapping keeps the length of the tuple, which the type of `map` does not say.
  return widened as { [Index in keyof Values]: number };
}

function readNumbers(name: string, field: Uint8Array): readonly number[] {
  if (field.length % 8 !== 0) throw malformedExtra(name);
  const view = viewOf(field);
  return Array.from({ length: field.length / 8 }, (_, place) => readUint64(view, place * 8));
}

function readExtra(name: string, extra: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const view = viewOf(extra);
  const fields = new Map<number, Uint8Array>();
  let at = 0;
  while (at < extra.length) {
    if (at + 4 > extra.length) throw malformedExtra(name);
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
