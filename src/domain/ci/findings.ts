import type { Diagnostic, Table } from "../diagnostic.ts";
import { sanitise } from "../sanitise.ts";
import { ciDiagnostics } from "./diagnostics.ts";
import type { Incomplete, Withheld } from "./gaps.ts";
import type { CiResult } from "./result.ts";

const { diagnose } = ciDiagnostics;

/** How many results a table or a sentence names. */
const NAMED = 30;

const WHERE_PUBLIC =
  "Where files of this version are public already, re-run the failed jobs of the run that published them instead of starting another: that does not look at these again.";

export function describeFailed(
  red: readonly CiResult[],
  counted: number,
  commit: string,
): Diagnostic {
  return diagnose("ci-failed", {
    message: `Continuous integration is not green on commit ${commit}: ${red.length} of ${resultsOf(counted)} ${red.length === 1 ? "says" : "say"} so${beyond(red)}.`,
    table: tableOf(red, "Conclusion"),
    hint: `Put the cause right and re-run the failed jobs on their own pages, then run this workflow again: what turns green on this commit counts. ${WHERE_PUBLIC} A check that need not be green goes under [tool.tag2pypi.ci] into ignore.`,
  });
}

export function describePending(
  pending: readonly CiResult[],
  counted: number,
  commit: string,
  waitedMs: number,
): Diagnostic {
  return diagnose("ci-pending", {
    message: `Continuous integration has not finished on commit ${commit} after ${Math.round(waitedMs / 1000)} s: ${pending.length} of ${resultsOf(counted)} ${pending.length === 1 ? "is" : "are"} still to come${beyond(pending)}.`,
    table: tableOf(pending, "Status"),
    hint: `Run this workflow again when they have finished. ${WHERE_PUBLIC} A check that nobody waits for goes under [tool.tag2pypi.ci] into ignore. If another workflow waits for this one, as this one waits for it, neither ends: put the other into ignore.`,
  });
}

export function describeUnmatched(
  patterns: readonly string[],
  counted: readonly CiResult[],
  commit: string,
): Diagnostic {
  const names = [...new Set(counted.map(({ name }) => shown(name)))].slice(0, NAMED).join(", ");
  return diagnose("ci-required-missing", {
    message: `Commit ${commit} has no result that is named as [tool.tag2pypi.ci] requires: ${patterns.map(shown).join(", ")}.`,
    hint: `${names === "" ? "It has no results at all." : `Its results are: ${names}.`} Put the name under require right, or see to it that the check runs for this commit, and run this workflow again.`,
  });
}

/** With a required result this is an error: nobody can say that it is green. */
export function describeWithheld(
  withheld: readonly Withheld[],
  isRequired: boolean,
  commit: string,
): Diagnostic {
  const what = withheld.map((gap) => gap.what).join(", ");
  const permissions = [...new Set(withheld.map(({ permission }) => permission))];
  return diagnose(isRequired ? "ci-required-unknown" : "ci-unknown", {
    message:
      `What continuous integration says of commit ${commit} is not known: GitHub does not show its ${what} to this job's token. ${withheld[0]?.why ?? ""}`.trim(),
    hint: [
      "Give this job the permissions:",
      "permissions:",
      ...permissions.map((permission) => `  ${permission}: read`),
    ].join("\n"),
  });
}

export function describeIncomplete({ what, given, total }: Incomplete, commit: string): Diagnostic {
  return diagnose("ci-incomplete", {
    message: `GitHub counts ${total} ${what} of commit ${commit}, and gives ${given}: what is missing may not be green.`,
    hint: "Run this workflow again.",
  });
}

export function describeMissing(commit: string): Diagnostic {
  return diagnose("ci-missing", {
    message: `Commit ${commit} has no result of continuous integration that counts; runs of this workflow file itself and of pull requests from forks never do.`,
    hint: "Run the tests in a workflow of their own (on: push), so that a release can rely on them.",
  });
}

function tableOf(results: readonly CiResult[], last: string): Table {
  return {
    columns: ["Check", "From", last, "Page"],
    rows: results.slice(0, NAMED).map(({ name, source, word, url = "" }) => ({
      cells: [shown(name), shown(source), shown(word), sanitise(url, 300)],
    })),
  };
}

function beyond(results: readonly CiResult[]): string {
  return results.length > NAMED ? ` (the first ${NAMED} are named)` : "";
}

function resultsOf(number: number): string {
  return number === 1 ? "1 result" : `${number} results`;
}

function shown(text: string): string {
  return sanitise(text, 100);
}
