/** What docs/diagnostics.md says of a code beside its title; Markdown, in whole sentences. */
export interface Explanation {
  /** When it is told, and what exactly was looked at. */
  readonly meaning: string;
  /** What would happen, or what users would see, if nobody said so. */
  readonly why: string;
  /** How to mend it; where there are several ways, the likeliest first. May hold a fenced block to paste. */
  readonly mending: string;
}

/** One for each code that a concept declares: a code without does not compile. */
export type ExplanationsOf<Declared extends { readonly entries: object }> = Readonly<
  Record<keyof Declared["entries"] & string, Explanation>
>;
