import type { WorkflowRun } from "./facts.ts";

/** Events of people and their discussions. GitHub runs their workflows on the default branch, and so on its last commit. */
const ABOUT_PEOPLE: readonly string[] = [
  "discussion",
  "discussion_comment",
  "fork",
  "gollum",
  "issue_comment",
  "issues",
  "label",
  "milestone",
  "pull_request_target",
  "watch",
];

/** Where GitHub keeps the runs in which Dependabot looks for updates. */
const DEPENDABOT = "dynamic/dependabot/";

/** Whether a run says anything of the commit that it is filed under. */
export function isAboutCommit({ event, path }: Pick<WorkflowRun, "event" | "path">): boolean {
  return !ABOUT_PEOPLE.includes(event) && !path.startsWith(DEPENDABOT);
}
