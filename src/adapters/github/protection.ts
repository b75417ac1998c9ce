import type { Reading } from "../../domain/reading.ts";
import type { TagRuleset } from "../../domain/repository/tag-ruleset.ts";
import {
  type Field,
  flag,
  items,
  member,
  mistyped,
  optional,
  text,
  wholeNumber,
} from "../http/shape.ts";
import { answerOf, type Connection, isRefusal, SERVICE, unwrapped } from "./connection.ts";
import { PER_PAGE, readPages, unlessWithheld } from "./pages.ts";

const TAGS = "refs/tags/";

/** Names of all tags. This list has no pages to ask for by number, only the links that GitHub gives. */
export async function listTags({ octokit, repository }: Connection): Promise<readonly string[]> {
  const { listMatchingRefs } = octokit.rest.git;
  const value = await unwrapped(
    octokit.paginate(listMatchingRefs, { ...repository, ref: "tags/" }),
  );
  return items({ service: SERVICE, path: "refs", value })
    .map((ref) => text(member(ref, "ref")))
    .filter((ref) => ref.startsWith(TAGS))
    .map((ref) => ref.slice(TAGS.length));
}

/** The list names the rulesets; what is in each has to be asked for. */
export function listTagRulesets({ octokit, repository }: Connection): Promise<Reading<TagRuleset>> {
  const { getRepoRulesets, getRepoRuleset } = octokit.rest.repos;
  const parameters = { ...repository, targets: "tag", per_page: PER_PAGE };
  return unlessWithheld(async () => {
    const { found } = await readPages((page) => getRepoRulesets({ ...parameters, page }));
    const rulesets: TagRuleset[] = [];
    for (const ruleset of found) {
      const ruleset_id = wholeNumber(member(ruleset, "id"));
      rulesets.push(readRuleset(await answerOf(getRepoRuleset({ ...repository, ruleset_id }))));
    }
    return { kind: "complete", items: rulesets };
  });
}

function readRuleset(ruleset: Field): TagRuleset {
  const conditions = optional(member(ruleset, "conditions"), (field) => member(field, "ref_name"));
  const patterns = (name: string) =>
    conditions === undefined
      ? []
      : (optional(member(conditions, name), items) ?? []).map((pattern) => text(pattern));
  const bypass = optional(member(ruleset, "current_user_can_bypass"), readBypass);
  return {
    name: text(member(ruleset, "name")),
    active: text(member(ruleset, "enforcement")) === "active",
    include: patterns("include"),
    exclude: patterns("exclude"),
    rules: (optional(member(ruleset, "rules"), items) ?? []).map((rule) =>
      text(member(rule, "type")),
    ),
    ...(bypass && { bypass }),
  };
}

function readBypass(field: Field): NonNullable<TagRuleset["bypass"]> {
  switch (field.value) {
    case "always":
    case "pull_requests_only":
    case "never":
    case "exempt":
      return field.value;
    default:
      throw mistyped(field, "always, pull_requests_only, never or exempt");
  }
}

/** GitHub answers 404 where they are not enabled, and 403 to a token that may not read the repository's administration. */
export async function readImmutableReleases({
  octokit,
  repository,
}: Connection): Promise<boolean | undefined> {
  try {
    const answer = await answerOf(octokit.rest.repos.checkImmutableReleases(repository));
    return flag(member(answer, "enabled"));
  } catch (error) {
    if (isRefusal(error, "github-not-found")) return false;
    if (isRefusal(error, "github-permission-missing")) return undefined;
    throw error;
  }
}
