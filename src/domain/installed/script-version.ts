import { normalizeProjectName } from "../distribution/file-name.ts";
import { isVersion } from "../version/version.ts";

/** Enough for any `--version`; the limit keeps help texts and hostile output cheap. */
const LONGEST = 4000;

/** Words that may stand between a program's name and its version. */
const BETWEEN = new Set(["version", "ver", "release", "is", "v"]);

/** Programs that others name beside their own version. */
const PLATFORMS = new Set([
  "python",
  "cpython",
  "pypy",
  "linux",
  "darwin",
  "windows",
  "node",
  "gcc",
]);

/**
 * The version in what a program prints for `--version` (`omi, version 0.3.0 (Python 3.11)` → `0.3.0`), as printed,
 * without a leading `v`. What follows one of the names counts first (the program's, and those of its project and
 * packages), then what follows the word "version" or a `v`, unless that is Python's or the platform's; and output
 * that is nothing but a version. Undefined for everything else: any other number may be an address, a year or
 * somebody else's version.
 */
export function scriptVersion(output: string, ...names: readonly string[]): string | undefined {
  const words = output
    .slice(0, LONGEST)
    .split(/[\s,;:()[\]"'=/]+/)
    .filter((word) => word !== "");
  const spellings = new Set(names.map(normalizeProjectName));
  const only = words.length === 1 ? words[0] : undefined;
  return (
    firstVersion(words, (index) => versionAfter(words, index, spellings)) ??
    firstVersion(words, (index) => markedVersion(words, index)) ??
    (only === undefined ? undefined : trimVersion(only))
  );
}

function firstVersion(
  words: readonly string[],
  read: (index: number) => string | undefined,
): string | undefined {
  for (const index of words.keys()) {
    const version = read(index);
    if (version !== undefined) return version;
  }
  return undefined;
}

/** The version right after an anchor at that position, but for words like "version" between them. */
function versionAfter(
  words: readonly string[],
  index: number,
  anchors: ReadonlySet<string>,
): string | undefined {
  if (!anchors.has(normalizeProjectName(words[index] ?? ""))) return undefined;
  const next = words.slice(index + 1, index + 4).find((each) => !BETWEEN.has(each.toLowerCase()));
  return next === undefined ? undefined : trimVersion(next);
}

const MARKS: ReadonlySet<string> = new Set(["version", "v"]);

/** The version after "version" or `v`, or with a `v` of its own: `v0.3.0`. */
function markedVersion(words: readonly string[], index: number): string | undefined {
  if (PLATFORMS.has(words[index - 1]?.toLowerCase() ?? "")) return undefined;
  const word = words[index] ?? "";
  return /^v\d+\./i.test(word) ? trimVersion(word) : versionAfter(words, index, MARKS);
}

/** The word as a version: without a leading `v` and without the full stop of a sentence. */
function trimVersion(word: string): string | undefined {
  const bare = word.replace(/^[vV](?=\d)/, "").replace(/\.$/, "");
  return isVersion(bare) ? bare : undefined;
}
