/**
 * Whether a path matches a pattern: `*` stands for any run of characters but `/`, `?` for one of them, `**` for any
 * number of folders. The pattern may begin at any folder, so that `pkg/_build.py` is `src/pkg/_build.py` too; one that
 * begins with `/` begins at the top.
 * Takes time in proportion to the product of both lengths, whatever the pattern.
 */
export function matchesPath(pattern: string, path: string): boolean {
  const folders = pattern.startsWith("/")
    ? pattern.slice(1).split("/")
    : ["**", ...pattern.split("/")];
  return matches(folders, path.split("/"), "**", matchesSegment);
}

function matchesSegment(pattern: string, segment: string): boolean {
  return matches([...pattern], [...segment], "*", (one, other) => one === "?" || one === other);
}

/** Each `star` takes as little as it can, and more only when what follows does not fit: earlier ones need no second look. */
function matches(
  pattern: readonly string[],
  items: readonly string[],
  star: string,
  fits: (part: string, item: string) => boolean,
): boolean {
  let at = 0;
  let next = 0;
  let starAt = -1;
  let taken = 0;
  while (next < items.length) {
    const part = pattern[at];
    if (part === star) {
      starAt = at++;
      taken = next;
    } else if (part !== undefined && fits(part, items[next] ?? "")) {
      at++;
      next++;
    } else if (starAt >= 0) {
      at = starAt + 1;
      next = ++taken;
    } else return false;
  }
  return pattern.slice(at).every((part) => part === star);
}
