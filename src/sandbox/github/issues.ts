import type { StoredIssue, StoredMilestone } from "./activity.ts";
import {
  type Act,
  type Call,
  nodeId,
  repositoryAddress,
  repositoryPage,
  type Service,
} from "./call.ts";
import { pagedReply } from "./paging.ts";
import { failure, Refusal } from "./replies.ts";
import { ACTIONS_BOT, userJson } from "./users.ts";

/** GET /repos/{owner}/{repo}/issues: newest first, pull requests among them; of several labels an issue must have all. */
export const listIssues: Act = (call) => {
  const { service } = call;
  requireIssues(service);
  const labels = (asked(call, "labels") ?? "").split(",").filter((label) => label !== "");
  const milestone = asked(call, "milestone") ?? "";
  const found = service.activity.issues.filter(
    (issue) =>
      isAsked(call, issue.state) &&
      labels.every((label) => issue.labels.some((own) => sameText(own, label))) &&
      (milestone === "" || isOfMilestone(issue, milestone)),
  );
  return pagedReply(call, found.toReversed(), (issue) => issueJson(service, issue));
};

/** GET /repos/{owner}/{repo}/milestones */
export const listMilestones: Act = (call) => {
  const { service } = call;
  requireIssues(service);
  const found = service.activity.milestones.filter(({ state }) => isAsked(call, state));
  return pagedReply(call, found, (milestone) => milestoneJson(service, milestone));
};

function requireIssues({ activity }: Service): void {
  if (!activity.hasIssues) throw new Refusal(failure(410, "Issues are disabled for this repo"));
}

function asked({ address }: Call, name: string): string | null {
  return address.searchParams.get(name);
}

function isAsked(call: Call, state: "open" | "closed"): boolean {
  const wanted = asked(call, "state") ?? "open";
  return wanted === "all" || wanted === state;
}

function isOfMilestone({ milestone }: StoredIssue, wanted: string): boolean {
  if (wanted === "*") return milestone !== null;
  return wanted === "none" ? milestone === null : String(milestone) === wanted;
}

/** GitHub does not tell capital letters in labels. */
function sameText(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** `issue` of GitHub's description. */
function issueJson(service: Service, issue: StoredIssue) {
  const url = `${repositoryAddress(service)}/issues/${issue.number}`;
  const kind = issue.pullRequest ? "pull" : "issues";
  const page = `${repositoryPage(service)}/${kind}/${issue.number}`;
  const now = service.clock.now().toISOString();
  const milestone = service.activity.milestones.find(({ number }) => number === issue.milestone);
  return {
    url,
    repository_url: repositoryAddress(service),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: page,
    id: issue.number,
    node_id: nodeId("Issue", issue.number),
    number: issue.number,
    title: issue.title,
    user: userJson(service, ACTIONS_BOT),
    labels: issue.labels.map((name) => labelJson(service, name)),
    state: issue.state,
    locked: false,
    assignee: null,
    assignees: [],
    milestone: milestone === undefined ? null : milestoneJson(service, milestone),
    comments: 0,
    created_at: now,
    updated_at: now,
    closed_at: issue.state === "closed" ? now : null,
    author_association: "NONE",
    body: null,
    ...(issue.pullRequest ? { pull_request: pullRequestLinks(service, issue.number, page) } : {}),
  };
}

function pullRequestLinks(service: Service, number: number, page: string) {
  return {
    url: `${repositoryAddress(service)}/pulls/${number}`,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    merged_at: null,
  };
}

function labelJson(service: Service, name: string) {
  return {
    id: 1,
    node_id: nodeId("Label", name),
    url: `${repositoryAddress(service)}/labels/${encodeURIComponent(name)}`,
    name,
    description: null,
    color: "d73a4a",
    default: false,
  };
}

/** `milestone` of GitHub's description. */
function milestoneJson(service: Service, { number, title, state }: StoredMilestone) {
  const url = `${repositoryAddress(service)}/milestones/${number}`;
  const now = service.clock.now().toISOString();
  const items = service.activity.issues.filter(({ milestone }) => milestone === number);
  const open = items.filter((issue) => issue.state === "open").length;
  return {
    url,
    html_url: `${repositoryPage(service)}/milestone/${number}`,
    labels_url: `${url}/labels`,
    id: number,
    node_id: nodeId("Milestone", number),
    number,
    title,
    description: null,
    creator: userJson(service, ACTIONS_BOT),
    open_issues: open,
    closed_issues: items.length - open,
    state,
    created_at: now,
    updated_at: now,
    due_on: null,
    closed_at: state === "closed" ? now : null,
  };
}
