import type { Gunzip, InflateRaw } from "node:zlib";
import { ArchiveError } from "./archive-error.ts";
import type { ByteSource } from "./byte-source.ts";

const CHUNK = 64 * 1024;

/** A run of bytes in a source. */
export interface Extent {
  readonly offset: number;
  readonly length: number;
}

/** The bytes of an extent, a chunk at a time. */
export async function* chunksOf(source: ByteSource, extent: Extent): AsyncGenerator<Uint8Array> {
  const end = extent.offset + extent.length;
  for (let offset = extent.offset; offset < end; offset += CHUNK) {
    yield await source.read(offset, Math.min(CHUNK, end - offset));
  }
}

/**
 * What the decompressor makes of an extent, a chunk at a time, in bounded memory; whoever stops reading stops the work.
 * Throws what node:zlib and the source throw.
 */
export async function* decompress(
  stream: Gunzip | InflateRaw,
  source: ByteSource,
  extent: Extent,
): AsyncGenerator<Uint8Array> {
  const feeding = feed(stream, source, extent);
  try {
    for await (const part of stream) yield part;
  } finally {
    stream.destroy();
    await feeding;
  }
}

/** Never rejects: a failure of the source ends the stream, whose reader then meets it. */
async function feed(
  stream: Gunzip | InflateRaw,
  source: ByteSource,
  extent: Extent,
): Promise<void> {
  try {
    for await (const chunk of chunksOf(source, extent)) {
      if (stream.destroyed) return;
      if (!stream.write(chunk)) await roomIn(stream);
    }
    stream.end();
  } catch (error) {
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function roomIn(stream: Gunzip | InflateRaw): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      stream.off("drain", settle).off("close", settle);
      resolve();
    };
    stream.on("drain", settle).on("close", settle);
    if (stream.destroyed) settle();
  });
}

/** PyPI looks at the ratio only beyond this size (bytes, unpacked). */
const RATIO_MATTERS_FROM = 64 * 1024 * 1024;
const HIGHEST_RATIO = 50;

/**
 * Throws ArchiveError (`compression-ratio`) where an archive unpacks to more than PyPI lets it.
 * Source: warehouse, forklift: 50 times its size, once that is more than 64 MiB.
 */
export function requireModestRatio(unpacked: number, packed: number): void {
  if (unpacked <= RATIO_MATTERS_FROM || unpacked <= packed * HIGHEST_RATIO) return;
  throw new ArchiveError(
    "compression-ratio",
    `it unpacks to more than ${HIGHEST_RATIO} times its size of ${packed} bytes`,
  );
}
