import type { IndexName } from "../plan.ts";
import type { Claims } from "./claims.ts";
import type { publisherDiagnostics } from "./diagnostics.ts";
import type { EarlierPublisher } from "./earlier-publisher.ts";
import type { Index } from "./index-address.ts";

/** A job that an index refuses, or may refuse, and all that can be known of why. */
export interface MismatchCase {
  readonly index: Index;
  /** As the metadata spell it. */
  readonly project: string;
  readonly claims: Claims;
  readonly earlier: EarlierPublisher;
  /** Those of the run: all of them see the same job, and the same environment. */
  readonly indexes: readonly IndexName[];
  /** Whether the run's repository is a fork; undefined where nobody says. */
  readonly fork?: boolean | undefined;
}

/** The codes by which the reasons for a refusal are told apart. */
export type MismatchCode = Extract<
  keyof typeof publisherDiagnostics.entries,
  | "publisher-reusable-workflow"
  | "publisher-environment-missing"
  | "publisher-environment-differs"
  | "publisher-workflow-differs"
  | "publisher-repository-differs"
  | "publisher-fork"
  | "publisher-differs"
  | "publisher-gone"
  | "publisher-not-recorded"
  | "publisher-pending-missing"
>;
