import type {
  App,
  CheckRun,
  CheckSuite,
  CommitStatus,
  WorkflowRun,
} from "../../domain/ci/facts.ts";
import { optional as unlessUndefined } from "../../domain/optional.ts";
import type { Reading } from "../../domain/reading.ts";
import { type Field, member, optional, text, wholeNumber } from "../http/shape.ts";
import type { Connection } from "./connection.ts";
import { PER_PAGE, readCounted } from "./pages.ts";

export function listWorkflowRuns(
  { octokit, repository }: Connection,
  commit: string,
): Promise<Reading<WorkflowRun>> {
  const { listWorkflowRunsForRepo } = octokit.rest.actions;
  const parameters = { ...repository, head_sha: commit, per_page: PER_PAGE };
  return readCounted(
    (page) => listWorkflowRunsForRepo({ ...parameters, page }),
    "workflow_runs",
    readRun,
  );
}

export function listCheckSuites(
  { octokit, repository }: Connection,
  commit: string,
): Promise<Reading<CheckSuite>> {
  const { listSuitesForRef } = octokit.rest.checks;
  const parameters = { ...repository, ref: commit, per_page: PER_PAGE };
  return readCounted(
    (page) => listSuitesForRef({ ...parameters, page }),
    "check_suites",
    readSuite,
  );
}

export function listCheckRuns(
  { octokit, repository }: Connection,
  commit: string,
): Promise<Reading<CheckRun>> {
  const { listForRef } = octokit.rest.checks;
  const parameters = { ...repository, ref: commit, filter: "latest", per_page: PER_PAGE } as const;
  return readCounted((page) => listForRef({ ...parameters, page }), "check_runs", readCheck);
}

/** GitHub's combined status has the latest of each context. */
export function listCommitStatuses(
  { octokit, repository }: Connection,
  commit: string,
): Promise<Reading<CommitStatus>> {
  const { getCombinedStatusForRef } = octokit.rest.repos;
  const parameters = { ...repository, ref: commit, per_page: PER_PAGE };
  return readCounted(
    (page) => getCombinedStatusForRef({ ...parameters, page }),
    "statuses",
    readStatus,
  );
}

function readRun(run: Field): WorkflowRun {
  const path = text(member(run, "path"));
  return {
    id: wholeNumber(member(run, "id")),
    name: optional(member(run, "name"), text) ?? path,
    path,
    event: text(member(run, "event")),
    ...unlessUndefined("headBranch", optional(member(run, "head_branch"), text)),
    ...unlessUndefined("repository", optional(member(run, "repository"), readId)),
    ...readHeadRepository(member(run, "head_repository")),
    ...unlessUndefined("suite", optional(member(run, "check_suite_id"), wholeNumber)),
    ...readProgress(run),
    url: text(member(run, "html_url")),
  };
}

/** Null where the fork was deleted since, although GitHub's own description does not say so. */
function readHeadRepository(field: Field) {
  if (field.value === null) return { headRepository: null };
  return unlessUndefined("headRepository", optional(field, readId));
}

function readId(field: Field): number {
  return wholeNumber(member(field, "id"));
}

function readSuite(suite: Field): CheckSuite {
  const created = optional(member(suite, "created_at"), text);
  return {
    id: wholeNumber(member(suite, "id")),
    ...unlessUndefined("app", optional(member(suite, "app"), readApp)),
    ...readProgress(suite),
    checks: wholeNumber(member(suite, "latest_check_runs_count")),
    ...unlessUndefined("createdAt", created === undefined ? undefined : Date.parse(created)),
  };
}

function readCheck(check: Field): CheckRun {
  return {
    id: wholeNumber(member(check, "id")),
    name: text(member(check, "name")),
    ...unlessUndefined("app", optional(member(check, "app"), readApp)),
    ...unlessUndefined("suite", optional(member(check, "check_suite"), readId)),
    ...readProgress(check),
    ...unlessUndefined("url", optional(member(check, "html_url"), text)),
  };
}

function readStatus(status: Field): CommitStatus {
  return {
    context: text(member(status, "context")),
    state: text(member(status, "state")),
    ...unlessUndefined("url", optional(member(status, "target_url"), text)),
  };
}

/** A run's status may be null before it is queued: then it is anything but completed. */
function readProgress(field: Field) {
  return {
    status: optional(member(field, "status"), text) ?? "unknown",
    ...unlessUndefined("conclusion", optional(member(field, "conclusion"), text)),
  };
}

/** GitHub's own description lets an app go without a slug. */
function readApp(app: Field): App {
  const name = text(member(app, "name"));
  return { slug: optional(member(app, "slug"), text) ?? name, name };
}
