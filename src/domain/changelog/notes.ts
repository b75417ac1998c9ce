import type { ReleasePlan } from "../plan.ts";
import { normalizeLabel, type Prose, withoutCodeSpans } from "./blocks.ts";
import type { ChangelogSection } from "./changelog.ts";
import { bodyOf, type ChangelogFile, fileOf, type TextSource } from "./file.ts";
import { sectionFor } from "./sections.ts";
import type { ChangelogSource } from "./source.ts";

/** A bracketed text: a link's label, its text, or just brackets. Each starts where the last ended, so the search is linear. */
const BRACKETED = /(?<!\\)\[((?:[^[\]\\]|\\[\s\S]){1,999})\]/g;

/**
 * The notes of a section: its body exactly as written, and the link definitions from elsewhere in the file
 * that it uses, as written too, so that its links work where nothing else of the file is.
 */
export function notesFrom(file: ChangelogFile, section: ChangelogSection): string {
  const { text: body, markdown } = bodyOf(file, section);
  const { prose, definitions } = markdown;
  const present = new Set(definitions.map(({ label }) => label));
  const used = labelsIn(prose);
  const missing = file.changelog.definitions.filter(
    ({ label }) => used.has(label) && !present.has(label),
  );
  if (missing.length === 0) return body;
  const lineBreak = body.includes("\r\n") ? "\r\n" : "\n";
  return [body, "", ...missing.map((definition) => definition.text)].join(lineBreak);
}

/** The notes of the planned release, Markdown; empty where the sources have none, which is a finding of the rules. */
export function notesOf(plan: ReleasePlan, source: ChangelogSource): string {
  switch (source.kind) {
    case "text":
      return notesOfVersion(plan, source);
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
function notesOfVersion(plan: ReleasePlan, source: TextSource): string {
  const file = fileOf(source);
  const choice = sectionFor(file.changelog, plan.version, plan.prerelease);
  switch (choice.kind) {
    case "found":
      return notesFrom(file, choice.section);
    case "duplicate": {
      const [first] = choice.sections;
      return first ? notesFrom(file, first) : "";
    }
    case "none":
      return "";
  }
}

function labelsIn(prose: readonly Prose[]): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const { text } of prose) {
    for (const [, label = ""] of withoutCodeSpans(text).matchAll(BRACKETED)) {
      labels.add(normalizeLabel(label));
    }
  }
  return labels;
}
