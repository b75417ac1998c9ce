import type { Distribution } from "../domain/manifest.ts";
import { type Report, resultOf, type Upload } from "../domain/outcome.ts";
import { type IndexName, isTag, type Plan, type UnreleasedPlan } from "../domain/plan.ts";
import { targetsAmong } from "../domain/publisher/targets.ts";

/**
 * What is known of a file on an index. `unconfirmed`: the upload step failed without telling, so the file may be there;
 * `not-uploaded`: no upload to this index was tried in this run.
 */
export type FileState = Upload["state"] | "unconfirmed" | "not-uploaded";

export interface ReportedFile extends Distribution {
  /** One for each index of the release, in the plan's order. */
  readonly states: readonly { readonly index: IndexName; readonly state: FileState }[];
}

/** The plan, from its own step or, where the build or an earlier job decides it, from the manifest. */
export function planOf(report: Report): Plan | UnreleasedPlan | undefined {
  const planned = resultOf(report, "plan");
  if (planned?.kind === "release") return planned;
  return resultOf(report, "obtain")?.manifest.plan ?? planned;
}

/** Whether the run is about a release, as far as that is known. */
export function isRelease(report: Report): boolean {
  const plan = planOf(report);
  return plan === undefined || plan.kind === "release";
}

/** What it says of servers is about those of a sandbox. */
export function isRehearsal(report: Report): boolean {
  return report.outcomes.some(({ step }) => step === "prepare-rehearsal");
}

/** Name of the tag that the run is about; known a little before the plan. */
export function tagNameOf(report: Report): string | undefined {
  const plan = planOf(report);
  if (plan !== undefined) return plan.kind === "release" ? plan.tag.name : undefined;
  const found = resultOf(report, "find-tag");
  return found !== undefined && isTag(found) ? found.name : undefined;
}

/** The indexes of the plan, and any other that the run uploaded to. */
export function indexesOf(report: Report): readonly IndexName[] {
  const uploadedTo = report.outcomes.flatMap(({ step, on }) =>
    step === "upload" && on !== undefined ? [on] : [],
  );
  const plan = planOf(report);
  const planned = plan === undefined || plan.kind === "unreleased" ? [] : plan.indexes;
  return [...new Set([...planned, ...uploadedTo])];
}

/** The distributions of the release, and where they are. */
export function filesOf(report: Report): readonly ReportedFile[] {
  const indexes = indexesOf(report);
  return (resultOf(report, "obtain")?.manifest.files ?? []).map((file) => ({
    ...file,
    states: indexes.map((index) => ({ index, state: stateOn(report, index, file.name) })),
  }));
}

function stateOn(report: Report, index: IndexName, file: string): FileState {
  const upload = report.outcomes.findLast(({ step, on }) => step === "upload" && on === index);
  if (upload === undefined || upload.status === "skipped") return "not-uploaded";
  const known = resultOf(report, "upload", index)?.find((candidate) => candidate.file === file);
  return known?.state ?? "unconfirmed";
}

/** Whether the state says that the index holds these very bytes. */
export function isThere(state: FileState): boolean {
  return state === "uploaded" || state === "identical";
}

/** How many of the release's files an index holds, with these very bytes. */
export function numberOn(files: readonly ReportedFile[], index: IndexName): number {
  return files.filter(({ states }) =>
    states.some((known) => known.index === index && isThere(known.state)),
  ).length;
}

/** Whether an index holds other bytes under a file's name: that does not go away by itself, and its own finding says what to do. */
export function hasConflict(report: Report): boolean {
  return filesOf(report).some(({ states }) => states.some(({ state }) => state === "conflict"));
}

/** The indexes of the run that make the release public. */
export function targetsOf(report: Report): readonly IndexName[] {
  return targetsAmong(indexesOf(report));
}

/** Whether every file of the release is on every index that makes it public. */
export function isPublished(report: Report): boolean {
  const files = filesOf(report);
  const targets = targetsOf(report);
  return (
    files.length > 0 &&
    targets.length > 0 &&
    targets.every((index) => numberOn(files, index) === files.length)
  );
}

/** Whether all those indexes were read again after the upload and show what was sent, and none failed to give it to pip. */
export function isVerified(report: Report): boolean {
  return (
    isPublished(report) &&
    targetsOf(report).every(
      (index) => resultOf(report, "confirm", index)?.verified === true && givesIt(report, index),
    )
  );
}

/** An installation that was not tried, or for which there is no wheel, says nothing against the index. */
function givesIt(report: Report, index: IndexName): boolean {
  const verify = report.outcomes.findLast(({ step, on }) => step === "verify" && on === index);
  if (verify === undefined || verify.status === "skipped") return true;
  return verify.status !== "failed" && resultOf(report, "verify", index)?.installed === true;
}
