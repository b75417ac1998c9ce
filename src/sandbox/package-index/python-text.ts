/*
 * PyPI builds its messages with Python's formatting; clients match on them, so quoting has to be Python's too.
 */

/** Python's `repr()` of a string. */
export function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll(/[\\\p{C}\p{Z}'"]/gu, (character) =>
    escapeCharacter(character, mark),
  );
  return `${mark}${escaped}${mark}`;
}

const NAMED: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function escapeCharacter(character: string, mark: string): string {
  if (character === "'" || character === '"')
    return character === mark ? `\\${character}` : character;
  if (character === " ") return character;
  const named = NAMED[character];
  if (named !== undefined) return named;
  const code = character.codePointAt(0) ?? 0;
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, "0")}`;
  if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, "0")}`;
  return `\\U${code.toString(16).padStart(8, "0")}`;
}

/** Python's `repr()` of a list of strings. */
export function quoteList(texts: readonly string[]): string {
  return `[${texts.map(quote).join(", ")}]`;
}

/** Python's order of strings: by code point. */
export function compareText(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (const [position, character] of left.entries()) {
    const other = right[position];
    if (other === undefined) return 1;
    if (character !== other) return (character.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
  }
  return left.length - right.length;
}

/** `datetime.isoformat()` with the `Z` that PyPI appends: microseconds, left out where there are none. */
export function isoTime(time: Date): string {
  const text = time.toISOString();
  return time.getUTCMilliseconds() === 0 ? text.replace(".000Z", "Z") : text.replace(/Z$/, "000Z");
}

/** JSON as PyPI's renderer writes it: keys sorted, no spaces. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => compareText(a, b)))
      : part,
  );
}
