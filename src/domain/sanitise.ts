const ZERO_WIDTH_SPACE = "\u200b";
const DEFAULT_LIMIT = 600;

/** Control characters, line and paragraph separators, and the marks that reorder what a reader sees. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/** Every pattern runs in linear time: this text is chosen by strangers. */
const SECRETS: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/pypi-[\w-]{16,}/g, "pypi-***"],
  [/eyJ[\w-]{10,}(?:\.[\w-]*)*/g, "***"],
  [/gh[a-z]_\w{10,}/g, "***"],
  [/github_pat_\w{10,}/g, "***"],
  [/(basic|bearer|token) +[\w.~+/=-]{20,}/gi, "$1 ***"],
  [/:\/\/[^\s/]*@/g, "://***@"],
];

/** Text on one line, without what moves a cursor, changes a colour or reorders what is read: each run of it becomes a space. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, " ");
}

/**
 * Text of a third party, made fit for one line of a message: printable, without anything that looks like a secret,
 * without what a runner would take for a workflow command (`::`, `##[`), and at most `limit` characters long.
 */
export function sanitise(text: string, limit: number = DEFAULT_LIMIT): string {
  // Cut first, so that a huge body costs nothing; what replacing secrets shortens is made up for by the factor.
  const line = printable(text.slice(0, limit * 4))
    .replace(/ {2,}/g, " ")
    .trim();
  const discreet = SECRETS.reduce(
    (kept, [pattern, replacement]) => kept.replace(pattern, replacement),
    line,
  );
  const harmless = discreet
    .replace(/:(?=:)/g, `:${ZERO_WIDTH_SPACE}`)
    .replaceAll("##[", `##${ZERO_WIDTH_SPACE}[`);
  return harmless.length > limit ? `${harmless.slice(0, limit - 1)}…` : harmless;
}
