/** One element of a pattern: which characters it takes, and how many of them. */
export interface PatternPart {
  readonly accepts: (character: string) => boolean;
  readonly least: 0 | 1;
  readonly most: 1 | "any";
  /** This part, which takes nothing, and so many after it may be left out together. */
  readonly leavesOut?: number;
}

/**
 * Whether a text matches a pattern from its beginning to its end. All ways to share the characters out between the parts
 * are followed at once, so that time is in proportion to the product of both lengths, whatever the pattern.
 */
export function matchesParts(parts: readonly PatternPart[], text: string): boolean {
  let reached = withSkipped(parts, new Set([0]));
  for (const character of text) {
    const next = new Set<number>();
    for (const at of reached) {
      const part = parts[at];
      if (part === undefined || !part.accepts(character)) continue;
      next.add(at + 1);
      if (part.most === "any") next.add(at);
    }
    reached = withSkipped(parts, next);
  }
  return reached.has(parts.length);
}

/** The set grows while it is gone through. */
function withSkipped(parts: readonly PatternPart[], reached: Set<number>): Set<number> {
  for (const at of reached) {
    const part = parts[at];
    if (part === undefined) continue;
    if (part.least === 0) reached.add(at + 1);
    if (part.leavesOut !== undefined) reached.add(at + 1 + part.leavesOut);
  }
  return reached;
}

/** Takes one character, the given one. */
export function literal(character: string): PatternPart {
  return { accepts: (other) => other === character, least: 1, most: 1 };
}

/** Takes nothing, and lets so many parts after it be left out together. */
export function withNext(count: number): PatternPart {
  return { accepts: () => false, least: 0, most: 1, leavesOut: count };
}

/** Takes any one character but `/`. */
export const oneOfSegment: PatternPart = {
  accepts: (character) => character !== "/",
  least: 1,
  most: 1,
};

export interface CharacterClass {
  readonly part: PatternPart;
  /** Where the pattern goes on. */
  readonly end: number;
}

/**
 * Reads a class such as `[a-z_]` or, where `negation` names a character, `[!a-z]`, of which `start` is the bracket.
 * Undefined where it does not close, is empty, or has a range that runs backwards.
 */
export function readCharacterClass(
  pattern: readonly string[],
  start: number,
  negation?: string,
): CharacterClass | undefined {
  const negated = negation !== undefined && pattern[start + 1] === negation;
  const first = start + (negated ? 2 : 1);
  const end = pattern.indexOf("]", first);
  if (end <= first) return undefined;
  const ranges: (readonly [from: string, to: string])[] = [];
  for (let at = first; at < end; at++) {
    const from = pattern[at] ?? "";
    const isRange = pattern[at + 1] === "-" && at + 2 < end;
    const to = isRange ? (pattern[at + 2] ?? "") : from;
    if (to < from) return undefined;
    ranges.push([from, to]);
    if (isRange) at += 2;
  }
  const holds = (character: string) =>
    ranges.some(([from, to]) => from <= character && character <= to);
  const accepts = (character: string) => character !== "/" && holds(character) !== negated;
  return { part: { accepts, least: 1, most: 1 }, end: end + 1 };
}
