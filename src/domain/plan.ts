/** A tag as the remote has it. `object` is what the ref points to: the tag object of an annotated tag, else the commit. */
export interface Tag {
  readonly name: string;
  readonly object: string;
  readonly commit: string;
}

/** The package index a release goes to: one of the two that everyone knows by name, or any other by its upload address. */
export type IndexName = "pypi" | "testpypi" | (string & {});

/**
 * What must be known to go on at all. The tag decides the version; every other place that states one is compared with it.
 * Notes are not here: a missing changelog section is a finding among others, not an end.
 */
export interface Plan {
  readonly kind: "release";
  /** Name of the project as its metadata spells it. */
  readonly project: string;
  /** PEP 440, in normal form. */
  readonly version: string;
  readonly prerelease: boolean;
  readonly tag: Tag;
  /** Title of the GitHub release. */
  readonly title: string;
  /** Where the distributions go, in this order. */
  readonly indexes: readonly IndexName[];
}
