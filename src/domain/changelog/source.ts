/** The changelog as found at the tagged commit. A file that is not there, or not text we can read, is a finding, not an end. */
export type ChangelogSource =
  | { readonly kind: "text"; readonly path: string; readonly text: string }
  /** `looked`: the names that were tried. */
  | { readonly kind: "missing"; readonly looked: readonly string[] }
  /** What bears its name leads to no file of the tagged commit: `why` is the rest of a sentence about it. */
  | { readonly kind: "astray"; readonly path: string; readonly why: string }
  | { readonly kind: "not-markdown"; readonly path: string }
  | { readonly kind: "unreadable"; readonly path: string; readonly why: string }
  /** The project takes its notes from elsewhere: a file of its own, or GitHub's generated notes. */
  | { readonly kind: "notes-file"; readonly path: string; readonly text: string }
  | { readonly kind: "generated" };

/** The changelog as an earlier release had it. */
export interface PreviousChangelog {
  /** The tag that it was read at. */
  readonly tag: string;
  readonly text: string;
}

/**
 * Names that are tried where the project configures none, the likeliest first.
 * Those we cannot read come last: a changelog in another format is to be named, not called missing.
 */
export const changelogNames: readonly string[] = [
  "CHANGELOG.md",
  "CHANGES.md",
  "HISTORY.md",
  "NEWS.md",
  "RELEASES.md",
  "RELEASE_NOTES.md",
  "changelog.md",
  "changes.md",
  "history.md",
  "Changelog.md",
  "ChangeLog.md",
  "CHANGELOG.markdown",
  "docs/CHANGELOG.md",
  "docs/changelog.md",
  "CHANGELOG",
  "CHANGES",
  "HISTORY",
  "NEWS",
  "CHANGELOG.rst",
  "CHANGES.rst",
  "HISTORY.rst",
  "NEWS.rst",
  "CHANGELOG.txt",
  "CHANGES.txt",
  "NEWS.txt",
  "CHANGELOG.adoc",
];

/** A changelog larger than this is not one that anybody wrote. Bytes. */
const LARGEST = 5 * 1024 * 1024;

const MARKDOWN = ["", "md", "markdown", "mdown", "mkd"];

/** Reads the bytes of a changelog: UTF-8 Markdown, by its name. A byte order mark stays in the text, so that offsets are the file's own. */
export function decodeChangelog(path: string, bytes: Uint8Array): ChangelogSource {
  if (!MARKDOWN.includes(extensionOf(path))) return { kind: "not-markdown", path };
  return decode("text", path, bytes);
}

/** Reads the bytes of a file that holds the notes of this one release, whatever its name. */
export function decodeNotesFile(path: string, bytes: Uint8Array): ChangelogSource {
  return decode("notes-file", path, bytes);
}

function decode(kind: "text" | "notes-file", path: string, bytes: Uint8Array): ChangelogSource {
  const why = unreadableBecause(bytes);
  if (why !== undefined) return { kind: "unreadable", path, why };
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { kind, path, text };
  } catch {
    const line = lineNotUtf8(bytes);
    return { kind: "unreadable", path, why: `line ${line} is not UTF-8` };
  }
}

function unreadableBecause(bytes: Uint8Array): string | undefined {
  if (bytes.length > LARGEST) {
    return `it is too large: ${bytes.length} bytes, where ${LARGEST} are the most that is read`;
  }
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return "it is UTF-16, not UTF-8";
  }
  const nul = bytes.indexOf(0);
  if (nul < 0) return undefined;
  return `line ${lineAt(bytes, nul)} has a NUL byte: it is UTF-16 without a byte order mark, or no text`;
}

/** No byte of a UTF-8 sequence equals a line feed, so lines can be decoded one by one. */
function lineNotUtf8(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let start = 0;
  for (let line = 1; ; line++) {
    const feed = bytes.indexOf(0x0a, start);
    try {
      decoder.decode(bytes.subarray(start, feed < 0 ? undefined : feed));
    } catch {
      return line;
    }
    if (feed < 0) return line;
    start = feed + 1;
  }
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let index = 0; index < offset; index++) if (bytes[index] === 0x0a) line++;
  return line;
}

function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : "";
}
