import { createGunzip } from "node:zlib";
import { ArchiveError } from "./archive-error.ts";
import type { ByteSource } from "./byte-source.ts";
import { decompress, requireModestRatio } from "./decompress.ts";

/**
 * What a gzip file unpacks to, a chunk at a time, never more than PyPI lets it be.
 * Throws ArchiveError: `not-a-tar` where it is no gzip file or one within another, `truncated`, `crc-mismatch`,
 * `malformed`, `trailing-data`, `compression-ratio`.
 */
export async function* unpackGzip(source: ByteSource): AsyncGenerator<Uint8Array> {
  if (source.size < 2 || !isGzip(await source.read(0, 2))) {
    throw new ArchiveError("not-a-tar", "it is not compressed by gzip");
  }
  let unpacked = 0;
  for await (const part of gunzip(source)) {
    // A second layer would be unpacked by readers that guess, and not by those that do not.
    if (unpacked === 0 && isGzip(part)) {
      throw new ArchiveError("not-a-tar", "it is compressed twice");
    }
    unpacked += part.length;
    requireModestRatio(unpacked, source.size);
    yield part;
  }
}

async function* gunzip(source: ByteSource): AsyncGenerator<Uint8Array> {
  try {
    const stream = createGunzip({ chunkSize: 64 * 1024 });
    yield* decompress(stream, source, { offset: 0, length: source.size });
    // Python skips padding and reads on, where zlib's stream passes over all that follows it.
    if (stream.bytesWritten !== source.size) {
      throw new ArchiveError("trailing-data", "there are data behind its compressed data");
    }
  } catch (error) {
    throw explainGzip(error);
  }
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Anything but zlib's own errors is given back as it is. */
function explainGzip(error: unknown): unknown {
  if (typeof error !== "object" || error === null || !("code" in error)) return error;
  if (error.code === "Z_BUF_ERROR") {
    return new ArchiveError("truncated", "its compressed data end too early");
  }
  if (error.code !== "Z_DATA_ERROR") return error;
  return "message" in error && error.message === "incorrect data check"
    ? new ArchiveError("crc-mismatch", "its content does not match its CRC")
    : new ArchiveError("malformed", "its compressed data are damaged");
}
