import { ArchiveError } from "./archive-error.ts";
import { damagedHeader } from "./tar-header.ts";

/** What an extended header states of the member that follows it, in place of the member's own header. */
export interface ExtendedHeader {
  readonly name?: string;
  readonly target?: string;
  /** Bytes; it must be the size that the member's own header states. */
  readonly size?: number;
}

/** Source: POSIX, pax, extended header keywords. */
const UTF8 = "ISO-IR 10646 2000 UTF-8";

/**
 * Reads the records of a pax header: `LENGTH KEYWORD=VALUE`, each ended by a line break.
 * Throws ArchiveError (`malformed`, `invalid-name`, `sparse`), also where a keyword that matters is there twice.
 */
export function readPaxHeader(bytes: Uint8Array): ExtendedHeader {
  const values = new Map<string, Uint8Array>();
  for (let at = 0; at < bytes.length; ) {
    const { keyword, value, end } = readRecord(bytes, at);
    // GNU tar's sparse files pass for plain ones with readers that do not know them.
    if (keyword.startsWith("GNU.sparse.")) throw sparse();
    if (values.has(keyword)) throw damagedHeader(`it states its ${quoteKeyword(keyword)} twice`);
    if (MATTERING.has(keyword)) values.set(keyword, value);
    at = end;
  }
  const [name, target, size, charset] = [...MATTERING].map((keyword) => values.get(keyword));
  if (charset !== undefined && decodeTarText(charset) !== UTF8) {
    throw damagedHeader("its names are in an encoding that it does not tell");
  }
  return {
    ...(name === undefined ? {} : { name: decodeTarText(name) }),
    ...(target === undefined ? {} : { target: decodeTarText(target) }),
    ...(size === undefined ? {} : { size: readSize(size) }),
  };
}

/** What is read here, in the order in which it is taken out again; times, owners and comments do not matter. */
const MATTERING = new Set(["path", "linkpath", "size", "hdrcharset"]);

/** Reads a name that has a member of its own, as GNU tar writes it, ended by a NUL. Throws ArchiveError. */
export function readLongName(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  if (end < 0) throw damagedHeader("its long name has no end");
  if (bytes.subarray(end).some((byte) => byte !== 0)) {
    throw damagedHeader("there are bytes behind the end of its long name");
  }
  return decodeTarText(bytes.subarray(0, end));
}

const DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Throws ArchiveError (`invalid-name`) for what is not UTF-8, which every reader would spell in its own way. */
export function decodeTarText(bytes: Uint8Array): string {
  try {
    return DECODER.decode(bytes);
  } catch {
    throw new ArchiveError("invalid-name", "the name of a member is not UTF-8");
  }
}

export function sparse(): ArchiveError {
  return new ArchiveError("sparse", "it has a sparse member");
}

const SPACE = 0x20;
const EQUALS = 0x3d;
const LINE_BREAK = 0x0a;

function readRecord(bytes: Uint8Array, start: number) {
  const space = bytes.subarray(start, start + 9).indexOf(SPACE);
  const digits = ascii(bytes.subarray(start, start + Math.max(space, 0)));
  const end = start + Number(digits);
  const equals = bytes.indexOf(EQUALS, start);
  const first = start + space + 1;
  const sound =
    /^[1-9]\d*$/.test(digits) &&
    end <= bytes.length &&
    bytes[end - 1] === LINE_BREAK &&
    equals > first &&
    equals < end;
  if (!sound) throw damagedHeader("its extended header is no list of records");
  const keyword = ascii(bytes.subarray(first, equals));
  return { keyword, value: bytes.subarray(equals + 1, end - 1), end };
}

function readSize(bytes: Uint8Array): number {
  const text = ascii(bytes);
  if (!/^\d{1,15}$/.test(text)) throw damagedHeader("its extended header states no size");
  return Number(text);
}

function quoteKeyword(keyword: string): string {
  return JSON.stringify(keyword.slice(0, 40));
}

function ascii(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}
