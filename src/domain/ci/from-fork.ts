import type { WorkflowRun } from "./facts.ts";

/**
 * Whether a run was made for a pull request from another repository. GitHub files it under the head's commit, which may be
 * ours; but a stranger has started it, and somebody may have to allow it first (`action_required`). So it does not count.
 * Where GitHub does not say which repository the head is in, it counts.
 */
export function isFromFork({
  repository,
  headRepository,
}: Pick<WorkflowRun, "repository" | "headRepository">): boolean {
  if (headRepository === null) return true;
  return repository !== undefined && headRepository !== undefined && headRepository !== repository;
}
