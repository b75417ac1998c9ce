import { ArchiveError } from "./archive-error.ts";
import { type ByteSource, readingAhead } from "./byte-source.ts";
import { requireModestRatio } from "./decompress.ts";
import { quoteName } from "./member-path.ts";
import { type PathMember, requireDirectPaths } from "./member-paths.ts";
import { CONTENT_LIMIT, readContent, sizeMismatch, unpack, type ZipMember } from "./zip-content.ts";
import { type DirectoryEntry, readDirectory } from "./zip-directory.ts";
import { findDirectory } from "./zip-end.ts";
import { checkLocalHeader, noMember } from "./zip-local.ts";

export interface Zip {
  /** In the order of the central directory. */
  readonly members: readonly ZipMember[];
  /**
   * A member's bytes, checked against its size and CRC. Throws ArchiveError; `member-too-large` before anything is
   * read, where it claims more than `limit` bytes (default: 16 MiB).
   */
  content(member: ZipMember, limit?: number): Promise<Uint8Array>;
  /** A member's bytes, a part at a time. Throws ArchiveError, at the end at the latest, where size or CRC is a lie. */
  parts(member: ZipMember): AsyncIterable<Uint8Array>;
  /** Reads a member through without keeping it. Throws ArchiveError where its size or CRC is a lie. */
  verify(member: ZipMember): Promise<void>;
}

/**
 * Reads a ZIP archive's structure, all of it, as strictly as PyPI: what two readers could understand differently
 * is refused. Memory and time are bounded by the archive's size, whatever it claims.
 * Throws ArchiveError.
 */
export async function readZip(file: ByteSource): Promise<Zip> {
  const source = readingAhead(file);
  const directory = await findDirectory(source);
  const entries = await readDirectory(source, directory);
  requireUniqueNames(entries);
  requireDirectPaths(entries.map(pathOf));
  requireModestRatio(
    entries.reduce((sum, entry) => sum + entry.size, 0),
    source.size,
  );
  const members = await readMembers(source, entries, directory.offset);
  return {
    members,
    content: (member, limit = CONTENT_LIMIT) => readContent(source, member, limit),
    parts: (member) => unpack(source, member),
    verify: async (member) => {
      for await (const _ of unpack(source, member));
    },
  };
}

async function readMembers(
  source: ByteSource,
  entries: readonly DirectoryEntry[],
  end: number,
): Promise<readonly ZipMember[]> {
  const ordered = [...entries].sort((left, right) => left.offset - right.offset);
  const start = ordered[0]?.offset ?? end;
  if (start !== 0) {
    throw new ArchiveError("prefix-data", `${start} bytes precede the first member that is listed`);
  }
  const last = ordered.at(-1);
  if (last !== undefined && last.offset >= end) throw noMember(last.name);
  const dataOffsets = new Map<DirectoryEntry, number>();
  for (const [position, entry] of ordered.entries()) {
    const next = ordered[position + 1]?.offset ?? end;
    dataOffsets.set(entry, await checkLocalHeader(source, entry, next));
  }
  return entries.map((entry) => memberOf(entry, dataOffsets.get(entry) ?? 0));
}

function memberOf(entry: DirectoryEntry, dataOffset: number): ZipMember {
  const { name, size, compressedSize } = entry;
  const method = methodOf(entry);
  // What is stored has one size, and a directory has no content.
  const impossible =
    (method === "stored" && size !== compressedSize) || (name.endsWith("/") && size !== 0);
  if (impossible) throw sizeMismatch(name);
  return { name, method, size, compressedSize, crc32: entry.crc32, dataOffset };
}

function methodOf({ method, name }: DirectoryEntry): ZipMember["method"] {
  if (method === 0) return "stored";
  if (method === 8) return "deflated";
  throw new ArchiveError(
    "compression-method",
    `member ${quoteName(name)} is compressed by method ${method}`,
    name,
  );
}

function pathOf({ name }: DirectoryEntry): PathMember {
  return name.endsWith("/")
    ? { name: name.slice(0, -1), type: "directory" }
    : { name, type: "file" };
}

function requireUniqueNames(entries: readonly DirectoryEntry[]): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    // A file and a directory of one name cannot both be unpacked.
    const path = name.replace(/\/$/, "");
    if (seen.has(path)) {
      throw new ArchiveError("duplicate-name", `it has two members ${quoteName(name)}`, name);
    }
    seen.add(path);
  }
}
