import type { Issue, Milestone } from "../../domain/issues/facts.ts";
import type { Reading } from "../../domain/reading.ts";
import type { IssueSelection } from "../../ports/github.ts";
import { type Field, items, member, text, wholeNumber } from "../http/shape.ts";
import { type Connection, isRefusal } from "./connection.ts";
import { type AskPage, PER_PAGE, readPages, unlessWithheld } from "./pages.ts";

export function listOpenIssues(
  { octokit, repository }: Connection,
  of: IssueSelection,
): Promise<Reading<Issue>> {
  const selection = "label" in of ? { labels: of.label } : { milestone: String(of.milestone) };
  const parameters = { ...repository, ...selection, state: "open", per_page: PER_PAGE } as const;
  const { listForRepo } = octokit.rest.issues;
  return readTracker((page) => listForRepo({ ...parameters, page }), readIssue);
}

export function listMilestones({ octokit, repository }: Connection): Promise<Reading<Milestone>> {
  const parameters = { ...repository, state: "open", per_page: PER_PAGE } as const;
  const { listMilestones: list } = octokit.rest.issues;
  return readTracker((page) => list({ ...parameters, page }), readMilestone);
}

/** GitHub answers 410 where the repository has no issues. */
function readTracker<Item>(ask: AskPage, read: (field: Field) => Item): Promise<Reading<Item>> {
  return unlessWithheld(async () => {
    try {
      const { found } = await readPages(ask);
      return { kind: "complete", items: found.map(read) };
    } catch (error) {
      if (isRefusal(error, "github-gone")) return { kind: "complete", items: [] };
      throw error;
    }
  });
}

function readIssue(issue: Field): Issue {
  return {
    number: wholeNumber(member(issue, "number")),
    title: text(member(issue, "title")),
    url: text(member(issue, "html_url")),
    labels: items(member(issue, "labels")).map(readLabel),
    pullRequest: member(issue, "pull_request").value !== undefined,
  };
}

/** GitHub's description admits bare names beside objects. */
function readLabel(label: Field): string {
  return typeof label.value === "string" ? label.value : text(member(label, "name"));
}

function readMilestone(milestone: Field): Milestone {
  return {
    number: wholeNumber(member(milestone, "number")),
    title: text(member(milestone, "title")),
    url: text(member(milestone, "html_url")),
  };
}
