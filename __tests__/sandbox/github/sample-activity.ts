import type {
  Activity,
  StoredCheck,
  StoredIssue,
  StoredRun,
  StoredSuite,
} from "../../../src/sandbox/github/activity.ts";
import type { World } from "./world.ts";

export const CREATED = "2026-03-04T05:00:00Z";

export const FORK = { id: 515151, owner: "contributor", ownerId: 3030 };

/** A run of the tests on a push of the commit, that has passed. */
export function storedRun(commit: string, more: Partial<StoredRun> = {}): StoredRun {
  return {
    id: 101,
    name: "Tests",
    path: ".github/workflows/tests.yml",
    event: "push",
    headBranch: "main",
    commit,
    suite: 11,
    attempt: 1,
    status: "completed",
    conclusion: "success",
    ...more,
  };
}

/** Its suite. */
export function storedSuite(commit: string, more: Partial<StoredSuite> = {}): StoredSuite {
  return {
    id: 11,
    commit,
    app: "github-actions",
    status: "completed",
    conclusion: "success",
    createdAt: CREATED,
    ...more,
  };
}

/** Its one job. */
export function storedCheck(more: Partial<StoredCheck> = {}): StoredCheck {
  return {
    id: 1001,
    suite: 11,
    name: "pytest",
    status: "completed",
    conclusion: "success",
    ...more,
  };
}

export function storedIssue(number: number, more: Partial<StoredIssue> = {}): StoredIssue {
  return {
    number,
    title: `Issue ${number}`,
    state: "open",
    labels: [],
    milestone: null,
    pullRequest: false,
    ...more,
  };
}

/** Puts something of every kind around the commit `first`, in the place of what was there. */
export function useActivity({ github, first }: World): void {
  const activity: Activity = {
    hasIssues: true,
    runs: [
      storedRun(first),
      storedRun(first, { id: 102, suite: 12, attempt: 2, status: "queued", conclusion: null }),
      storedRun("f".repeat(40), { id: 103, suite: 13 }),
      storedRun(first, { id: 104, suite: 14, event: "schedule", conclusion: "failure" }),
      storedRun(first, {
        id: 105,
        suite: 16,
        event: "pull_request",
        headBranch: "patch-1",
        fork: FORK,
        conclusion: "action_required",
      }),
    ],
    suites: [
      storedSuite(first),
      storedSuite(first, { id: 12, status: "queued", conclusion: null }),
      storedSuite(first, { id: 15, app: "code-cov", status: "queued", conclusion: null }),
    ],
    checks: [
      storedCheck({ conclusion: "failure" }),
      storedCheck({ id: 1002 }),
      storedCheck({ id: 1003, name: "mypy", status: "in_progress", conclusion: null }),
    ],
    statuses: [
      { commit: first, context: "ci/docs", state: "pending", targetUrl: null },
      { commit: first, context: "ci/docs", state: "success", targetUrl: "https://ci.example/7" },
    ],
    issues: [
      storedIssue(1, { labels: ["critical", "bug"], milestone: 1 }),
      storedIssue(2, { labels: ["Critical"], pullRequest: true, milestone: 1 }),
      storedIssue(3, { labels: ["critical"], state: "closed", milestone: 1 }),
      storedIssue(4),
    ],
    milestones: [
      { number: 1, title: "v0.1.0", state: "open" },
      { number: 2, title: "v0.0.9", state: "closed" },
    ],
    rulesets: [
      {
        id: 1,
        name: "Release tags",
        target: "tag",
        enforcement: "active",
        include: ["refs/tags/v*"],
        exclude: [],
        rules: ["deletion", "update"],
        bypass: "never",
      },
      {
        id: 2,
        name: "Branches",
        target: "branch",
        enforcement: "active",
        include: ["~DEFAULT_BRANCH"],
        exclude: [],
        rules: ["deletion"],
        bypass: "never",
      },
    ],
  };
  Object.assign(github.activity, activity);
}
