/** The kinds of changes that Keep a Changelog 1.1.0 knows, in its order. */
export const CATEGORIES = [
  "Added",
  "Changed",
  "Deprecated",
  "Removed",
  "Fixed",
  "Security",
] as const;

export type Category = (typeof CATEGORIES)[number];

/** Other words that people head the same kinds of changes with. */
const MEANT: readonly (readonly [pattern: RegExp, category: Category])[] = [
  [/^(?:add|adds|additions?|(?:new )?features?|new|enhancements?)$/, "Added"],
  [/^(?:change|changes|updated?|updates|improved|improvements?)$/, "Changed"],
  [/^(?:deprecate|deprecates|deprecations?)$/, "Deprecated"],
  [/^(?:remove|removes|removals?|deleted|removals and deprecations)$/, "Removed"],
  [/^(?:fix|fixes|bugs?|bug ?fix|bug ?fixes|fixed bugs|bugs fixed)$/, "Fixed"],
  [/^(?:security fixes|vulnerabilities)$/, "Security"],
];

/** No heading of a category is longer; the limit bounds what patterns have to do. */
const LONGEST = 100;

/** What the heading of a part of a section says about its changes. */
export interface CategoryReading {
  readonly category: Category;
  /** It is Keep a Changelog's own word, in upper or lower case, with or without marks around it. */
  readonly known: boolean;
}

/** Reads the heading of a part: `Fixed`, `**fixed**:`, `Bug Fixes`. Undefined for words that name no kind of change. */
export function readCategory(heading: string): CategoryReading | undefined {
  const words = wordsOf(heading);
  const category = CATEGORIES.find((name) => name.toLowerCase() === words);
  if (category !== undefined) return { category, known: true };
  const [, meant] = MEANT.find(([pattern]) => pattern.test(words)) ?? [];
  return meant === undefined ? undefined : { category: meant, known: false };
}

/** Whether a changelog says that it follows Keep a Changelog: it does so in its first paragraphs, or by its first link. */
export function followsKeepAChangelog(text: string): boolean {
  return /keep ?a ?changelog/i.test(text.slice(0, 10_000));
}

/** In lower case, without what is neither a letter nor a digit at either end: emphasis, a colon, an emoji. */
function wordsOf(heading: string): string {
  return heading
    .slice(0, LONGEST)
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")
    .replace(/[\s-]+/g, " ");
}
