import type { Issue, IssueFacts, Milestone } from "../domain/issues/facts.ts";
import { findBlocking, judgeIssues } from "../domain/issues/judge-issues.ts";
import type { Act } from "../domain/journal.ts";
import { itemsOf, type Reading } from "../domain/reading.ts";
import type { GitHub } from "../ports/github.ts";

export interface IssuesRequest {
  /** Labels that say an issue blocks a release; without any, no issue does. */
  readonly labels: readonly string[];
  /** Title of the release's milestone, its placeholders filled in; undefined where the project has none. */
  readonly milestone?: string | undefined;
}

export interface IssuesPorts {
  readonly github: Pick<GitHub, "openIssues" | "milestones">;
}

/** Looks through the repository's issues for what speaks against a release. */
export function checkIssues(request: IssuesRequest, { github }: IssuesPorts): Act<"check-issues"> {
  return async (record) => {
    const facts = await gatherIssueFacts(request, github);
    record.note(...judgeIssues(facts));
    return {
      blocking: findBlocking(facts.labelled).length,
      milestoneItems: facts.milestone === undefined ? 0 : itemsOf(facts.milestone.open).length,
    };
  };
}

async function gatherIssueFacts(
  { labels, milestone }: IssuesRequest,
  github: IssuesPorts["github"],
): Promise<IssueFacts> {
  const labelled = await findLabelled(labels, github);
  if (milestone === undefined) return { labels, labelled };
  const milestones = await github.milestones();
  const found = itemsOf(milestones).find(({ title }) => title === milestone);
  const open = milestones.kind === "withheld" ? milestones : await openItemsOf(found, github);
  return open === undefined
    ? { labels, labelled }
    : { labels, labelled, milestone: { title: milestone, url: found?.url ?? "", open } };
}

async function openItemsOf(
  milestone: Milestone | undefined,
  github: IssuesPorts["github"],
): Promise<Reading<Issue> | undefined> {
  return milestone && github.openIssues({ milestone: milestone.number });
}

/** GitHub takes several labels to mean issues that have all of them, so each is asked for by itself. */
async function findLabelled(
  labels: readonly string[],
  github: IssuesPorts["github"],
): Promise<Reading<Issue>> {
  const found = new Map<number, Issue>();
  for (const label of labels) {
    const reading = await github.openIssues({ label });
    if (reading.kind === "withheld") return reading;
    for (const issue of itemsOf(reading)) found.set(issue.number, issue);
  }
  return { kind: "complete", items: [...found.values()] };
}
