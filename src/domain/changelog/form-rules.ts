import type { Diagnostic } from "../diagnostic.ts";
import { sanitise } from "../sanitise.ts";
import { CATEGORIES, followsKeepAChangelog } from "./categories.ts";
import type { ChangelogSection } from "./changelog.ts";
import { changelogDiagnostics } from "./diagnostics.ts";
import { findSwallowers, type Swallower } from "./fences.ts";
import type { ChangelogFile } from "./file.ts";
import { partsOf } from "./parts.ts";
import { keyOf } from "./sections.ts";
import { findSlips, type Slip } from "./slips.ts";

const { diagnose } = changelogDiagnostics;

/** How many findings of one kind are told one by one. */
const NAMED = 10;
const SHOWN = 120;

/**
 * What is wrong with the form of a changelog down to the end of one section, or anywhere if that is undefined: older
 * sections are as they are, and nobody is to be told of them with every change. `version`: the one that is released,
 * for which several sections are judged by a stricter rule.
 */
export function checkForm(
  file: ChangelogFile,
  section: ChangelogSection | undefined,
  version?: string,
): readonly Diagnostic[] {
  const lastLine = section === undefined ? Number.POSITIVE_INFINITY : lastLineOf(file, section);
  const slips = findSlips(file, lastLine).slice(0, NAMED);
  const swallowers = findSwallowers(file).filter(
    ({ line, endLine }) => line <= lastLine || endLine >= file.markdown.lineStarts.length - 1,
  );
  return [
    ...slips.map((slip) => slipped(file.path, slip)),
    ...swallowers.slice(0, NAMED).map((swallower) => unclosed(file.path, swallower)),
    ...checkUnreleasedOnce(file),
    ...checkReleasesOnce(file, lastLine, version),
    ...(section === undefined ? [] : checkCategories(file, section)),
  ];
}

function lastLineOf({ changelog }: ChangelogFile, section: ChangelogSection): number {
  const next = changelog.sections.find(({ heading }) => heading.line > section.heading.line);
  return next === undefined ? Number.POSITIVE_INFINITY : next.heading.line - 1;
}

function slipped(path: string, { kind, line, text, wanted }: Slip): Diagnostic {
  const location = { file: path, line };
  const shown = sanitise(text, SHOWN);
  const hint = `Write it as: ${sanitise(wanted, SHOWN)}`;
  switch (kind) {
    case "text":
      return diagnose("changelog-heading-slip", {
        message: `"${shown}" looks like a heading, but Markdown reads it as text: what follows it belongs to the section above.`,
        hint,
        location,
      });
    case "level":
      return diagnose("changelog-release-level", {
        message: `"${shown}" names a release, but stands at another level than the releases of ${path}.`,
        hint,
        location,
      });
  }
}

function unclosed(
  path: string,
  { line, endLine, opening, ending, releases }: Swallower,
): Diagnostic {
  const what = ending === "-->" ? "comment" : "fence";
  const within =
    releases.length === 0 ? "" : `, the releases at lines ${listed(releases)} included`;
  return diagnose("changelog-unclosed", {
    message: `The ${what} "${sanitise(opening, SHOWN)}" is not closed where it seems to end: it goes on to line ${endLine}${within}.`,
    hint: `Close it with a line that holds only ${ending}`,
    location: { file: path, line, endLine },
  });
}

function checkUnreleasedOnce({ path, changelog }: ChangelogFile): readonly Diagnostic[] {
  const lines = changelog.sections
    .filter(({ unreleased, versions }) => unreleased && versions.length === 0)
    .map(({ heading }) => heading.line);
  const [, second] = lines;
  if (second === undefined) return [];
  return [
    diagnose("changelog-duplicate-unreleased", {
      message: `${path} has ${lines.length} sections of unreleased changes, at lines ${listed(lines)}; only the first is read.`,
      hint: "Join them into one.",
      location: { file: path, line: second },
    }),
  ];
}

/** The newest release, and what stands above it: a copy among older ones has been there for long. */
function checkReleasesOnce(
  { path, changelog }: ChangelogFile,
  lastLine: number,
  judged: string | undefined,
): readonly Diagnostic[] {
  const newest = changelog.sections.find(({ versions }) => versions.length > 0)?.heading.line ?? 0;
  const lines = new Map<string, number[]>();
  for (const { versions, heading } of changelog.sections) {
    const [version] = versions;
    if (version === undefined || (judged && keyOf(version) === keyOf(judged))) continue;
    const found = lines.get(keyOf(version)) ?? [];
    lines.set(keyOf(version), found);
    found.push(heading.line);
  }
  const repeated = [...lines].filter(
    ([, found]) => found.length > 1 && (found[0] ?? 0) <= Math.max(lastLine, newest),
  );
  return repeated.slice(0, NAMED).map(([, found]) =>
    diagnose("changelog-duplicate-release", {
      message: `${path} has ${found.length} sections for the same release, at lines ${listed(found)}.`,
      hint: "Join them into one, or correct the version in the heading that is wrong.",
      location: { file: path, line: found[1] ?? 1 },
    }),
  );
}

/** Where a changelog says that it follows that convention. */
function checkCategories(file: ChangelogFile, section: ChangelogSection): readonly Diagnostic[] {
  if (!followsKeepAChangelog(file.text)) return [];
  // These have a rule of their own.
  const misplaced = section.misplaced.map(({ line }) => line);
  return partsOf(file, section)
    .filter(({ heading, line }) => heading !== undefined && !misplaced.includes(line))
    .filter(({ reading }) => !reading?.known)
    .slice(0, NAMED)
    .map(({ heading = "", line, reading }) =>
      diagnose("changelog-category-unknown", {
        message: `"${sanitise(heading, SHOWN)}" is none of the kinds of changes that Keep a Changelog knows.`,
        hint: reading
          ? `Its own word for it is ${reading.category}.`
          : `It knows ${CATEGORIES.join(", ")}.`,
        location: { file: file.path, line },
      }),
    );
}

function listed(lines: readonly number[]): string {
  const more = lines.length > NAMED ? " and more" : "";
  return lines.slice(0, NAMED).join(", ") + more;
}
