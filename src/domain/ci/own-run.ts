import type { WorkflowRun } from "./facts.ts";

/** The run of which we are a part. */
export interface OwnRun {
  readonly id: number;
  /** Its workflow file with the repository, without a ref: `omi/omi/.github/workflows/publish.yml`. */
  readonly workflow: string;
}

/**
 * From GITHUB_RUN_ID and GITHUB_WORKFLOW_REF (`owner/name/.github/workflows/publish.yml@refs/tags/v1.0`); undefined where
 * they say no such thing, as on a person's own machine.
 */
export function readOwnRun(
  runId: string | undefined,
  workflowRef: string | undefined,
): OwnRun | undefined {
  const id = Number(runId);
  const workflow = withoutRef(workflowRef ?? "");
  return Number.isSafeInteger(id) && id > 0 && workflow !== "" ? { id, workflow } : undefined;
}

/**
 * Whether a run is one of the same workflow file. None of those counts: an earlier attempt that failed would stop every
 * later one, and our own run would wait for itself.
 */
export function isOwnRun(run: Pick<WorkflowRun, "id" | "path">, own: OwnRun | undefined): boolean {
  if (own === undefined) return false;
  const path = withoutRef(run.path);
  return run.id === own.id || path === own.workflow || path === withoutRepository(own.workflow);
}

function withoutRef(path: string): string {
  const [file = ""] = path.split("@");
  return file;
}

/** Owner and name come first, and hold no slash. */
function withoutRepository(workflow: string): string {
  return workflow.split("/").slice(2).join("/");
}
