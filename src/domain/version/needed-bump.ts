import type { SectionChanges } from "../changelog/changes.ts";
import { sanitise } from "../sanitise.ts";
import type { Bump } from "./bump.ts";
import { releaseNumbers } from "./version.ts";

/** The bump that the changes of a release call for. */
export interface NeededBump {
  readonly bump: Bump;
  /** What calls for it, for messages: `lists "Removed"`. */
  readonly because: string;
  /** Nothing among the changes may hide a greater one. */
  readonly exact: boolean;
}

/** Categories of Keep a Changelog, and what they call for once a project is stable. */
const NEEDED: readonly (readonly [bump: Bump, categories: readonly string[]])[] = [
  ["major", ["Removed"]],
  ["minor", ["Added", "Changed", "Deprecated"]],
  ["patch", ["Fixed", "Security"]],
];

/** Under these nothing more may be told: whoever changes a function may break its callers, and some fixes bring a feature. */
const EXACT: readonly string[] = ["Added", "Removed", "Fixed"];

/**
 * The bump by the table of Semantic Versioning: what is removed or breaks makes a major version, or a minor one before 1.0;
 * what is added, changed or deprecated, a minor one; what is fixed, a patch. Undefined where the changes tell of none of these.
 */
export function neededBump(changes: SectionChanges, previous: string): NeededBump | undefined {
  const { categories, breaking, uncategorized } = changes;
  const exact = !uncategorized && categories.every((category) => EXACT.includes(category));
  const [major] = releaseNumbers(previous).numbers;
  const atMost = (bump: Bump) => (bump === "major" && major === 0 ? "minor" : bump);
  if (breaking) return { bump: atMost("major"), because: "marks a breaking change", exact };
  for (const [bump, called] of NEEDED) {
    const category = categories.find((candidate) => called.includes(candidate));
    if (category !== undefined) {
      return { bump: atMost(bump), because: `lists "${sanitise(category, 80)}"`, exact };
    }
  }
  return undefined;
}

const DOCUMENTATION =
  /^[^a-z]*(?:documentation|docs?)(?: (?:changes|updates|improvements))?[^a-z]*$/i;

/** Whether a release changes nothing that is run. */
export function isDocumentationOnly({
  categories,
  breaking,
  uncategorized,
}: SectionChanges): boolean {
  const documented = categories.every((category) => DOCUMENTATION.test(category));
  return categories.length > 0 && documented && !breaking && !uncategorized;
}
