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
 * without a leading `v`. What follows the program's name counts first, then what follows the word "version",
 * then the first version with a dot that is not Python's or the platform's. Undefined where there is none.
 */
export function scriptVersion(output: string, program?: string): string | undefined {
  const words = output
    .slice(0, LONGEST)
    .split(/[\s,;:()[\]"'=/]+/)
    .filter((word) => word !== "");
  const name = program?.toLowerCase();
  return (
    versionAfter(words, (word) => word === name) ??
    versionAfter(words, (word) => word === "version") ??
    words.map((word, index) => plainVersion(word, words[index - 1])).find(Boolean)
  );
}

/** The version that follows the first word with one after it. */
function versionAfter(
  words: readonly string[],
  isAnchor: (word: string) => boolean,
): string | undefined {
  for (const [index, word] of words.entries()) {
    if (!isAnchor(word.toLowerCase())) continue;
    const next = words.slice(index + 1, index + 4).find((each) => !BETWEEN.has(each.toLowerCase()));
    const version = next === undefined ? undefined : trimVersion(next);
    if (version !== undefined) return version;
  }
  return undefined;
}

function plainVersion(word: string, previous: string | undefined): string | undefined {
  if (!word.includes(".") || PLATFORMS.has(previous?.toLowerCase() ?? "")) return undefined;
  return trimVersion(word);
}

/** The word as a version: without a leading `v` and without the full stop of a sentence. */
function trimVersion(word: string): string | undefined {
  const bare = word.replace(/^[vV](?=\d)/, "").replace(/\.$/, "");
  return isVersion(bare) ? bare : undefined;
}
