import fc from "fast-check";

/** A change to a file's bytes. */
type Edit =
  | { readonly kind: "set" | "insert"; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: "copy"; readonly at: number; readonly from: number; readonly length: number }
  | { readonly kind: "cut"; readonly at: number; readonly length: number };

/** Numbers at which readers take turns, as they stand in archives. */
const NUMBERS = [
  0, 1, 2, 7, 8, 11, 12, 13, 20, 22, 30, 46, 63, 64, 255, 512, 0x800, 0xffff, 0xffffffff,
];

const numbers = fc
  .tuple(fc.constantFrom(...NUMBERS), fc.constantFrom(1, 2, 4, 8))
  .map(([value, width]) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(BigInt(value));
    return bytes.subarray(0, width);
  });
const octals = fc
  .tuple(fc.nat(2000), fc.constantFrom(7, 11))
  .map(([value, width]) => Buffer.from(value.toString(8).padStart(width, "0")));
const texts = fc
  .constantFrom(
    "/",
    "..",
    "../",
    "\0",
    " ",
    "a",
    "A",
    "PK\x05\x06",
    "PK\x01\x02",
    "PK\x03\x04",
    "x",
    "L",
    "5",
    "é",
    "13 comment=x\n",
    "9 path=a\n",
  )
  .map((text) => Buffer.from(text));
const values = fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 3 }), numbers, octals, texts);

const edits = (length: number): fc.Arbitrary<Edit> => {
  const place = fc.nat(length - 1);
  const short = fc.integer({ min: 1, max: 64 });
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constant("set" as const), at: place, bytes: values }),
    },
    fc.record({ kind: fc.constant("insert" as const), at: place, bytes: values }),
    fc.record({ kind: fc.constant("copy" as const), at: place, from: place, length: short }),
    fc.record({ kind: fc.constant("cut" as const), at: place, length: short }),
  );
};

/** So many variants of a file, each with one to three changes: always the same ones. */
export function mutationsOf(
  bytes: Uint8Array,
  number: number,
  seed: number,
): readonly Uint8Array[] {
  const arbitrary = fc.array(edits(bytes.length), { minLength: 1, maxLength: 3 });
  return fc
    .sample(arbitrary, { numRuns: number, seed })
    .map((changes) => changes.reduce(apply, bytes));
}

function apply(bytes: Uint8Array, edit: Edit): Uint8Array {
  const [before, after] = [bytes.subarray(0, edit.at), bytes.subarray(edit.at)];
  switch (edit.kind) {
    case "insert":
      return Buffer.concat([before, edit.bytes, after]);
    case "cut":
      return Buffer.concat([before, after.subarray(edit.length)]);
    case "set":
      return overwrite(bytes, edit.at, edit.bytes);
    case "copy":
      return overwrite(bytes, edit.at, bytes.slice(edit.from, edit.from + edit.length));
  }
}

function overwrite(bytes: Uint8Array, at: number, value: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed.set(value.subarray(0, Math.max(changed.length - at, 0)), Math.min(at, changed.length));
  return changed;
}
