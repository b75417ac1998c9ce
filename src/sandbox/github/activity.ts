/** A run of a workflow, at its latest attempt. */
export interface StoredRun {
  readonly id: number;
  readonly name: string;
  readonly path: string;
  readonly event: string;
  /** The bare name of a branch or a tag. */
  readonly headBranch: string | null;
  /** The fork that a pull request comes from; without it the commit is of the repository itself. */
  readonly fork?: StoredFork;
  readonly commit: string;
  readonly suite: number;
  readonly attempt: number;
  readonly status: string;
  readonly conclusion: string | null;
}

/** It has the name of the repository. */
export interface StoredFork {
  readonly id: number;
  readonly owner: string;
  readonly ownerId: number;
}

export interface StoredSuite {
  readonly id: number;
  readonly commit: string;
  /** The app's slug; GitHub Actions is `github-actions`. */
  readonly app: string;
  readonly status: string;
  readonly conclusion: string | null;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** One attempt of a check; those that were repeated are there as well. */
export interface StoredCheck {
  readonly id: number;
  readonly suite: number;
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
}

/** One of many that a context may have, the latest last. */
export interface StoredStatus {
  readonly commit: string;
  readonly context: string;
  readonly state: "error" | "failure" | "pending" | "success";
  readonly targetUrl: string | null;
}

export interface StoredIssue {
  readonly number: number;
  readonly title: string;
  readonly state: "open" | "closed";
  readonly labels: readonly string[];
  /** Number of its milestone. */
  readonly milestone: number | null;
  readonly pullRequest: boolean;
}

export interface StoredMilestone {
  readonly number: number;
  readonly title: string;
  readonly state: "open" | "closed";
}

export interface StoredRuleset {
  readonly id: number;
  readonly name: string;
  readonly target: "branch" | "tag";
  readonly enforcement: "active" | "disabled" | "evaluate";
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly rules: readonly ("creation" | "deletion" | "non_fast_forward" | "update")[];
  readonly bypass: "always" | "exempt" | "never" | "pull_requests_only";
}

/** What goes on in the repository beside its releases. Nobody works on it here: tests put there what they need. */
export interface Activity {
  /** All lists are oldest first. */
  runs: readonly StoredRun[];
  suites: readonly StoredSuite[];
  checks: readonly StoredCheck[];
  statuses: readonly StoredStatus[];
  /** Whether the repository has issues at all. */
  hasIssues: boolean;
  issues: readonly StoredIssue[];
  milestones: readonly StoredMilestone[];
  rulesets: readonly StoredRuleset[];
}

export function noActivity(): Activity {
  return {
    runs: [],
    suites: [],
    checks: [],
    statuses: [],
    hasIssues: true,
    issues: [],
    milestones: [],
    rulesets: [],
  };
}
