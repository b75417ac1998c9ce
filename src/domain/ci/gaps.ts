import type { Reading } from "../reading.ts";
import type { CiFacts } from "./facts.ts";

/** A list that the token may not see, and the permission under which it is shown. */
export interface Withheld {
  readonly what: string;
  readonly permission: "actions" | "checks" | "statuses";
  readonly why: string;
}

/** A list that is shorter than GitHub says it is. */
export interface Incomplete {
  readonly what: string;
  readonly given: number;
  readonly total: number;
}

export interface Gaps {
  readonly withheld: readonly Withheld[];
  readonly incomplete: readonly Incomplete[];
}

/** What is not known of a commit's continuous integration: as long as there is any, it is not green. */
export function findGaps({ runs, suites, checks, statuses }: CiFacts): Gaps {
  const lists: readonly [string, Withheld["permission"], Reading<unknown>][] = [
    ["workflow runs", "actions", runs],
    ["check suites", "checks", suites],
    ["check runs", "checks", checks],
    ["commit statuses", "statuses", statuses],
  ];
  return {
    withheld: lists.flatMap(([what, permission, list]) =>
      list.kind === "withheld" ? [{ what, permission, why: list.why }] : [],
    ),
    incomplete: lists.flatMap(([what, , list]) =>
      list.kind === "incomplete" ? [{ what, given: list.items.length, total: list.total }] : [],
    ),
  };
}
