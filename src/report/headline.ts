import { hasFailed, type Report, resultOf } from "../domain/outcome.ts";
import { indexLabel } from "../domain/publisher/index-address.ts";
import { dryRunHeadline, isDryRun } from "./decisions.ts";
import {
  filesOf,
  hasConflict,
  indexesOf,
  isPublished,
  isRehearsal,
  isVerified,
  numberOn,
  planOf,
  tagNameOf,
  targetsOf,
} from "./files.ts";
import { count, findingsOf, tally } from "./findings.ts";

/** What came of the run, in a sentence or two: what is public, and whether anything stopped it. */
export function headline(report: Report): string {
  if (isDryRun(report)) return dryRunHeadline(report, subjectOf(report));
  return hasFailed(report) ? `${stopped(report)} ${whatIsOut(report)}` : achieved(report);
}

function subjectOf(report: Report): string {
  const plan = planOf(report);
  if (plan === undefined) return "a version that is not known yet";
  return plan.version === undefined ? plan.project : `${plan.project} ${plan.version}`;
}

function stopped(report: Report): string {
  const found = tally(findingsOf(report), ["error", "warning"]);
  const what =
    isRehearsal(report) && planOf(report) === undefined
      ? "The rehearsal has stopped before the version was known"
      : `${actOf(report)} of ${subjectOf(report)} has stopped`;
  return `${what}${found === "" ? "" : `: ${found}`}.`;
}

/** Nothing is released from a commit without a tag. */
function actOf(report: Report): string {
  switch (planOf(report)?.kind) {
    case "unreleased":
      return "The check";
    case "snapshot":
      return "The trial";
    case "release":
    case undefined:
      return "The release";
  }
}

/** After a failure, what others can see already matters most. */
function whatIsOut(report: Report): string {
  const files = filesOf(report);
  const tried = indexesOf(report).filter((index) =>
    report.outcomes.some(
      ({ step, on, status }) => step === "upload" && on === index && status !== "skipped",
    ),
  );
  if (tried.length === 0) return "This run uploaded nothing.";
  const out = tried.map(
    (index) =>
      `${numberOn(files, index)} of ${count(files.length, "file")} on ${indexLabel(index)}`,
  );
  const none = tried.every((index) => numberOn(files, index) === 0);
  const known = none ? "Nothing is known to be public" : "Known to be public";
  const advice = hasConflict(report) ? "" : " Running it again uploads nothing twice.";
  return `${known}: ${out.join(", ")}.${advice}`;
}

function achieved(report: Report): string {
  const subject = subjectOf(report);
  const release = resultOf(report, "publish-release");
  const released = release !== undefined && !release.draft;
  if (isRehearsal(report) && isPublished(report)) {
    const tag = tagNameOf(report);
    return `Rehearsed: ${subject} from the tag ${tag} goes through to the end, ${count(filesOf(report).length, "file")}. Nothing has left this machine.`;
  }
  if (isPublished(report)) {
    const seen = isVerified(report) ? " and confirmed" : "";
    const where = targetsOf(report).map(indexLabel).join(" and ");
    const onGitHub = released ? " Its GitHub release is published." : "";
    return `${subject} is published${seen} on ${where}: ${count(filesOf(report).length, "file")}.${onGitHub}`;
  }
  if (released) return `The GitHub release of ${subject} is published.`;
  if (resultOf(report, "draft")) return `The draft release of ${subject} is ready.`;
  if (resultOf(report, "obtain")) return `The distributions of ${subject} are ready.`;
  return `Nothing that was checked stands in the way of ${subject}.`;
}
