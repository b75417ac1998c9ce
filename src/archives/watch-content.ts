import type { Secret } from "../domain/distribution/contents.ts";
import { createSecretScanner } from "./secrets.ts";

/** A running SHA-256, as node:crypto makes them; given by the caller, as archives only read bytes. */
export interface Digest {
  update(part: Uint8Array): unknown;
  digest(encoding: "hex"): string;
}

/** What is learnt of a file's content while it passes by. */
export interface WatchedContent {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly secrets: readonly Secret[];
}

export interface ContentWatch {
  update(part: Uint8Array): void;
  /** Once, after the last part. */
  end(): WatchedContent;
}

/** Digests a file's content and looks for secrets in it, a part at a time, in bounded memory. */
export function watchContent(newDigest: () => Digest): ContentWatch {
  const digest = newDigest();
  const scanner = createSecretScanner();
  return {
    update: (part) => {
      digest.update(part);
      scanner.update(part);
    },
    end: () => ({ sha256: digest.digest("hex"), secrets: scanner.end() }),
  };
}
