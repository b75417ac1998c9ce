/** Characters; what backends write has some hundred. */
const LONGEST = 10_000;
const EXTRA = /\bextra\s*==\s*(?:"([^"]*)"|'([^']*)')|(?:"([^"]*)"|'([^']*)')\s*==\s*extra\b/g;
const OPERAND = `(?:"[^"]*"|'[^']*'|(?<![\\w.])[\\w.]+)`;
const COMPARISON = new RegExp(
  `${OPERAND}\\s*(?:[<>=!~]=?=?|\\bnot\\s+in\\b|\\bin\\b)\\s*${OPERAND}`,
  "g",
);
const NEVER = " 0 ";
const PERHAPS = " 1 ";

/**
 * The extras without which an environment marker never holds, as written; none where it may hold without any of them.
 * Source: dependency specifiers, `extra`.
 */
export function extrasOf(marker: string): readonly string[] {
  if (marker.length > LONGEST) return [];
  const extras: string[] = [];
  let rest = marker.replace(EXTRA, (_, ...names: (string | undefined)[]) => {
    extras.push(names.slice(0, 4).find((name) => name !== undefined) ?? "");
    return NEVER;
  });
  rest = rest.replace(COMPARISON, PERHAPS);
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = rest.replace(/\(([^()]*)\)/g, (_, inner: string) => (mayHold(inner) ? PERHAPS : NEVER));
  }
  return mayHold(rest) ? [] : extras;
}

/** Of comparisons without parentheses; `and` binds more tightly than `or`. */
function mayHold(marker: string): boolean {
  return marker
    .split(/\bor\b/)
    .some((part) => part.split(/\band\b/).every((term) => term.trim() !== NEVER.trim()));
}
