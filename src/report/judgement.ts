import type { Diagnostic } from "../domain/diagnostic.ts";
import type { Outcome, StepName, StepResults } from "../domain/outcome.ts";
import type { CoverageResult } from "../domain/project-commands/coverage.ts";

export interface ChecklistItem {
  readonly line: string;
  readonly state: "done" | "warned" | "failed" | "not-checked" | "not-needed";
  /** What ticked it, what is wrong, or what to do about it by hand. */
  readonly by: string;
}

export type Verdict = Omit<ChecklistItem, "line">;
/** Where `by` is undefined, the line's own text says it. */
export type Judgement = Pick<ChecklistItem, "state"> & { readonly by?: string };

/** The worst of the indexes speaks for the line. */
export function worstOf(judgements: readonly Judgement[]): Judgement | undefined {
  const order = ["failed", "warned", "not-checked"] as const;
  const worst = order.find((state) => judgements.some((judgement) => judgement.state === state));
  return judgements.find(({ state }) => worst === undefined || state === worst);
}

/** What a run of a step says of a line. Without `failures`, what it failed of may be another line's. */
export function weighOutcome(
  step: StepName,
  outcome: Outcome | undefined,
  failures?: readonly Diagnostic[],
): Judgement {
  if (outcome === undefined) return notChecked(`This run did not come to the step ${step}.`);
  if (outcome.status === "skipped" && step === "audit-dependencies") {
    return notChecked("No dependencies are known that could be looked up.");
  }
  if (outcome.status === "skipped") return notChecked(`This run left out the step ${step}.`);
  if (outcome.step === "smoke" && outcome.status !== "failed") return weighSmoke(outcome.result);
  if (outcome.step === "verify" && outcome.status !== "failed") {
    return outcome.result?.installed === true
      ? weighSmoke(outcome.result)
      : notChecked(messagesOf(outcome.diagnostics));
  }
  if (outcome.step === "confirm" && outcome.result?.verified === false) {
    return weighUnverified(outcome, outcome.result);
  }
  if (outcome.status !== "failed") return weighWarnings(outcome);
  return failures === undefined
    ? notChecked(`The step ${step} failed before it could tell.`)
    : { state: "failed", by: messagesOf(failures.filter(({ severity }) => severity === "error")) };
}

/** Steps that do nothing but look: what they warn of is what there is to say about the line. */
const LOOKING: readonly StepName[] = ["check-ci", "check-issues", "audit-dependencies"];

function weighWarnings({ step, diagnostics }: Outcome): Judgement {
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  if (!LOOKING.includes(step) || warnings.length === 0) return { state: "done" };
  return { state: "warned", by: messagesOf(warnings) };
}

/** One of the project's own commands, or the coverage that its tests came to; undefined where it did not run. */
export function weighCommand(
  { commands, coverage }: StepResults["try-project"],
  name: string,
): Judgement | undefined {
  if (name === "coverage") return coverage === undefined ? undefined : weighCoverage(coverage);
  const run = commands.find((command) => command.name === name);
  if (run === undefined || run.status === "not-run") return undefined;
  if (run.status === "passed") return { state: "done", by: `${run.command} succeeds.` };
  return { state: "failed", by: `${run.command}: ${run.status}.` };
}

function weighCoverage({ percent, threshold, decidedBy }: CoverageResult): Judgement | undefined {
  if (threshold === undefined) return undefined;
  const by = `${percent} percent are covered; ${decidedBy ?? "the project"} asks for ${threshold}.`;
  return { state: percent < threshold ? "failed" : "done", by };
}

/** An index that is late, or shows something otherwise, is no failure of the release. */
function weighUnverified(
  { status, diagnostics }: Outcome,
  { listed }: StepResults["confirm"],
): Judgement {
  const why = listed
    ? "The index does not show all that it was sent."
    : "The index does not list all files.";
  return {
    state: status === "failed" ? "failed" : "warned",
    by: diagnostics.length > 0 ? messagesOf(diagnostics) : why,
  };
}

/** Rules can be switched off, and a wheel may not fit the machine: what was tried tells. */
function weighSmoke(result: StepResults["smoke"] | undefined): Judgement {
  const checks = result?.checks ?? [];
  const failed = checks.filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.length > 0) return { state: "failed", by: `These fail: ${failed.join(", ")}.` };
  return checks.length > 0
    ? { state: "done" }
    : notChecked("No wheel was tried: none of the release fits this machine.");
}

/** The line stays open, and why. */
export function notChecked(by: string): Verdict {
  return { state: "not-checked", by };
}

/** What they say, one after the other. */
export function messagesOf(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(({ message }) => message).join(" ");
}
