import { ArchiveError } from "./archive-error.ts";
import { identify, requireMeaningless, type TarEntry } from "./tar-entry.ts";
import { type ExtendedHeader, readLongName, readPaxHeader } from "./tar-extended.ts";
import { BLOCK, damagedHeader, readTarHeader, type TarHeader } from "./tar-header.ts";

/** Gets a file's content, a part at a time; `end` once, after the last part. */
export interface ContentReader {
  part(bytes: Uint8Array): void;
  end?(): void;
  /** What fills up the last block. */
  padding?(bytes: Uint8Array): void;
}

/** Called for every member; what it gives reads the content, if the member is a file. */
export type TarVisitor = (entry: TarEntry) => ContentReader | undefined;

/** Largest extended header that is kept, bytes: it holds a path or two. */
const LARGEST_EXTENSION = 1024 * 1024;

interface Body {
  remaining: number;
  /** Bytes that fill up the last block. */
  padding: number;
  readonly reader: ContentReader | undefined;
}

/**
 * Walks an unpacked tar archive that comes in parts, block by block. All readers must come to the same members: what is
 * said twice must be said alike, only files have data, and behind the first empty block is nothing.
 */
export class TarParser {
  readonly #visit: TarVisitor;
  readonly #block = new Uint8Array(BLOCK);
  #filled = 0;
  #body: Body | undefined;
  /** What extended headers state of the next member; undefined where there are none. */
  #extended: ExtendedHeader | undefined;
  #any = false;
  #ended = false;

  constructor(visit: TarVisitor) {
    this.#visit = visit;
  }

  /** Hands every member whose header is complete to the visitor. Throws ArchiveError. */
  write(bytes: Uint8Array): void {
    let rest = bytes;
    while (rest.length > 0) {
      rest = rest.subarray(this.#take(rest));
    }
  }

  /** Throws ArchiveError (`not-a-tar`, `truncated`) where the archive is not complete. */
  end(): void {
    if (!this.#any) throw new ArchiveError("not-a-tar", "it is no tar archive with members");
    if (!this.#ended) throw new ArchiveError("truncated", "it is cut off before its end");
  }

  /** How many of the bytes are done with. */
  #take(bytes: Uint8Array): number {
    if (this.#ended) return requireEmpty(bytes);
    return this.#body === undefined ? this.#fillBlock(bytes) : this.#passBody(this.#body, bytes);
  }

  /** How many of the bytes go into the header block. */
  #fillBlock(bytes: Uint8Array): number {
    const taken = bytes.subarray(0, BLOCK - this.#filled);
    this.#block.set(taken, this.#filled);
    this.#filled += taken.length;
    if (this.#filled === BLOCK) {
      this.#filled = 0;
      this.#readBlock(readTarHeader(this.#block));
    }
    return taken.length;
  }

  #readBlock(header: TarHeader | undefined): void {
    if (header === undefined) {
      if (this.#extended !== undefined) throw damagedHeader("no member follows an extended header");
      this.#ended = true;
      return;
    }
    this.#any = true;
    const reader = this.#readerOf(header);
    const padding = (BLOCK - (header.size % BLOCK)) % BLOCK;
    if (header.size === 0) reader?.end?.();
    else this.#body = { remaining: header.size, padding, reader };
  }

  #readerOf(header: TarHeader): ContentReader | undefined {
    switch (header.type) {
      case "x":
        return this.#collect(header, (bytes) => readPaxHeader(bytes));
      case "g":
        return this.#collect(header, requireMeaningless);
      case "L":
        return this.#collect(header, (bytes) => ({ name: readLongName(bytes) }));
      case "K":
        return this.#collect(header, (bytes) => ({ target: readLongName(bytes) }));
      default: {
        const entry = identify(header, this.#extended ?? {});
        this.#extended = undefined;
        return this.#visit(entry);
      }
    }
  }

  /** How many of the bytes belong to the body and what fills up its last block. */
  #passBody(body: Body, bytes: Uint8Array): number {
    const content = bytes.subarray(0, body.remaining);
    if (content.length > 0) {
      body.reader?.part(content);
      body.remaining -= content.length;
      if (body.remaining === 0) body.reader?.end?.();
    }
    const padding = bytes.subarray(content.length, content.length + body.padding);
    body.reader?.padding?.(padding);
    body.padding -= padding.length;
    if (body.remaining === 0 && body.padding === 0) this.#body = undefined;
    return content.length + padding.length;
  }

  #collect({ size }: TarHeader, read: (bytes: Uint8Array) => ExtendedHeader): ContentReader {
    if (size > LARGEST_EXTENSION) {
      throw new ArchiveError("malformed", `it has an extended header of ${size} bytes`);
    }
    const parts: Uint8Array[] = [];
    return {
      part: (bytes) => parts.push(bytes),
      end: () => {
        this.#extended = join(this.#extended ?? {}, read(Buffer.concat(parts)));
      },
      // Python reads on where the text does not end by itself.
      padding: requireEmpty,
    };
  }
}

/** GNU tar writes a long name and a long target one after the other; nobody states the same thing twice. */
function join(earlier: ExtendedHeader, later: ExtendedHeader): ExtendedHeader {
  const twice = Object.keys(later).find((key) => key in earlier);
  if (twice === undefined) return { ...earlier, ...later };
  throw damagedHeader(`two extended headers state its ${twice}`);
}

function requireEmpty(bytes: Uint8Array): number {
  if (bytes.every((byte) => byte === 0)) return bytes.length;
  throw new ArchiveError(
    "trailing-data",
    "there are data where there should be nothing but padding",
  );
}
