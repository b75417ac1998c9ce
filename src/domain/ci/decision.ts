import type { Diagnostic } from "../diagnostic.ts";
import { type Collection, collectResults } from "./collect-results.ts";
import type { CiFacts } from "./facts.ts";
import {
  describeFailed,
  describeIncomplete,
  describeMissing,
  describePending,
  describeUnmatched,
  describeWithheld,
} from "./findings.ts";
import { findGaps, type Gaps } from "./gaps.ts";
import type { OwnRun } from "./own-run.ts";
import { type CiResult, isNamed } from "./result.ts";

/** How long what is required, and what GitHub counts but does not give, may take to turn up where nothing else is awaited. */
const GRACE_MS = 180_000;

/** What a project expects of its continuous integration. Patterns are of names; `*` stands for any run of characters. */
export interface CiSettings {
  /** Each of these must be there, and all that it means must be green. */
  readonly require: readonly string[];
  /** What these mean does not count, required or not. */
  readonly ignore: readonly string[];
}

export interface CiExpectation extends CiSettings {
  readonly own?: OwnRun;
  /** What is red does not stop the run, so that the rest is waited for even then. */
  readonly tolerant: boolean;
}

/** Milliseconds; `now` since 1970. */
export interface CiTiming {
  readonly now: number;
  readonly waited: number;
  readonly timeout: number;
}

export type CiState = "green" | "red" | "pending" | "unknown" | "missing";

export type CiVerdict =
  | { readonly kind: "wait"; readonly pending: readonly CiResult[]; readonly counted: number }
  | {
      readonly kind: "settled";
      readonly state: CiState;
      /** How many results count. */
      readonly counted: number;
      readonly diagnostics: readonly Diagnostic[];
    };

/** What there is to say about a commit, by state. */
interface Weighed {
  readonly counted: readonly CiResult[];
  readonly red: readonly CiResult[];
  readonly pending: readonly CiResult[];
  /** Required patterns that mean nothing there is. */
  readonly unmatched: readonly string[];
  readonly gaps: Gaps;
}

/**
 * Whether continuous integration is green on a commit, or it is too early to say. Only what is complete, all there and
 * all green is green; what is red is told at once, because waiting cannot mend it.
 */
export function judgeCi(
  facts: CiFacts,
  expectation: CiExpectation,
  { now, waited, timeout }: CiTiming,
): CiVerdict {
  const { own, ignore, require, tolerant } = expectation;
  const weighed = weigh(collectResults(facts, { own, ignore, now }), require, findGaps(facts));
  const { counted, red, pending } = weighed;
  const settled = red.length > 0 && !tolerant;
  if (!settled && waited < timeout && isTooEarly(weighed, waited)) {
    return { kind: "wait", pending, counted: counted.length };
  }
  // What is still to come is no finding where nobody waits for it.
  const shown = settled ? { ...weighed, pending: [], unmatched: [] } : weighed;
  return {
    kind: "settled",
    state: stateOf(weighed),
    counted: counted.length,
    diagnostics: explain(shown, facts.commit, require, Math.min(waited, timeout)),
  };
}

function weigh(
  { counted, jobs, workflows }: Collection,
  require: readonly string[],
  gaps: Gaps,
): Weighed {
  const required = jobs.filter((job) => isNamed(job, require) && !counted.includes(job));
  const all = [...counted, ...required];
  const known = [...all, ...workflows];
  return {
    counted: all,
    red: all.filter(({ state }) => state === "red"),
    pending: all.filter(({ state }) => state === "pending"),
    unmatched: require.filter((pattern) => !known.some((result) => isNamed(result, [pattern]))),
    gaps,
  };
}

function isTooEarly({ pending, unmatched, gaps }: Weighed, waited: number): boolean {
  if (pending.length > 0) return true;
  const mayTurnUp = gaps.incomplete.length > 0 || unmatched.length > 0;
  return mayTurnUp && gaps.withheld.length === 0 && waited < GRACE_MS;
}

function stateOf({ counted, red, pending, unmatched, gaps }: Weighed): CiState {
  if (red.length > 0) return "red";
  if (pending.length > 0) return "pending";
  if (gaps.withheld.length > 0 || gaps.incomplete.length > 0) return "unknown";
  return unmatched.length > 0 || counted.length === 0 ? "missing" : "green";
}

function explain(
  { counted, red, pending, unmatched, gaps }: Weighed,
  commit: string,
  require: readonly string[],
  waited: number,
): readonly Diagnostic[] {
  const { withheld, incomplete } = gaps;
  const isKnown = withheld.length === 0 && incomplete.length === 0;
  return [
    ...(red.length > 0 ? [describeFailed(red, counted.length, commit)] : []),
    ...(pending.length > 0 ? [describePending(pending, counted.length, commit, waited)] : []),
    ...(unmatched.length > 0 && isKnown ? [describeUnmatched(unmatched, counted, commit)] : []),
    ...(withheld.length > 0 ? [describeWithheld(withheld, require.length > 0, commit)] : []),
    ...incomplete.map((gap) => describeIncomplete(gap, commit)),
    ...(counted.length === 0 && require.length === 0 && isKnown ? [describeMissing(commit)] : []),
  ];
}
