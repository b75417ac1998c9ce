/** What kind of archive a member is in; only platform wheels are expected to hold compiled files. */
export type Archive = "sdist" | "wheel" | "platform-wheel";

/** A file in a distribution. */
export interface Member {
  /** With `/`; of an sdist without its top-level folder. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Of its content as a git blob: lower-case hex. */
  readonly id: string;
  /** Of its content, lower-case hex. */
  readonly sha256: string;
  /** Undefined where it is too large for text that somebody wrote. */
  readonly content?: Uint8Array;
}

/** The member's content, where it is text in UTF-8. */
export function textOf({ content }: Member): string | undefined {
  if (content === undefined || isBinary(content)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}

/** Git's own test: an empty byte among the first 8,000. Source: git, buffer_is_binary. */
export function isBinary(content: Uint8Array): boolean {
  return content.subarray(0, 8000).includes(0);
}

/** The last part of a path: `_version.py`. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
