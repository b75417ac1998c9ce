import type { Plan } from "../plan.ts";
import { normalizeLabel, readBlocks } from "./blocks.ts";
import type { Changelog, ChangelogSection } from "./changelog.ts";
import { readChangelog } from "./reader.ts";
import { sectionFor } from "./sections.ts";
import type { ChangelogSource } from "./source.ts";

/** A bracketed text: a link's label, its text, or just brackets. Each starts where the last ended, so the search is linear. */
const BRACKETED = /(?<!\\)\[((?:[^[\]\\]|\\[\s\S]){1,999})\]/g;
const CODE_SPAN = /(?<!`)`(?!`)[^`]*`(?!`)/g;

/**
 * The notes of a section: its body exactly as written, and the link definitions from elsewhere in the file
 * that it uses, as written too, so that its links work where nothing else of the file is.
 */
export function notesFrom(text: string, changelog: Changelog, section: ChangelogSection): string {
  const body = text.slice(section.body.start, section.body.end);
  const { prose, definitions } = readBlocks(body);
  const present = new Set(definitions.map(({ label }) => label));
  const used = labelsIn(prose);
  const missing = changelog.definitions.filter(
    ({ label }) => used.has(label) && !present.has(label),
  );
  if (missing.length === 0) return body;
  const lineBreak = body.includes("\r\n") ? "\r\n" : "\n";
  return [body, "", ...missing.map((definition) => definition.text)].join(lineBreak);
}

/** The notes of the planned release, Markdown; empty where the sources have none, which is a finding of the rules. */
export function notesOf(plan: Plan, source: ChangelogSource): string {
  switch (source.kind) {
    case "text":
      return notesOfVersion(plan, source.text);
    case "notes-file":
      return source.text.replace(/^\uFEFF/, "").trim();
    case "missing":
    case "astray":
    case "not-markdown":
    case "unreadable":
    case "generated":
      return "";
  }
}

/** Of several sections the first: whoever switches that rule off has looked at them. */
function notesOfVersion(plan: Plan, text: string): string {
  const changelog = readChangelog(text);
  const choice = sectionFor(changelog, plan.version, plan.prerelease);
  switch (choice.kind) {
    case "found":
      return notesFrom(text, changelog, choice.section);
    case "duplicate": {
      const [first] = choice.sections;
      return first ? notesFrom(text, changelog, first) : "";
    }
    case "none":
      return "";
  }
}

function labelsIn(prose: readonly string[]): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const text of prose) {
    for (const [, label = ""] of text.replace(CODE_SPAN, "").matchAll(BRACKETED)) {
      labels.add(normalizeLabel(label));
    }
  }
  return labels;
}
