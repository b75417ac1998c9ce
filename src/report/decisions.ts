import type { DecidedFile, Decision } from "../domain/dry-run/decision.ts";
import { hasFailed, type Report, resultOf } from "../domain/outcome.ts";
import { indexLabel } from "../domain/publisher/index-address.ts";
import { printable, sanitise } from "../domain/sanitise.ts";
import type { Section } from "./budget.ts";
import { count, findingsOf, tally } from "./findings.ts";
import { inline } from "./markdown.ts";
import { sizeLabel } from "./measure.ts";

/** Whether the run was to publish nothing; known from its beginning. */
export function isDryRun(report: Report): boolean {
  const asked = resultOf(report, "read-inputs")?.dryRun === true;
  return asked || report.outcomes.some(({ step }) => step === "dry-run");
}

/** `Dry run: nothing was published.`, and what that says of the release; `subject` is its name: `omi 0.3.0`. */
export function dryRunHeadline(report: Report, subject: string): string {
  const nothing = "Dry run: nothing was published.";
  if (hasFailed(report)) {
    const found = tally(findingsOf(report), ["error", "warning"]);
    return `${nothing} The release of ${subject} would stop${found === "" ? "" : `: ${found}`}.`;
  }
  return resultOf(report, "dry-run")?.decisions.every(leavesAll) === true
    ? `${nothing} A real run for ${subject} would change nothing.`
    : `${nothing} Nothing that was tried stands in the way of ${subject}.`;
}

/** What a real run would do, a line for each decision, in plain text: `would upload omi-0.3.0.tar.gz (812 B) to PyPI`. */
export function decisionLines(report: Report): readonly string[] {
  const decisions = resultOf(report, "dry-run")?.decisions ?? [];
  return decisions.map((decision) => printable(`would ${wordsOf(decision)}`));
}

/** The same for a job's summary, as a numbered list. */
export function decisionSection(report: Report): Section | undefined {
  const lines = decisionLines(report);
  if (lines.length === 0) return undefined;
  return {
    head: "### What a real run would do\n",
    lines: lines.map((line, place) => `${place + 1}. ${inline(line)}`),
  };
}

function leavesAll({ do: act }: Decision): boolean {
  const passive: readonly Decision["do"][] = [
    "leave-release",
    "skip-signing",
    "keep-file",
    "skip-index",
    "confirm",
    "verify",
  ];
  return passive.includes(act);
}

function wordsOf(decision: Decision): string {
  switch (decision.do) {
    case "sign":
      return `sign ${count(decision.files.length, "file")} in Sigstore's public log`;
    case "skip-signing":
      return `sign nothing: ${whyNotSigned(decision.why)}`;
    case "stop":
      return `stop here: ${decision.why.map(({ message }) => message).join(" ")}`;
    case "mint":
    case "upload":
    case "keep-file":
    case "skip-index":
    case "confirm":
    case "verify":
      return wordsOfIndex(decision);
    default:
      return wordsOfRelease(decision);
  }
}

type IndexDecision = Extract<Decision, { readonly index: unknown }>;

function wordsOfIndex(decision: IndexDecision): string {
  const index = indexLabel(decision.index);
  switch (decision.do) {
    case "mint":
      return `ask ${index} for an upload token`;
    case "upload":
      return `upload ${described(decision.file)} to ${index}`;
    case "keep-file":
      return `not upload ${described(decision.file)} to ${index}, which has the same bytes already`;
    case "skip-index":
      return `leave out ${index}: ${decision.why.message}`;
    case "confirm":
      return `wait until ${index} shows ${count(decision.files, "file")}`;
    case "verify":
      return `install the version from ${index} and try it`;
  }
}

type ReleaseDecision = Extract<Decision, { readonly title: string }>;

function wordsOfRelease(decision: ReleaseDecision): string {
  const title = quoted(decision.title);
  switch (decision.do) {
    case "create-draft":
      return `create a draft release ${title} with ${count(decision.assets.length, "asset")}`;
    case "adopt-draft":
      return `go on with the draft release ${title}${TEXT[decision.text]}`;
    case "leave-release":
      return `leave the published release ${title} as it is`;
    case "delete-asset":
      return `delete ${sanitise(decision.asset, 200)} from the release ${title}`;
    case "upload-asset":
      return `attach ${described(decision.asset)} to the release ${title}`;
    case "delete-draft":
      return `delete the draft release ${title}, which has done its work`;
    case "publish-release":
      return `publish the release ${title}${decision.latest ? " as the latest" : ", not as the latest"}`;
    case "keep-draft":
      return `leave the release ${title} a draft, until a run publishes to the index that people install from`;
  }
}

const TEXT = {
  kept: "",
  marked: ", and mark it as taken over",
  rewritten: ", and write its title and notes anew",
} as const;

function whyNotSigned(why: Extract<Decision, { readonly do: "skip-signing" }>["why"]): string {
  if (why === "off") return "attestations are off";
  return why === "nothing-to-upload" ? "every index holds every file" : why.message;
}

function described({ name, size }: DecidedFile): string {
  const file = sanitise(name, 200);
  return size === undefined ? file : `${file} (${sizeLabel(size)})`;
}

function quoted(title: string): string {
  return `"${sanitise(title, 200)}"`;
}
