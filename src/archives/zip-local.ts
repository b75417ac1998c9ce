import { ArchiveError } from "./archive-error.ts";
import type { ByteSource } from "./byte-source.ts";
import { quoteName } from "./member-path.ts";
import { type DirectoryEntry, decodeName, type ZipHeader } from "./zip-directory.ts";
import { viewOf } from "./zip-end.ts";
import { widen } from "./zip-extra.ts";

const SIGNATURE = 0x04034b50;
const FIXED_SIZE = 30;
/** Name and extra fields have 16-bit lengths. */
const LARGEST_HEADER = FIXED_SIZE + 2 * 0xffff;

const FLAGS = { encrypted: 0x0001, dataDescriptor: 0x0008, strong: 0x0040, masked: 0x2000 };
/** How hard the compressor tried, and that names are UTF-8. Of the others, readers know some and do not know some. */
const HARMLESS_FLAGS = 0x0006 | 0x0800;

/**
 * Checks that an entry's local header says what the central directory says, and that it and its data fill the
 * archive up to `next`, to the byte: nothing hidden between members, nothing shared by two.
 * Gives the offset of the data. Source: APPNOTE.TXT 4.3.7.
 */
export async function checkLocalHeader(
  source: ByteSource,
  entry: DirectoryEntry,
  next: number,
): Promise<number> {
  requirePlainFlags(entry);
  const room = next - entry.offset - entry.compressedSize;
  if (room < FIXED_SIZE) {
    throw new ArchiveError(
      "overlapping-members",
      `member ${quoteName(entry.name)} runs into what follows it`,
      entry.name,
    );
  }
  const bytes = await source.read(entry.offset, Math.min(room, LARGEST_HEADER));
  const view = viewOf(bytes);
  if (view.getUint32(0, true) !== SIGNATURE) {
    throw noMember(entry.name);
  }
  const length = FIXED_SIZE + view.getUint16(26, true) + view.getUint16(28, true);
  if (length <= bytes.length) requireSame(readHeader(bytes, entry.name), entry);
  if (length !== room) {
    throw new ArchiveError(
      "unlisted-data",
      `between member ${quoteName(entry.name)} and what follows it there are bytes that the central directory does not list`,
      entry.name,
    );
  }
  return entry.offset + length;
}

/** For an offset at which there is no local header. */
export function noMember(name: string): ArchiveError {
  return new ArchiveError(
    "local-mismatch",
    `there is no member at the offset that the central directory gives for ${quoteName(name)}`,
    name,
  );
}

/** Throws for members that PyPI refuses, or that nobody can read without a password. */
function requirePlainFlags({ flags, name }: ZipHeader): void {
  if ((flags & (FLAGS.encrypted | FLAGS.strong | FLAGS.masked)) !== 0) {
    throw new ArchiveError("encrypted", `member ${quoteName(name)} is encrypted`, name);
  }
  if ((flags & FLAGS.dataDescriptor) !== 0) {
    throw new ArchiveError(
      "data-descriptor",
      `member ${quoteName(name)} has its sizes in a data descriptor behind its data`,
      name,
    );
  }
  if ((flags & ~HARMLESS_FLAGS) !== 0) {
    throw new ArchiveError(
      "malformed",
      `member ${quoteName(name)} has flags that readers do not agree about`,
      name,
    );
  }
}

function readHeader(bytes: Uint8Array, listedName: string): ZipHeader {
  const view = viewOf(bytes);
  const flags = view.getUint16(6, true);
  const nameEnd = FIXED_SIZE + view.getUint16(26, true);
  const extraEnd = nameEnd + view.getUint16(28, true);
  const short = [view.getUint32(22, true), view.getUint32(18, true)] as const;
  const wide = widen(listedName, bytes.subarray(nameEnd, extraEnd), short);
  // APPNOTE.TXT 4.5.3: a local header refers to both sizes or to none, and PyPI insists on it.
  if (wide.filter((value, place) => value !== short[place]).length === 1) {
    throw new ArchiveError(
      "malformed",
      `member ${quoteName(listedName)} has only one of its sizes in its ZIP64 field`,
      listedName,
    );
  }
  const [size, compressedSize] = wide;
  return {
    name: decodeName(bytes.subarray(FIXED_SIZE, nameEnd), flags),
    flags,
    method: view.getUint16(8, true),
    crc32: view.getUint32(14, true),
    size,
    compressedSize,
  };
}

function requireSame(local: ZipHeader, listed: ZipHeader): void {
  requirePlainFlags({ ...local, name: listed.name });
  const same =
    local.name === listed.name &&
    local.flags === listed.flags &&
    local.method === listed.method &&
    local.crc32 === listed.crc32 &&
    local.size === listed.size &&
    local.compressedSize === listed.compressedSize;
  if (same) return;
  const what =
    local.name === listed.name
      ? `member ${quoteName(listed.name)} otherwise than the central directory does`
      : `the name ${quoteName(local.name)} where the central directory has ${quoteName(listed.name)}`;
  throw new ArchiveError("local-mismatch", `a local header states ${what}`, listed.name);
}
