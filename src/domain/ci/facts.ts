import type { Reading } from "../reading.ts";

/** A GitHub App that reports on commits. */
export interface App {
  readonly slug: string;
  readonly name: string;
}

/** Status and conclusion as GitHub words them: a conclusion is there when the status is `completed`. */
interface Progress {
  readonly status: string;
  readonly conclusion?: string;
}

/** A run of a workflow of GitHub Actions, at its latest attempt. Its jobs are the check runs of its suite. */
export interface WorkflowRun extends Progress {
  /** Grows with time. */
  readonly id: number;
  readonly name: string;
  /** `.github/workflows/ci.yml`; GitHub may put the repository before it, and `@` and a ref behind it. */
  readonly path: string;
  /** What started it: `push`, `pull_request`. */
  readonly event: string;
  /** The branch or the tag that it ran for, by its bare name; of a pull request the branch of its head. */
  readonly headBranch?: string;
  /** Id of the repository whose workflow it is. */
  readonly repository?: number;
  /** Id of the repository that the commit came from, another for a pull request from a fork; null where it is deleted. */
  readonly headRepository?: number | null;
  readonly suite?: number;
  readonly url: string;
}

/** What one app has to say of a commit; GitHub makes one for every installed app, whether it will say anything or not. */
export interface CheckSuite extends Progress {
  readonly id: number;
  readonly app?: App;
  /** How many check runs it has, of repeated ones the latest. */
  readonly checks: number;
  /** Milliseconds since 1970. */
  readonly createdAt?: number;
}

export interface CheckRun extends Progress {
  /** Grows with time. */
  readonly id: number;
  readonly name: string;
  readonly app?: App;
  readonly suite?: number;
  readonly url?: string;
}

/** The latest of its context. */
export interface CommitStatus {
  readonly context: string;
  /** `success`, `pending`, `failure` or `error`. */
  readonly state: string;
  readonly url?: string;
}

/** All that GitHub knows of a commit's continuous integration. */
export interface CiFacts {
  readonly commit: string;
  readonly runs: Reading<WorkflowRun>;
  readonly suites: Reading<CheckSuite>;
  readonly checks: Reading<CheckRun>;
  readonly statuses: Reading<CommitStatus>;
}

/** The slug of GitHub Actions itself. */
export const ACTIONS = "github-actions";
