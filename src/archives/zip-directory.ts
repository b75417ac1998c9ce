import { ArchiveError } from "./archive-error.ts";
import type { ByteSource } from "./byte-source.ts";
import { quoteName, requireFewMembers, requirePlainPath } from "./member-path.ts";
import { type DirectoryExtent, viewOf } from "./zip-end.ts";
import { widen } from "./zip-extra.ts";

/** What a header says of its member; the local header and the central directory must say the same. */
export interface ZipHeader {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly size: number;
  readonly compressedSize: number;
}

export interface DirectoryEntry extends ZipHeader {
  /** Where the local header is. */
  readonly offset: number;
}

const SIGNATURE = 0x02014b50;
const FIXED_SIZE = 46;
/** Memory for the directory is bounded by this (bytes). */
const LARGEST_DIRECTORY = 32 * 1024 * 1024;

/** All entries of the central directory. Source: APPNOTE.TXT 4.3.12. */
export async function readDirectory(
  source: ByteSource,
  extent: DirectoryExtent,
): Promise<readonly DirectoryEntry[]> {
  requireFewMembers(extent.size > LARGEST_DIRECTORY ? Number.POSITIVE_INFINITY : extent.count);
  const bytes = await source.read(extent.offset, extent.size);
  const entries: DirectoryEntry[] = [];
  let at = 0;
  let characters = 0;
  while (at < bytes.length) {
    const { entry, length } = readEntry(bytes.subarray(at));
    if (entries.length === extent.count) throw countMismatch(extent, "more");
    entries.push(entry);
    at += length;
    characters += entry.name.length;
    requireFewMembers(entries.length, characters);
  }
  if (entries.length !== extent.count) throw countMismatch(extent, String(entries.length));
  return entries;
}

function countMismatch({ count }: DirectoryExtent, listed: string): ArchiveError {
  return new ArchiveError(
    "count-mismatch",
    `its end record counts ${count} members, its central directory lists ${listed}`,
  );
}

function readEntry(bytes: Uint8Array): { entry: DirectoryEntry; length: number } {
  const view = viewOf(bytes);
  if (bytes.length < FIXED_SIZE || view.getUint32(0, true) !== SIGNATURE) {
    throw new ArchiveError("malformed", "its central directory holds something else than entries");
  }
  const nameEnd = FIXED_SIZE + view.getUint16(28, true);
  const extraEnd = nameEnd + view.getUint16(30, true);
  if (extraEnd > bytes.length) {
    throw new ArchiveError("malformed", "its central directory ends within an entry");
  }
  const flags = view.getUint16(8, true);
  const name = decodeName(bytes.subarray(FIXED_SIZE, nameEnd), flags);
  if (name.includes("\\")) throw backslash(name);
  requirePlainPath(name);
  requireKnownVersion(view.getUint8(6), name);
  requirePlainKind(view.getUint32(38, true), name);
  if (view.getUint16(32, true) !== 0) {
    throw new ArchiveError("comment", `member ${quoteName(name)} carries a comment`, name);
  }
  if (view.getUint16(34, true) !== 0) {
    throw new ArchiveError("split-archive", `member ${quoteName(name)} is in another file`, name);
  }
  const [size, compressedSize, offset] = widen(name, bytes.subarray(nameEnd, extraEnd), [
    view.getUint32(24, true),
    view.getUint32(20, true),
    view.getUint32(42, true),
  ]);
  const method = view.getUint16(10, true);
  const crc32 = view.getUint32(16, true);
  const entry = { name, flags, method, crc32, size, compressedSize, offset };
  return { entry, length: extraEnd };
}

/** Of what readers of today know, none is newer; Python stops at one that is. Source: APPNOTE.TXT 4.4.3. */
const NEWEST_VERSION = 63;

function requireKnownVersion(version: number, name: string): void {
  if (version <= NEWEST_VERSION) return;
  throw new ArchiveError(
    "malformed",
    `member ${quoteName(name)} asks for version ${version / 10} of ZIP, which there is not`,
    name,
  );
}

/** The kinds that Unix keeps in the upper half of the external attributes: none, a file, a directory; and a link. */
const KINDS = { none: 0, file: 0x8000, directory: 0x4000, link: 0xa000 };

/** Whatever the system that it says it is from: readers look at these bits for all of them. */
function requirePlainKind(attributes: number, name: string): void {
  const kind = (attributes >>> 16) & 0xf000;
  if (kind === KINDS.none || kind === KINDS.file) return;
  if (kind === KINDS.directory && name.endsWith("/")) return;
  throw new ArchiveError(
    kind === KINDS.link ? "link" : "special-member",
    `member ${quoteName(name)} is marked as ${kind === KINDS.link ? "a symbolic link" : "something else than the file that it looks like"}`,
    name,
  );
}

function backslash(name: string): ArchiveError {
  return new ArchiveError(
    "unsafe-path",
    `the path of member ${quoteName(name)} holds a backslash; ZIP separates directories by "/"`,
    name,
  );
}

const DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A name must read the same whether or not a reader knows the UTF-8 flag (bit 11). */
export function decodeName(bytes: Uint8Array, flags: number): string {
  const utf8 = (flags & 0x0800) !== 0;
  if (!utf8 && bytes.some((byte) => byte > 0x7f)) {
    throw new ArchiveError(
      "invalid-name",
      "the name of a member is neither ASCII nor marked UTF-8",
    );
  }
  try {
    return DECODER.decode(bytes);
  } catch {
    throw new ArchiveError("invalid-name", "the name of a member is not valid UTF-8");
  }
}
