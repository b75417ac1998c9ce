import type { Diagnostic } from "../diagnostic.ts";
import type { Rule } from "../rule.ts";
import { sanitise } from "../sanitise.ts";
import { withoutCodeSpans } from "./blocks.ts";
import type { ChangelogSection } from "./changelog.ts";
import { findDeviation } from "./conformance.ts";
import { changelogDiagnostics } from "./diagnostics.ts";
import { type Entry, entriesOf } from "./entries.ts";
import { type ChangelogFile, fileOf, lineOf } from "./file.ts";
import { sectionFor } from "./sections.ts";
import type { ChangelogSource } from "./source.ts";
import { presentOf } from "./tense.ts";

const { diagnose } = changelogDiagnostics;

/** How many entries are told of for each rule. */
const NAMED = 10;
const SHOWN = 120;
/** What an entry says beyond this is not looked at. */
const LONGEST = 2000;

/** Code by its look: `name()`, `--option`, `snake_case`, `pyproject.toml`. */
const CODE =
  /(?<![\w/.`@-])(?:[a-z_]\w{0,99}\(\)|--[a-z][\w-]{1,99}|[A-Za-z]\w{0,99}_\w{1,99}|[\w-]{1,100}\.(?:py|toml|cfg|ini|ya?ml|json|md|txt))(?![\w`/])/;
const ADDRESS = /https?:\/\/\S+|\]\([^)\s]*\)/g;
const LINK = /#\d|\bGH-\d|https?:\/\/|\]\(|\]\[/i;

/** What the guide asks of entries, and of the layout of a section. These rules are off unless users want them. */
export const entriesFollowGuide: Rule<{ readonly changelog: ChangelogSource }> = (
  { version, prerelease },
  { changelog },
) => {
  if (changelog.kind !== "text") return [];
  const file = fileOf(changelog);
  const choice = sectionFor(file.changelog, version, prerelease);
  if (choice.kind !== "found" || choice.used !== "own") return [];
  const entries = entriesOf(file, choice.section);
  return [
    ...checkLayout(file, choice.section),
    ...firstOf(entries, ({ text }) => presentOf(firstWords(text)) !== undefined).map((entry) =>
      inPast(file, entry),
    ),
    ...firstOf(entries, ({ text }) => codeIn(text) !== undefined).map((entry) =>
      unmarked(file, entry),
    ),
    ...firstOf(entries, ({ text }) => !LINK.test(text)).map((entry) => unlinked(file, entry)),
  ];
};

function firstOf(entries: readonly Entry[], isFound: (entry: Entry) => boolean) {
  return entries
    .map(({ line, text }) => ({ line, text: text.slice(0, LONGEST) }))
    .filter(isFound)
    .slice(0, NAMED);
}

function checkLayout(file: ChangelogFile, section: ChangelogSection): readonly Diagnostic[] {
  const deviation = findDeviation(file, section);
  if (deviation === undefined) return [];
  const { line, what } = deviation;
  return [
    diagnose("changelog-layout", {
      message: `Line ${line} of ${file.path}, ${shown(lineOf(file, line - 1).trim())}, ${what}; tools that read Keep a Changelog strictly stop there.`,
      hint: "Keep to a heading, an introduction, and lists under headings of categories, if such a tool reads this changelog.",
      location: { file: file.path, line },
    }),
  ];
}

function inPast({ path }: ChangelogFile, { line, text }: Entry): Diagnostic {
  const present = presentOf(firstWords(text));
  return diagnose("changelog-tense", {
    message: `The entry ${shown(text)} is written in the past tense.`,
    hint: `Begin it with ${present}: entries tell what the release does.`,
    location: { file: path, line },
  });
}

function unmarked({ path }: ChangelogFile, { line, text }: Entry): Diagnostic {
  const code = sanitise(codeIn(text) ?? "", SHOWN);
  return diagnose("changelog-code-marks", {
    message: `The entry ${shown(text)} has ${code}, which looks like code, without back-ticks.`,
    hint: `Write it as \`${code}\`.`,
    location: { file: path, line },
  });
}

function unlinked({ path }: ChangelogFile, { line, text }: Entry): Diagnostic {
  return diagnose("changelog-entry-links", {
    message: `The entry ${shown(text)} links to no issue or pull request.`,
    hint: "Add its number, as in #12, where there is one.",
    location: { file: path, line },
  });
}

/** Without a scope in front: `**parser:** Added …`, `[core] Added …`. */
function firstWords(text: string): string {
  return text.replace(/^(?:\*\*[^*]{1,60}\*\*:?|\[[^\]]{1,60}\])[:\s]+/, "");
}

function codeIn(text: string): string | undefined {
  return CODE.exec(withoutCodeSpans(text).replace(ADDRESS, " "))?.[0];
}

function shown(text: string): string {
  return `"${sanitise(text, SHOWN)}"`;
}
