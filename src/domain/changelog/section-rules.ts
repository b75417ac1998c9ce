import type { Diagnostic } from "../diagnostic.ts";
import type { ReleasePlan } from "../plan.ts";
import { sanitise } from "../sanitise.ts";
import type { Changelog, ChangelogSection } from "./changelog.ts";
import { checkDate } from "./date-rules.ts";
import { changelogDiagnostics } from "./diagnostics.ts";
import type { ChangelogFile } from "./file.ts";
import { sectionFor, unreleasedSection } from "./sections.ts";

const { diagnose } = changelogDiagnostics;

/** How many misplaced headings, or lines of duplicates, are named one by one. */
const NAMED = 10;

/** Everything there is to say about the section that a version's notes come from. */
export function checkSection(plan: ReleasePlan, file: ChangelogFile): readonly Diagnostic[] {
  const choice = sectionFor(file.changelog, plan.version, plan.prerelease);
  switch (choice.kind) {
    case "none":
      return [noSection(plan, file, choice.near)];
    case "duplicate":
      return [duplicate(plan, file, choice.sections)];
    case "found":
      return [
        ...checkContent(plan, file, choice.section),
        ...(choice.used === "own"
          ? checkOwn(plan, file, choice.section)
          : [borrowed(plan, file, choice.section)]),
      ];
  }
}

function noSection(
  plan: ReleasePlan,
  { path, changelog }: ChangelogFile,
  near: readonly { readonly text: string; readonly line: number }[],
): Diagnostic {
  const named = near.map(({ text, line }) => `"${shown(text)}" (line ${line})`).join(", ");
  const unreleased = unreleasedSection(changelog);
  const heading = headingToPaste(plan.version, changelog);
  const rename = unreleased && !unreleased.empty;
  const [first] = changelog.sections;
  // Where the section belongs: the top of a file without any.
  const line = unreleased?.heading.line ?? first?.heading.line ?? 1;
  return diagnose("changelog-no-section", {
    message: `${path} has no section for ${plan.version}; ${named === "" ? "it has no heading of a release at all" : `its nearest headings are ${named}`}.`,
    hint: `${rename ? `The changes are still under "${shown(unreleased.heading.text)}" (line ${unreleased.heading.line}): put this heading above them` : "Add a section with this heading"}, with the day of the release for YYYY-MM-DD, commit, and tag that commit:\n\n${heading}`,
    location: { file: path, line },
  });
}

/** Spelled as the newest release of the file spells its own. */
function headingToPaste(version: string, changelog: Changelog): string {
  const newest = changelog.sections.find(({ versions }) => versions.length > 0)?.heading;
  const marks = "#".repeat(newest?.level ?? 2);
  const prefix = /^\[?((?:version |release )?v?)\d/i.exec(newest?.text ?? "")?.[1] ?? "";
  const bracketed = newest === undefined || newest.text.startsWith("[");
  return `${marks} ${bracketed ? `[${prefix}${version}]` : `${prefix}${version}`} - YYYY-MM-DD`;
}

function duplicate(
  plan: ReleasePlan,
  { path }: ChangelogFile,
  sections: readonly ChangelogSection[],
): Diagnostic {
  const lines = sections.map(({ heading }) => heading.line);
  const line = lines.at(-1);
  return diagnose("changelog-duplicate-section", {
    message: `${path} has ${sections.length} sections for ${plan.version}, at lines ${lines.slice(0, NAMED).join(" and ")}${lines.length > NAMED ? " and more" : ""}.`,
    hint: "Join them into one, or correct the version in the heading that is wrong.",
    location: { file: path, ...(line === undefined ? {} : { line }) },
  });
}

function borrowed(
  plan: ReleasePlan,
  { path }: ChangelogFile,
  { heading }: ChangelogSection,
): Diagnostic {
  return diagnose("changelog-section-borrowed", {
    message: `${path} has no section of its own for the pre-release ${plan.version}; its notes are those of "${shown(heading.text)}".`,
    location: { file: path, line: heading.line },
  });
}

function checkContent(
  plan: ReleasePlan,
  { path }: ChangelogFile,
  { heading, empty, yanked, misplaced }: ChangelogSection,
): readonly Diagnostic[] {
  const location = { file: path, line: heading.line };
  const findings: Diagnostic[] = misplaced.slice(0, NAMED).map(({ text, level, line }) =>
    diagnose("changelog-heading-level", {
      message: `The heading "${shown(text)}" has level ${level} and stands within the section "${shown(heading.text)}", whose own level is ${heading.level}; it is taken as a part of that section.`,
      hint: `If it belongs to the release, give it level ${heading.level + 1}: ${"#".repeat(Math.min(6, heading.level + 1))} ${shown(text)}`,
      location: { file: path, line },
    }),
  );
  if (empty) {
    findings.push(
      diagnose("changelog-section-empty", {
        message: `The section "${shown(heading.text)}" of ${path} says nothing that could be the notes of ${plan.version}.`,
        hint: "Write what the release changes, for the people who use it.",
        location,
      }),
    );
  }
  if (yanked) {
    findings.push(
      diagnose("changelog-section-yanked", {
        message: `${path} marks ${plan.version} as yanked: "${shown(heading.text)}". A yanked version is not released again.`,
        hint: "Release the next version, or take the mark away if this one was never published.",
        location,
      }),
    );
  }
  return findings;
}

function checkOwn(
  plan: ReleasePlan,
  file: ChangelogFile,
  section: ChangelogSection,
): readonly Diagnostic[] {
  const unreleased = unreleasedSection(file.changelog);
  const dated = checkDate(plan, file.path, section);
  if (unreleased === undefined || unreleased.empty || plan.prerelease) return dated;
  return [
    ...dated,
    diagnose("changelog-unreleased-entries", {
      message: `${file.path} still lists changes under "${shown(unreleased.heading.text)}", although the tagged commit holds them and is released as ${plan.version}.`,
      hint: `Move what is part of ${plan.version} to its section; the notes do not tell of the rest.`,
      location: { file: file.path, line: unreleased.heading.line },
    }),
  ];
}

/** A heading as it may stand in a message. */
function shown(heading: string): string {
  return sanitise(heading, 120);
}
