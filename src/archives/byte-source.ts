import { open } from "node:fs/promises";
import { ArchiveError } from "./archive-error.ts";

/** Bytes that can be read at any offset, without holding all of them. */
export interface ByteSource {
  /** Bytes. */
  readonly size: number;
  /**
   * Exactly `length` bytes; in the memory of `into`, if that is given and the source reads from a file: whoever reads
   * much does not leave it all to be collected. Throws ArchiveError (`truncated`) where the source does not have them.
   */
  read(offset: number, length: number, into?: Uint8Array): Promise<Uint8Array>;
}

export function bytesOf(buffer: Uint8Array): ByteSource {
  return {
    size: buffer.length,
    read: async (offset, length) => {
      requireInside(buffer.length, offset, length);
      return buffer.subarray(offset, offset + length);
    },
  };
}

/** Read ahead by so many bytes. */
const WINDOW = 256 * 1024;

/** The same source for readers that go forward in small steps: one access to it serves many of them. */
export function readingAhead(source: ByteSource): ByteSource {
  let start = 0;
  let window: Uint8Array = new Uint8Array();
  return {
    size: source.size,
    read: async (offset, length) => {
      requireInside(source.size, offset, length);
      if (length > WINDOW) return source.read(offset, length);
      if (offset < start || offset + length > start + window.length) {
        window = await source.read(offset, Math.min(WINDOW, source.size - offset));
        start = offset;
      }
      return window.subarray(offset - start, offset - start + length);
    },
  };
}

/** Opens a file for reading; the caller closes it. */
export async function openFile(path: string): Promise<ByteSource & { close(): Promise<void> }> {
  const file = await open(path, "r");
  const { size } = await file.stat();
  return {
    size,
    close: () => file.close(),
    read: async (offset, length, into) => {
      requireInside(size, offset, length);
      const buffer = into?.subarray(0, length) ?? new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await file.read(buffer, filled, length - filled, offset + filled);
        // The file has become shorter since it was opened.
        if (bytesRead === 0) throw truncated(offset + filled, length - filled);
        filled += bytesRead;
      }
      return buffer;
    },
  };
}

function requireInside(size: number, offset: number, length: number): void {
  if (offset < 0 || length < 0 || offset + length > size) throw truncated(offset, length);
}

function truncated(offset: number, length: number): ArchiveError {
  return new ArchiveError("truncated", `there are no ${length} bytes at offset ${offset}`);
}
