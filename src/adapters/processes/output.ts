import { StringDecoder } from "node:string_decoder";

/** Keeps the last `limit` bytes of a stream. Memory stays below three times that, whatever comes in. */
export class Tail {
  readonly #limit: number;
  #kept: Buffer = Buffer.alloc(0);
  #pending: Buffer[] = [];
  #pendingBytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(chunk: Buffer): void {
    this.#pending.push(chunk);
    this.#pendingBytes += chunk.length;
    if (this.#pendingBytes > this.#limit) this.#compact();
  }

  /** As UTF-8; what is not becomes U+FFFD. */
  text(): string {
    this.#compact();
    return this.#kept.toString("utf8");
  }

  #compact(): void {
    const all = Buffer.concat([this.#kept, ...this.#pending]);
    // A copy: a slice would keep the whole of it in memory.
    this.#kept = Buffer.from(all.subarray(Math.max(0, all.length - this.#limit)));
    this.#pending = [];
    this.#pendingBytes = 0;
  }
}

const LONGEST_LINE = 16_384;

/** Cuts a stream into lines as they come; a line without end is cut too, so that it cannot fill the memory. */
export function lineSplitter(onLine: (line: string) => void): {
  readonly add: (chunk: Buffer) => void;
  readonly end: () => void;
} {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  const take = (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line.endsWith("\r") ? line.slice(0, -1) : line);
    for (; rest.length > LONGEST_LINE; rest = rest.slice(LONGEST_LINE)) {
      onLine(rest.slice(0, LONGEST_LINE));
    }
  };
  return {
    add: (chunk) => take(decoder.write(chunk)),
    end: () => {
      take(decoder.end());
      if (rest !== "") onLine(rest);
    },
  };
}
