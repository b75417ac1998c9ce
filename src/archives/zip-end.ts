import { ArchiveError } from "./archive-error.ts";
import type { ByteSource } from "./byte-source.ts";

/** Where the central directory is. Source: APPNOTE.TXT 4.3.14 to 4.3.16. */
export interface DirectoryExtent {
  readonly offset: number;
  readonly size: number;
  /** Entries. */
  readonly count: number;
}

const LOCAL_SIGNATURE = 0x04034b50;
const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
const ZIP64_END_SIGNATURE = 0x06064b50;
const ZIP64_END_SIZE = 56;
const LOCATOR_SIGNATURE = 0x07064b50;
const LOCATOR_SIZE = 20;
const LONGEST_COMMENT = 0xffff;

/**
 * Finds the central directory from the archive's end. One end record, the file's last bytes, without a comment;
 * the directory ends where it begins. Anything looser is a way to show two readers two archives.
 */
export async function findDirectory(source: ByteSource): Promise<DirectoryExtent> {
  const endAt = source.size - END_SIZE;
  if (endAt < 0) throw new ArchiveError("not-a-zip", "it is too short for a ZIP archive");
  const end = viewOf(await source.read(endAt, END_SIZE));
  if (end.getUint32(0, true) !== END_SIGNATURE || end.getUint16(20, true) !== 0) {
    throw await explainEnd(source);
  }
  const short = {
    offset: end.getUint32(16, true),
    size: end.getUint32(12, true),
    count: end.getUint16(10, true),
  };
  if (end.getUint32(4, true) !== 0 || end.getUint16(8, true) !== short.count) throw splitArchive();
  const long = await readZip64(source, endAt);
  if (long !== undefined) requireSame(short, long.directory);
  const directory = long?.directory ?? short;
  await requireAdjacent(source, directory, long?.at ?? endAt);
  return directory;
}

/** Whether Python, and with it pip, may take the file for a ZIP archive: an end record anywhere near its end is enough. */
export async function mayBeZip(source: ByteSource): Promise<boolean> {
  return source.size >= END_SIZE && (await findEndRecord(source)) !== undefined;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** An unsigned 64-bit number; beyond 2^53 it is no longer exact, and far outside of any file. */
export function readUint64(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

/** Undefined where the archive has no ZIP64 end record. */
async function readZip64(
  source: ByteSource,
  endAt: number,
): Promise<{ readonly at: number; readonly directory: DirectoryExtent } | undefined> {
  const locatorAt = endAt - LOCATOR_SIZE;
  const at = locatorAt - ZIP64_END_SIZE;
  if (at < 0) return undefined;
  const view = viewOf(await source.read(at, ZIP64_END_SIZE + LOCATOR_SIZE));
  if (view.getUint32(ZIP64_END_SIZE, true) !== LOCATOR_SIGNATURE) return undefined;
  const recordAt = readUint64(view, ZIP64_END_SIZE + 8);
  const disk = view.getUint32(ZIP64_END_SIZE + 4, true);
  if (disk !== 0 || view.getUint32(ZIP64_END_SIZE + 16, true) > 1) throw splitArchive();
  // A record of another length, or in another place, has room for data that readers disagree about.
  if (recordAt !== at || view.getUint32(0, true) !== ZIP64_END_SIGNATURE) throw zip64Data();
  if (readUint64(view, 4) !== ZIP64_END_SIZE - 12) throw zip64Data();
  const count = readUint64(view, 32);
  if (view.getBigUint64(16, true) !== 0n || readUint64(view, 24) !== count) throw splitArchive();
  return { at, directory: { offset: readUint64(view, 48), size: readUint64(view, 40), count } };
}

function zip64Data(): ArchiveError {
  return new ArchiveError("zip64-data", "its ZIP64 end record is not of the plain form");
}

function splitArchive(): ArchiveError {
  return new ArchiveError("split-archive", "it is a part of an archive split over several files");
}

/** The short record says the same as the long one, or "see there" (all bits set). */
function requireSame(short: DirectoryExtent, long: DirectoryExtent): void {
  const same =
    (short.count === 0xffff || short.count === long.count) &&
    (short.size === 0xffffffff || short.size === long.size) &&
    (short.offset === 0xffffffff || short.offset === long.offset);
  if (!same) throw new ArchiveError("zip64-data", "its two end records disagree");
}

async function requireAdjacent(
  source: ByteSource,
  directory: DirectoryExtent,
  endsAt: number,
): Promise<void> {
  const claimed = directory.offset + directory.size;
  if (claimed === endsAt) return;
  if (claimed > endsAt) {
    throw new ArchiveError(
      "truncated",
      `its central directory should end at offset ${claimed}, but the end record is at ${endsAt}`,
    );
  }
  const found = viewOf(await source.read(claimed, 4)).getUint32(0, true);
  throw found === END_SIGNATURE || found === ZIP64_END_SIGNATURE
    ? new ArchiveError("several-end-records", "it has more than one end record")
    : new ArchiveError("prefix-data", "there is other data in front of the archive");
}

/** Says why there is no plain end record at the file's end. */
async function explainEnd(source: ByteSource): Promise<ArchiveError> {
  const found = await findEndRecord(source);
  if (found !== undefined) {
    if (found.trailing < 0) {
      return new ArchiveError("truncated", "the comment of its end record is cut off");
    }
    return found.trailing === 0
      ? new ArchiveError("comment", "it carries an archive comment")
      : new ArchiveError("trailing-data", `${found.trailing} bytes follow the archive's end`);
  }
  const start = viewOf(await source.read(0, 4)).getUint32(0, true);
  return start === LOCAL_SIGNATURE
    ? new ArchiveError("truncated", "it has no end record")
    : new ArchiveError("not-a-zip", "it is no ZIP archive");
}

/** The last end record that the file's end has room for, and how many bytes follow it and its comment; negative where it is cut. */
async function findEndRecord(
  source: ByteSource,
): Promise<{ readonly trailing: number } | undefined> {
  const length = Math.min(source.size, END_SIZE + LONGEST_COMMENT);
  const tail = viewOf(await source.read(source.size - length, length));
  for (let at = length - END_SIZE; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END_SIGNATURE) continue;
    return { trailing: length - at - END_SIZE - tail.getUint16(at + 20, true) };
  }
  return undefined;
}
