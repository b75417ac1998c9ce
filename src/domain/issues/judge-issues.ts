import type { Diagnostic, Table } from "../diagnostic.ts";
import { itemsOf, type Reading } from "../reading.ts";
import { sanitise } from "../sanitise.ts";
import { issueDiagnostics } from "./diagnostics.ts";
import type { Issue, IssueFacts } from "./facts.ts";

const { diagnose } = issueDiagnostics;

/** How many issues a table lists. */
const LISTED = 30;

/** Open issues that a label declares to be blocking, and what a release's milestone still holds. */
export function judgeIssues({ labels, labelled, milestone }: IssueFacts): readonly Diagnostic[] {
  const blocking = findBlocking(labelled);
  const open = milestone === undefined ? [] : itemsOf(milestone.open);
  const withheld = [labelled, milestone?.open].find((list) => list?.kind === "withheld");
  return [
    ...(blocking.length > 0 ? [describeBlocking(blocking, labels)] : []),
    ...(milestone !== undefined && open.length > 0 ? [describeMilestone(milestone, open)] : []),
    ...(withheld?.kind === "withheld" ? [describeWithheld(withheld.why)] : []),
  ];
}

/** A pull request fixes something sooner or later; only an issue says that something is wrong. */
export function findBlocking(labelled: Reading<Issue>): readonly Issue[] {
  return itemsOf(labelled).filter(({ pullRequest }) => !pullRequest);
}

function describeBlocking(issues: readonly Issue[], labels: readonly string[]): Diagnostic {
  const what =
    issues.length === 1 ? "1 open issue is labelled" : `${issues.length} open issues are labelled`;
  return diagnose("issues-blocking", {
    message: `${what} as blocking a release (${labels.map(shown).join(", ")}): ${numbersOf(issues)}.`,
    table: tableOf(issues),
    hint: "Close them, or take the label from those that need not hold this release up, and run this workflow again. Where files of this version are public already, re-run the failed jobs of the run that published them instead of starting another: that does not look at these again. Which labels block is set by blocking-labels under [tool.tag2pypi].",
  });
}

function describeMilestone(
  { title, url }: NonNullable<IssueFacts["milestone"]>,
  issues: readonly Issue[],
): Diagnostic {
  return diagnose("milestone-open-items", {
    message: `The milestone ${shown(title)} has ${issues.length === 1 ? "1 item" : `${issues.length} items`} open: ${numbersOf(issues)}.`,
    table: tableOf(issues),
    hint: `Move to the next milestone what is not in this release: ${sanitise(url, 300)}`,
  });
}

function describeWithheld(why: string): Diagnostic {
  return diagnose("issues-unknown", {
    message: `Whether open issues block this release is not known. ${why}`,
    hint: "Give this job the permission:\npermissions:\n  issues: read",
  });
}

function tableOf(issues: readonly Issue[]): Table {
  return {
    columns: ["Number", "Title", "Labels", "Page"],
    rows: issues.slice(0, LISTED).map(({ number, title, labels, url }) => ({
      cells: [`#${number}`, shown(title), shown(labels.join(", ")), sanitise(url, 300)],
    })),
  };
}

function numbersOf(issues: readonly Issue[]): string {
  const numbers = issues.slice(0, LISTED).map(({ number }) => `#${number}`);
  return `${numbers.join(", ")}${issues.length > LISTED ? " and more" : ""}`;
}

function shown(text: string): string {
  return sanitise(text, 150);
}
