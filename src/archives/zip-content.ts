import { crc32, createInflateRaw, inflateRawSync } from "node:zlib";
import { ArchiveError } from "./archive-error.ts";
import type { ByteSource } from "./byte-source.ts";
import { chunksOf, decompress } from "./decompress.ts";
import { quoteName } from "./member-path.ts";

/** A member of a ZIP archive, as its central directory lists it. */
export interface ZipMember {
  /** Relative path with `/`; the name of a directory ends with `/`. */
  readonly name: string;
  readonly method: "stored" | "deflated";
  /** Bytes, unpacked. */
  readonly size: number;
  /** Bytes in the archive. */
  readonly compressedSize: number;
  readonly crc32: number;
  /** Where its data starts, bytes from the start of the archive. */
  readonly dataOffset: number;
}

/** Largest member whose content is kept, bytes. */
export const CONTENT_LIMIT = 16 * 1024 * 1024;

/** Throws ArchiveError (`member-too-large`) for a member that claims more bytes than are kept in memory. */
export function requireContentFits({ name, size }: ZipMember, limit = CONTENT_LIMIT): void {
  if (size <= limit) return;
  throw new ArchiveError(
    "member-too-large",
    `member ${quoteName(name)} has ${size} bytes, more than the ${limit} that are read of it`,
    name,
  );
}

/** Throws ArchiveError: `member-too-large` before anything is read, or what `unpack` throws. */
export async function readContent(
  source: ByteSource,
  member: ZipMember,
  limit: number,
): Promise<Uint8Array> {
  requireContentFits(member, limit);
  const content = new Uint8Array(member.size);
  let filled = 0;
  for await (const part of unpack(source, member)) {
    content.set(part, filled);
    filled += part.length;
  }
  return content;
}

/**
 * A member's bytes, a chunk at a time: never more than the size it claims, and no regular end unless size and CRC are
 * true. Throws ArchiveError (`size-mismatch`, `crc-mismatch`, `malformed`).
 */
export async function* unpack(source: ByteSource, member: ZipMember): AsyncGenerator<Uint8Array> {
  let length = 0;
  let checksum = 0;
  for await (const part of partsOf(source, member)) {
    length += part.length;
    if (length > member.size) throw sizeMismatch(member.name);
    checksum = crc32(part, checksum);
    yield part;
  }
  if (length !== member.size) throw sizeMismatch(member.name);
  if (checksum !== member.crc32) {
    throw new ArchiveError(
      "crc-mismatch",
      `the content of member ${quoteName(member.name)} does not match its CRC`,
      member.name,
    );
  }
}

async function* partsOf(source: ByteSource, member: ZipMember): AsyncGenerator<Uint8Array> {
  const extent = { offset: member.dataOffset, length: member.compressedSize };
  if (member.method === "stored") return yield* chunksOf(source, extent);
  if (Math.max(member.size, member.compressedSize) <= SMALL) {
    return yield inflateAtOnce(await source.read(extent.offset, extent.length), member);
  }
  const inflate = createInflateRaw({ chunkSize: chunkSizeFor(member.size) });
  try {
    yield* decompress(inflate, source, extent);
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw damaged(member);
  }
  requireNothingBehind(inflate.bytesWritten, member);
}

/** A stream costs more than a small member's content; most members of a wheel are small. */
const SMALL = 64 * 1024;

function inflateAtOnce(data: Uint8Array, member: ZipMember): Uint8Array {
  const { buffer, engine } = inflateWithEngine(data, member);
  requireNothingBehind(engine.bytesWritten, member);
  return buffer;
}

function inflateWithEngine(data: Uint8Array, member: ZipMember) {
  const chunkSize = chunkSizeFor(member.size);
  try {
    const inflated: unknown = inflateRawSync(data, {
      chunkSize,
      maxOutputLength: chunkSize,
      info: true,
    });
    // The option `info` makes it this pair, which its type does not say. Source: Node's documentation, zlib.
    return inflated as { readonly buffer: Uint8Array; readonly engine: { bytesWritten: number } };
  } catch (error) {
    throw isTooLarge(error) ? sizeMismatch(member.name) : damaged(member);
  }
}

function isTooLarge(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("code" in error)) return false;
  return error.code === "ERR_BUFFER_TOO_LARGE";
}

function damaged({ name }: ZipMember): ArchiveError {
  return new ArchiveError(
    "malformed",
    `the compressed data of member ${quoteName(name)} is damaged`,
    name,
  );
}

/** Data behind the end of the compressed stream, but within the size that is claimed for it. */
function requireNothingBehind(read: number, { name, compressedSize }: ZipMember): void {
  if (read !== compressedSize) throw sizeMismatch(name);
}

/** One byte more than a small member needs, so that a lie about its size shows; zlib wants 64 at least. */
function chunkSizeFor(size: number): number {
  return Math.min(Math.max(size + 1, 64), 64 * 1024);
}

export function sizeMismatch(name: string): ArchiveError {
  return new ArchiveError(
    "size-mismatch",
    `member ${quoteName(name)} has not the sizes that its headers claim`,
    name,
  );
}
