import { matchesPath } from "../content/pattern.ts";

/** A ruleset of the repository, or of those above it, that is about tags. */
export interface TagRuleset {
  readonly name: string;
  /** Whether it is enforced; one that is switched off or only tried out forbids nothing. */
  readonly active: boolean;
  /** Patterns of full refs: `refs/tags/v*`; `~ALL` is every tag. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** What it forbids, in GitHub's words: `creation`, `update`, `deletion`, `non_fast_forward`. */
  readonly rules: readonly string[];
  /** Whether it binds who asks; undefined where GitHub does not tell. */
  readonly bypass?: "always" | "pull_requests_only" | "never" | "exempt";
}

/** What rulesets forbid for one tag: names of those that do. */
export interface TagProtection {
  /** Of those who ask, as far as it is known that they may not pass by. */
  readonly creation: readonly string[];
  readonly update: readonly string[];
  readonly deletion: readonly string[];
}

/** What the rulesets mean for a tag (GitHub, "Available rules for rulesets"). */
export function protectionOf(tag: string, rulesets: readonly TagRuleset[]): TagProtection {
  const binding = rulesets.filter((ruleset) => ruleset.active && coversTag(ruleset, tag));
  const forbidding = (rule: string, sets = binding) =>
    sets.filter(({ rules }) => rules.includes(rule)).map(({ name }) => name);
  return {
    creation: forbidding(
      "creation",
      binding.filter(({ bypass }) => bypass !== "always" && bypass !== "exempt"),
    ),
    update: forbidding("update"),
    deletion: forbidding("deletion"),
  };
}

function coversTag({ include, exclude }: TagRuleset, tag: string): boolean {
  const isMeant = (pattern: string) =>
    pattern === "~ALL" || matchesPath(`/${pattern}`, `refs/tags/${tag}`);
  return include.some(isMeant) && !exclude.some(isMeant);
}
