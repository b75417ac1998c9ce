import type { Reading } from "../reading.ts";

/** An open issue or pull request, as GitHub's tracker numbers both. */
export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly labels: readonly string[];
  readonly pullRequest: boolean;
}

/** A milestone that is open. */
export interface Milestone {
  readonly number: number;
  readonly title: string;
  readonly url: string;
}

/** What a repository's tracker says against a release; all of it is empty where the repository has none. */
export interface IssueFacts {
  /** Labels that say an issue blocks a release. */
  readonly labels: readonly string[];
  /** Open ones with one of the labels. */
  readonly labelled: Reading<Issue>;
  /** The release's own, where it is open, with what is open of it. */
  readonly milestone?: {
    readonly title: string;
    readonly url: string;
    readonly open: Reading<Issue>;
  };
}
