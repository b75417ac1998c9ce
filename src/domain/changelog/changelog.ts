/** Offsets in UTF-16 units, `end` exclusive: `text.slice(start, end)`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A heading that is not inside a list, a quotation, a fence or a comment. */
export interface ChangelogHeading {
  /** As written, without its `#` marks or underline. */
  readonly text: string;
  readonly level: number;
  /** Counts from 1. */
  readonly line: number;
  readonly range: TextRange;
}

/** What a release's heading says about its day. `date` is `YYYY-MM-DD`. */
export type SectionDate =
  | { readonly kind: "iso"; readonly date: string }
  /** `February 11, 2026`; without `date` where it may be read in two ways (03/04/2026) or names no day. */
  | { readonly kind: "other"; readonly text: string; readonly date?: string }
  /** `YYYY-MM-DD`, `TBD`, `Unreleased`. */
  | { readonly kind: "placeholder"; readonly text: string }
  /** `2026-02-31` */
  | { readonly kind: "impossible"; readonly text: string }
  | { readonly kind: "none" };

/** What the heading of a release says. */
export interface ReleaseTitle {
  /** PEP 440, in normal form. Empty for an unreleased section, and for a release whose version PEP 440 does not know. */
  readonly versions: readonly string[];
  readonly unreleased: boolean;
  readonly yanked: boolean;
  readonly date: SectionDate;
}

export interface ChangelogSection extends ReleaseTitle {
  readonly heading: ChangelogHeading;
  /** From this heading to the next section's, or the end of the text: there is no gap between sections. */
  readonly whole: TextRange;
  /** What the section says: whole lines without blank edges, closing rules, footers and trailing link definitions. */
  readonly body: TextRange;
  /** Lines of the body, counted from 1, both inclusive; absent where the body is empty. */
  readonly bodyLines?: { readonly first: number; readonly last: number };
  /** The body holds nothing but headings, comments and empty list items. */
  readonly empty: boolean;
  /** Headings within the body that stand at the level of releases, or above, and name none. */
  readonly misplaced: readonly ChangelogHeading[];
}

/** `[label]: address "title"` */
export interface LinkDefinition {
  /** Normalised as CommonMark compares labels. */
  readonly label: string;
  /** As written. */
  readonly text: string;
}

export interface Changelog {
  /** In the order of the text. */
  readonly sections: readonly ChangelogSection[];
  /** Every heading, of releases or not. */
  readonly headings: readonly ChangelogHeading[];
  /** The first of each label counts, as in CommonMark. */
  readonly definitions: readonly LinkDefinition[];
}
