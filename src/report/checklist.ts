import { diagnosticsOf, type Report, resultOf, type StepName } from "../domain/outcome.ts";
import type { IndexName } from "../domain/plan.ts";
import { credentialRefusals } from "./credentials.ts";
import { indexesOf, isRehearsal, planOf, tagNameOf } from "./files.ts";
import { guide, rehearsalGuide } from "./guide.ts";
import type { Evidence, GuideLine } from "./guide-line.ts";
import {
  type ChecklistItem,
  type Judgement,
  messagesOf,
  notChecked,
  type Verdict,
  weighCommand,
  weighOutcome,
  worstOf,
} from "./judgement.ts";

/** The release guide's checklist, as far as this report can tick it. A line that nothing looked at says so. */
export function checklist(report: Report): readonly ChecklistItem[] {
  const lines = isRehearsal(report) ? rehearsalGuide : guide;
  return lines.map((line) => ({ line: line.line, ...judge(line, report) }));
}

function judge({ evidence, by, byHand, afterRehearsal }: GuideLine, report: Report): Verdict {
  const judgement = weigh(evidence, report);
  if (judgement.state === "not-checked" && byHand !== undefined && !hasRun(evidence, report)) {
    return notChecked(fill(byHand, report));
  }
  if (judgement.state === "done" && afterRehearsal !== undefined && isRehearsal(report)) {
    return notChecked(fill(afterRehearsal, report));
  }
  return { state: judgement.state, by: judgement.by ?? fill(by, report) };
}

function hasRun(evidence: Evidence, { outcomes }: Report): boolean {
  const steps = outcomes.map(({ step }) => step);
  return "step" in evidence && steps.includes(evidence.step);
}

function weigh(evidence: Evidence, report: Report): Judgement {
  switch (evidence.kind) {
    case "person":
      return { state: "not-checked" };
    case "findings":
      return weighFindings(report, evidence);
    case "command": {
      const tried = resultOf(report, "try-project");
      const weighed = tried && weighCommand(tried, evidence.name);
      return weighed ?? { state: "not-checked" };
    }
    case "credentials":
      return weighCredentials(report);
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
  return worstOf(judgements) ?? weighOutcome(step, undefined);
}

function weighCredentials(report: Report): Judgement {
  const judgements = indexesOf(report).map((index) => weighCredentialsFor(report, index));
  return worstOf(judgements) ?? weighOutcome("check-identity", undefined);
}

/** The index has the last word: it alone knows its publishers and tokens. */
function weighCredentialsFor(report: Report, index: IndexName): Judgement {
  const upload = report.outcomes.findLast(({ step, on }) => step === "upload" && on === index);
  const refusals = credentialRefusals(upload);
  if (refusals.length > 0) return { state: "failed", by: messagesOf(refusals) };
  const checked = report.outcomes.findLast(
    ({ step, on }) => step === "check-identity" && (on === undefined || on === index),
  );
  const judgement = weighOutcome("check-identity", checked, checked?.diagnostics);
  const reached = upload !== undefined && upload.status !== "skipped";
  if (judgement.state !== "done" || reached) return judgement;
  const claims = resultOf(report, "check-identity", checked?.on)?.claims ?? {};
  return notChecked(
    Object.keys(claims).length === 0
      ? "The API token has the right form; whether the index takes it shows at the upload."
      : "The identity token is there; whether the index knows the publisher shows at the upload.",
  );
}

function notAmong(index: IndexName): Judgement {
  return { state: "not-needed", by: `${index} is not among the indexes of this release.` };
}

function fill(text: string, report: Report): string {
  const plan = planOf(report);
  return text
    .replaceAll("{project}", () => plan?.project ?? "PROJECT")
    .replaceAll("{version}", () => plan?.version ?? "VERSION")
    .replaceAll("{tag}", () => tagNameOf(report) ?? "the tag");
}
