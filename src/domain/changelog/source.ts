/** The changelog as found at the tagged commit. A file that is not there, or not text we can read, is a finding, not an end. */
export type ChangelogSource =
  | { readonly kind: "text"; readonly path: string; readonly text: string }
  /** `looked`: the names that were tried. */
  | { readonly kind: "missing"; readonly looked: readonly string[] }
  | { readonly kind: "not-markdown"; readonly path: string }
  | { readonly kind: "unreadable"; readonly path: string; readonly why: string }
  /** The project takes its notes from elsewhere: a file of its own, or GitHub's generated notes. */
  | { readonly kind: "notes-file"; readonly path: string; readonly text: string }
  | { readonly kind: "generated" };
