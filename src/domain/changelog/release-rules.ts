import type { Diagnostic } from "../diagnostic.ts";
import type { Rule } from "../rule.ts";
import { sanitise } from "../sanitise.ts";
import { changelogDiagnostics } from "./diagnostics.ts";
import { type ChangelogFile, fileOf } from "./file.ts";
import { compareHistory, type HistoryChange } from "./history.ts";
import type { ChangelogSource, PreviousChangelog } from "./source.ts";
import { findMissingRows } from "./tables.ts";

const { diagnose } = changelogDiagnostics;

/** How many releases are told of one by one. */
const NAMED = 10;
const SHOWN = 120;

export interface ReleaseChangelogFacts {
  readonly changelog: ChangelogSource;
  /** Undefined where no release came before, or its changelog cannot be read. */
  readonly previousChangelog?: PreviousChangelog;
}

/** What was released stays as it was told then. */
export const historyStays: Rule<ReleaseChangelogFacts> = (
  plan,
  { changelog, previousChangelog },
) => {
  if (changelog.kind !== "text" || previousChangelog === undefined) return [];
  const file = fileOf(changelog);
  const { tag, text } = previousChangelog;
  const changes = compareHistory(text, file, plan.version);
  const changed = changes.filter((change) => change.kind === "changed");
  const removed = changes.filter((change) => change.kind === "removed");
  return [
    ...changed.slice(0, NAMED).map((change) => sectionChanged(file, tag, change)),
    ...(removed.length > 0 ? [sectionsRemoved(file, tag, removed)] : []),
  ];
};

/** A table that compares the versions has them all. Pre-releases need no row. */
export const tablesHaveVersion: Rule<ReleaseChangelogFacts> = (plan, { changelog }) => {
  if (changelog.kind !== "text" || plan.prerelease) return [];
  return findMissingRows(fileOf(changelog), plan.version).map(({ line, above, row }) =>
    diagnose("changelog-comparison-table", {
      message: `The table of versions at line ${line} of ${changelog.path} lists earlier versions, but not ${plan.version}.`,
      hint: `Add its row ${above ? "above" : "below"} that line:\n\n${sanitise(row, 600)}`,
      location: { file: changelog.path, line },
    }),
  );
};

function sectionChanged(
  { path }: ChangelogFile,
  tag: string,
  change: Extract<HistoryChange, { kind: "changed" }>,
): Diagnostic {
  const { version, line, endLine, before, after } = change;
  return diagnose("changelog-release-changed", {
    message: `${path} says something else of ${version} than at the tag ${sanitise(tag, SHOWN)}: ${quoted(after)}, where it said ${quoted(before)}.`,
    hint: `Restore what was released (git diff ${sanitise(tag, SHOWN)} -- ${path}), and tell what is new under the version that brings it.`,
    location: { file: path, line, endLine },
  });
}

function sectionsRemoved(
  { path }: ChangelogFile,
  tag: string,
  removed: readonly HistoryChange[],
): Diagnostic {
  const versions = removed.slice(0, NAMED).map(({ version }) => version);
  const more = removed.length > NAMED ? ` and ${removed.length - NAMED} more` : "";
  return diagnose("changelog-release-removed", {
    message: `${path} has no sections any more for ${versions.join(", ")}${more}, which it has at the tag ${sanitise(tag, SHOWN)}.`,
    hint: "Put them back, or switch this rule off for this release if they moved to another file on purpose.",
    location: { file: path },
  });
}

function quoted(line: string): string {
  return line === "" ? "nothing" : `"${sanitise(line, SHOWN)}"`;
}

/** The rules that the plan of a release, and of it alone, is needed for. */
export const releaseRules: readonly Rule<ReleaseChangelogFacts>[] = [
  historyStays,
  tablesHaveVersion,
];
