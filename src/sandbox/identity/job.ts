import { fullNameOf, type RepositoryDescription } from "../github/description.ts";

/** The job that asks for identity tokens, as GitHub knows it. */
export interface Job {
  readonly repository: RepositoryDescription;
  /** `refs/tags/v0.3.0` */
  readonly ref: string;
  /** 40 hex digits. */
  readonly sha: string;
  /** Name of the workflow's file: `publish.yml`. */
  readonly workflowFile: string;
  /** The workflow's `name`. */
  readonly workflow: string;
  /** The deployment environment, where the job has one. */
  readonly environment?: string;
  /** `push`, `workflow_dispatch`, … */
  readonly event: string;
  readonly runId: number;
  readonly runNumber: number;
  readonly runAttempt: number;
  readonly actor: { readonly login: string; readonly id: number };
  /** The file a reusable workflow's job is in, where that is another: `OWNER/REPO/.github/workflows/FILE@REF`. */
  readonly calledWorkflow?: string;
}

/**
 * How `sub` names the repository. `with-ids` is what repositories get that were created, renamed or transferred after 2026-07-15,
 * or that have opted in.
 */
export type SubjectFormat = "by-name" | "with-ids";

export type ClaimSet = Readonly<Record<string, string>>;

/** Every claim of GitHub's tokens but those of the token itself: `iss`, `aud`, `jti` and the times ("OpenID Connect reference"). */
export function claimsOf(job: Job, format: SubjectFormat): ClaimSet {
  const { repository } = job;
  const workflowRef = `${fullNameOf(repository)}/.github/workflows/${job.workflowFile}@${job.ref}`;
  return {
    sub: subjectOf(job, format),
    ...(job.environment === undefined ? {} : environmentClaims(job.environment)),
    ref: job.ref,
    ref_type: job.ref.startsWith("refs/tags/") ? "tag" : "branch",
    ref_protected: "false",
    sha: job.sha,
    repository: fullNameOf(repository),
    repository_id: String(repository.id),
    repository_owner: repository.owner,
    repository_owner_id: String(repository.ownerId),
    repository_visibility: repository.visibility,
    run_id: String(job.runId),
    run_number: String(job.runNumber),
    run_attempt: String(job.runAttempt),
    check_run_id: String(job.runId + 1),
    actor: job.actor.login,
    actor_id: String(job.actor.id),
    workflow: job.workflow,
    workflow_ref: workflowRef,
    workflow_sha: job.sha,
    job_workflow_ref: job.calledWorkflow ?? workflowRef,
    job_workflow_sha: job.sha,
    event_name: job.event,
    head_ref: "",
    base_ref: "",
    runner_environment: "github-hosted",
  };
}

function environmentClaims(environment: string): ClaimSet {
  const nodeId = Buffer.from(`Environment:${environment}`).toString("base64url");
  return { environment, environment_node_id: `EN_${nodeId}` };
}

function subjectOf({ repository, environment, event, ref }: Job, format: SubjectFormat): string {
  const { owner, ownerId, name, id } = repository;
  const named = format === "by-name" ? `${owner}/${name}` : `${owner}@${ownerId}/${name}@${id}`;
  const subject = `repo:${named}`;
  if (environment !== undefined) return `${subject}:environment:${escapeColons(environment)}`;
  return event === "pull_request" ? `${subject}:pull_request` : `${subject}:ref:${ref}`;
}

/** A colon parts the pieces of `sub`, so it is escaped within a name. */
function escapeColons(name: string): string {
  return name.replaceAll(":", "%3A");
}
