import { ArchiveError } from "./archive-error.ts";

export const BLOCK = 512;

/** What a header block says of its member. Names are bytes: an extended header may replace them before they are read. */
export interface TarHeader {
  /** The type flag: one character. */
  readonly type: string;
  /** Bytes of the data that follow. */
  readonly size: number;
  readonly prefix: Uint8Array;
  readonly name: Uint8Array;
  readonly target: Uint8Array;
}

type Field = readonly [offset: number, length: number];

const NAME: Field = [0, 100];
const SIZE: Field = [124, 12];
const CHECKSUM: Field = [148, 8];
const TYPE = 156;
const TARGET: Field = [157, 100];
const MAGIC: Field = [257, 8];
const PREFIX: Field = [345, 155];

/** Numbers that nobody needs here, but whose readers stop at what is none; the second list may be large or negative. */
const OCTAL: readonly Field[] = [
  [100, 8],
  [329, 8],
  [337, 8],
];
const OCTAL_OR_BINARY: readonly Field[] = [
  [108, 8],
  [116, 8],
  [136, 12],
];

/**
 * Reads a header block as strictly as the most different readers together: what one of them would understand otherwise
 * is refused. Undefined for an empty block, which ends an archive.
 * Throws ArchiveError (`malformed`). Source: POSIX, pax, ustar interchange format; the GNU tar manual, basic format.
 */
export function readTarHeader(block: Uint8Array): TarHeader | undefined {
  if (block.every((byte) => byte === 0)) return undefined;
  const stated = readOctal(block, CHECKSUM);
  if (stated !== checksumOf(block)) throw damagedHeader("its checksum is wrong");
  for (const field of OCTAL) readOctal(block, field);
  for (const field of OCTAL_OR_BINARY) {
    const first = block[field[0]];
    if (first !== 0x80 && first !== 0xff) readOctal(block, field);
  }
  const prefix = textOf(block, PREFIX);
  // Others than POSIX's keep times in its place, which some readers take for a part of the path.
  if (prefix.length > 0 && latin1(slice(block, MAGIC)) !== "ustar\x0000") {
    throw damagedHeader("it has a path in two parts, but is not of the format that allows it");
  }
  return {
    type: String.fromCharCode(block[TYPE] ?? 0),
    size: readOctal(block, SIZE),
    prefix,
    name: textOf(block, NAME),
    target: textOf(block, TARGET),
  };
}

/** Whether Python would take the block for the start of a tar archive: it looks at the checksum only, and reads it freely. */
export function startsAsTar(block: Uint8Array): boolean {
  if (block.length < BLOCK) return false;
  const stated = readFreely(slice(block, CHECKSUM));
  return stated === checksumOf(block) || stated === checksumOf(new Int8Array(block));
}

/** A number as Python reads it, which takes underscores and prefixes, or binary digits behind a first byte of 0x80. */
function readFreely(bytes: Uint8Array): number {
  const [first = 0, ...rest] = bytes;
  if (first === 0x80) return rest.reduce((number, byte) => number * 256 + byte, 0);
  const text = latin1(bytes).replace(/\0.*/s, "").trim().replaceAll("_", "");
  return /^\+?(?:0o)?[0-7]+$/i.test(text)
    ? Number.parseInt(text.replace(/^\+?(?:0o)?/i, ""), 8)
    : -1;
}

export function damagedHeader(what: string): ArchiveError {
  return new ArchiveError("malformed", `the header of a member is damaged: ${what}`);
}

/** Nothing but octal digits, with spaces in front, and spaces or NULs behind; nothing at all is zero. */
function readOctal(block: Uint8Array, field: Field): number {
  const [, digits] = /^ *([0-7]*)[ \0]*$/.exec(latin1(slice(block, field))) ?? [];
  if (digits === undefined) throw damagedHeader("a number in it is none");
  return digits === "" ? 0 : Number.parseInt(digits, 8);
}

/** The sum of all bytes, with spaces in place of the checksum itself; some writers add them up as signed numbers. */
function checksumOf(block: Uint8Array | Int8Array): number {
  const [start, length] = CHECKSUM;
  let sum = length * 0x20;
  for (let at = 0; at < BLOCK; at++) {
    if (at < start || at >= start + length) sum += block[at] ?? 0;
  }
  return sum;
}

/** What stands in front of the first NUL. */
function textOf(block: Uint8Array, field: Field): Uint8Array {
  const bytes = slice(block, field);
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

function slice(block: Uint8Array, [offset, length]: Field): Uint8Array {
  return block.subarray(offset, offset + length);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}
