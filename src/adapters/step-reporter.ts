import type { Outcome, StepName } from "../domain/outcome.ts";
import type { Reporter } from "../ports/machine.ts";

/** A reporter that also follows the journal's steps. */
export interface StepReporter extends Reporter {
  started(step: StepName, on?: string): void;
  finished(outcome: Outcome): void;
}
