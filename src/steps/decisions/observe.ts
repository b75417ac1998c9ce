import type { Diagnostic } from "../../domain/diagnostic.ts";
import { type Decided, stopFor } from "../../domain/dry-run/decision.ts";
import { ReleaseError } from "../../domain/release-error.ts";

/** What an observation gave, or why it could not be made. */
export type Observed<Value> =
  | { readonly seen: true; readonly value: Value }
  | { readonly seen: false; readonly why: readonly Diagnostic[] };

/** Makes an observation that a real run would end at where it fails, and a dry run goes on without. */
export async function observe<Value>(look: () => Promise<Value>): Promise<Observed<Value>> {
  try {
    return { seen: true, value: await look() };
  } catch (error) {
    if (error instanceof ReleaseError) return { seen: false, why: error.diagnostics };
    throw error;
  }
}

/** What follows from an observation; a stop where it could not be made. */
export function decideFrom<Value>(
  observed: Observed<Value>,
  decide: (value: Value) => Decided,
): Decided {
  return observed.seen ? decide(observed.value) : stopFor(observed.why);
}
