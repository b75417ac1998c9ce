import type { Diagnostic } from "../../domain/diagnostic.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { Clock } from "../../ports/machine.ts";

const LADDER_SECONDS = [1, 2, 4, 8, 16, 30] as const;
const LONGEST_WAIT_ASKED_MS = 120_000;
/** Of one call, all its attempts and waits together. */
export const DEFAULT_BUDGET_MS = 300_000;

/** Why one attempt came to nothing. */
export interface Failure {
  readonly diagnostic: Diagnostic;
  /** Another attempt may well succeed. */
  readonly transient: boolean;
  /** The request may have taken effect, although no answer says so. */
  readonly ambiguous: boolean;
  /** How long the service asks us to stay away. */
  readonly waitMs?: number;
}

export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

export interface RetryState {
  /** The failed attempts so far, this one included. */
  readonly attempts: number;
  readonly failure: Failure;
  /** From 0 to 1: full jitter, so that many clients do not come back at the same moment. */
  readonly random: number;
  /** What is left of the budget. */
  readonly leftMs: number;
}

export type RetryDecision =
  | { readonly do: "wait"; readonly milliseconds: number }
  | {
      readonly do: "give-up";
      readonly because: "permanent" | "attempts" | "budget" | "asked-to-wait";
    };

/** The one retry policy: transient failures only, six retries at most, and never longer than the budget lasts. */
export function decideRetry({ attempts, failure, random, leftMs }: RetryState): RetryDecision {
  if (!failure.transient) return { do: "give-up", because: "permanent" };
  const asked = failure.waitMs ?? 0;
  if (asked > LONGEST_WAIT_ASKED_MS) return { do: "give-up", because: "asked-to-wait" };
  const step = LADDER_SECONDS[attempts - 1];
  if (step === undefined) return { do: "give-up", because: "attempts" };
  const milliseconds = Math.max(asked, Math.round(random * step * 1000));
  return milliseconds > leftMs
    ? { do: "give-up", because: "budget" }
    : { do: "wait", milliseconds };
}

export interface RetryOptions<T> {
  readonly clock: Clock;
  readonly random: () => number;
  readonly budgetMs: number;
  /**
   * For a request that must not take effect twice: looks whether the ambiguous one did, and gives what it would have given.
   * Without it the request is repeated blindly.
   */
  readonly lookAgain?: (() => Promise<T | undefined>) | undefined;
  /** How often a request is repeated after ambiguous failures; as often as any other where absent. */
  readonly ambiguousRetries?: number | undefined;
}

/**
 * Makes attempts until one succeeds.
 * @throws ReleaseError with the last failure's diagnostic, which then also says how often it was tried.
 */
export async function withRetries<T>(
  attempt: () => Promise<Attempt<T>>,
  options: RetryOptions<T>,
): Promise<T> {
  const { clock, lookAgain, ambiguousRetries = Number.POSITIVE_INFINITY } = options;
  const deadline = clock.now().getTime() + options.budgetMs;
  let ambiguities = 0;
  for (let attempts = 1; ; attempts += 1) {
    const outcome = await attempt();
    if (outcome.ok) return outcome.value;
    const { failure } = outcome;
    if (failure.ambiguous) ambiguities += 1;
    const decision = decideRetry({
      attempts,
      failure: { ...failure, transient: failure.transient && ambiguities <= ambiguousRetries },
      random: options.random(),
      leftMs: deadline - clock.now().getTime(),
    });
    if (decision.do === "wait") await clock.sleep(decision.milliseconds);
    const found = failure.ambiguous ? await lookAgain?.() : undefined;
    if (found !== undefined) return found;
    if (decision.do === "give-up") throw exhausted(failure, attempts, decision.because, clock);
  }
}

function exhausted(
  failure: Failure,
  attempts: number,
  because: (RetryDecision & { do: "give-up" })["because"],
  clock: Clock,
): ReleaseError {
  const { diagnostic, waitMs = 0 } = failure;
  const until = new Date(clock.now().getTime() + waitMs).toISOString();
  const notes = [
    ...(attempts > 1 ? [`It was tried ${attempts} times.`] : []),
    ...(because === "asked-to-wait" ? [`It asks us to come back after ${until}.`] : []),
  ];
  return new ReleaseError({ ...diagnostic, message: [diagnostic.message, ...notes].join(" ") });
}
