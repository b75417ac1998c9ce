import type { Diagnostic } from "../domain/diagnostic.ts";
import {
  diagnosticsOf,
  type Outcome,
  type Report,
  resultOf,
  type StepName,
  type StepResults,
} from "../domain/outcome.ts";
import type { IndexName } from "../domain/plan.ts";
import { indexesOf, isRehearsal, planOf, tagNameOf } from "./files.ts";
import { guide, rehearsalGuide } from "./guide.ts";
import type { Evidence, GuideLine } from "./guide-line.ts";

export interface ChecklistItem {
  readonly line: string;
  readonly state: "done" | "warned" | "failed" | "not-checked" | "not-needed";
  /** What ticked it, what is wrong, or what to do about it by hand. */
  readonly by: string;
}

type Verdict = Omit<ChecklistItem, "line">;
/** Undefined: the line's own text says it. */
type Judgement = Pick<ChecklistItem, "state"> & { readonly by?: string };

/** The release guide's checklist, as far as this report can tick it. A line that nothing looked at says so. */
export function checklist(report: Report): readonly ChecklistItem[] {
  const lines = isRehearsal(report) ? rehearsalGuide : guide;
  return lines.map((line) => ({ line: line.line, ...judge(line, report) }));
}

function judge({ evidence, by, afterRehearsal }: GuideLine, report: Report): Verdict {
  const judgement = weigh(evidence, report);
  if (judgement.state === "done" && afterRehearsal !== undefined && isRehearsal(report)) {
    return notChecked(fill(afterRehearsal, report));
  }
  return { state: judgement.state, by: judgement.by ?? fill(by, report) };
}

function weigh(evidence: Evidence, report: Report): Judgement {
  switch (evidence.kind) {
    case "person":
      return evidence.for !== undefined && !indexesOf(report).includes(evidence.for)
        ? notAmong(evidence.for)
        : { state: "not-checked" };
    case "findings":
      return weighFindings(report, evidence);
    case "step":
      return weighStep(report, evidence.step, evidence.on);
  }
}

function weighFindings(
  report: Report,
  { step, codes, moot = [] }: Extract<Evidence, { kind: "findings" }>,
): Judgement {
  const found = diagnosticsOf(report).filter(
    ({ code, severity }) => codes.includes(code) && severity !== "notice",
  );
  const isError = found.some(({ severity }) => severity === "error");
  if (found.length > 0) return { state: isError ? "failed" : "warned", by: messagesOf(found) };
  // Uncommitted changes are a notice of a rehearsal, and leave the line open.
  const open = diagnosticsOf(report).find(
    ({ code }) => moot.includes(code) || (codes.includes(code) && code === "rehearsal-uncommitted"),
  );
  if (open !== undefined) return notChecked(open.message);
  const settings = resultOf(report, "check")?.settings ?? {};
  const silenced = codes.find((code) => settings[code] === "off");
  if (silenced !== undefined) return notChecked(`The rule ${silenced} is switched off.`);
  const outcome = report.outcomes.findLast((candidate) => candidate.step === step);
  // A step that failed with a result has applied all its rules; without one it ended before.
  return outcome?.status === "failed" && outcome.result !== undefined
    ? { state: "done" }
    : weighOutcome(step, outcome);
}

function weighStep(report: Report, step: StepName, on?: "testpypi" | "targets"): Judgement {
  if (on === undefined) {
    const outcome = report.outcomes.findLast((candidate) => candidate.step === step);
    return weighOutcome(step, outcome, outcome?.diagnostics);
  }
  const all = indexesOf(report);
  const indexes = all.filter((index) => (index === "testpypi") === (on === "testpypi"));
  if (on === "testpypi" && indexes.length === 0) return notAmong(on);
  if (on === "targets" && indexes.length === 0 && all.length > 0) {
    return notChecked("This run goes to TestPyPI alone.");
  }
  const judgements = indexes.map((index) => {
    const outcome = report.outcomes.findLast(
      (candidate) => candidate.step === step && candidate.on === index,
    );
    return weighOutcome(step, outcome, outcome?.diagnostics);
  });
  // The worst of the indexes speaks for the line.
  return (
    judgements.find(({ state }) => state === "failed") ??
    judgements.find(({ state }) => state === "not-checked") ??
    judgements[0] ??
    weighOutcome(step, undefined)
  );
}

function weighOutcome(
  step: StepName,
  outcome: Outcome | undefined,
  failures?: readonly Diagnostic[],
): Judgement {
  if (outcome === undefined) return notChecked(`This run did not come to the step ${step}.`);
  if (outcome.status === "skipped") return notChecked(`This run left out the step ${step}.`);
  if (outcome.step === "smoke" && outcome.status !== "failed") return weighSmoke(outcome.result);
  if (outcome.step === "confirm" && outcome.result?.verified === false && failures !== undefined) {
    const why = failures.length > 0 ? messagesOf(failures) : "The index does not list all files.";
    return { state: "failed", by: why };
  }
  if (outcome.status !== "failed") return { state: "done" };
  return failures === undefined
    ? notChecked(`The step ${step} failed before it could tell.`)
    : { state: "failed", by: messagesOf(failures.filter(({ severity }) => severity === "error")) };
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

function notChecked(by: string): Verdict {
  return { state: "not-checked", by };
}

function notAmong(index: IndexName): Judgement {
  return { state: "not-needed", by: `${index} is not among the indexes of this release.` };
}

function messagesOf(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(({ message }) => message).join(" ");
}

function fill(text: string, report: Report): string {
  const plan = planOf(report);
  return text
    .replaceAll("{project}", () => plan?.project ?? "PROJECT")
    .replaceAll("{version}", () => plan?.version ?? "VERSION")
    .replaceAll("{tag}", () => tagNameOf(report) ?? "the tag");
}
