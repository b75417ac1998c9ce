import { join } from "node:path";
import type { Journal } from "../domain/journal.ts";
import type { Git } from "../ports/git.ts";
import type { GitHub } from "../ports/github.ts";
import { runChecks } from "../steps/run-checks.ts";
import { planFromClone } from "./plan-from-clone.ts";
import type { PlanRequest } from "./run-request.ts";
import { untilStopped } from "./until-stopped.ts";

export interface CheckStageRequest extends PlanRequest {
  /** An empty folder of ours. */
  readonly temporary: string;
}

export interface CheckPorts {
  readonly git: Git;
  readonly github: GitHub;
}

/** The stage that checks: everything that can be known before there are distributions. */
export function check(
  journal: Journal,
  request: CheckStageRequest,
  ports: CheckPorts,
): Promise<void> {
  return untilStopped(async () => {
    const clone = join(request.temporary, "clone");
    const { plan, sources, settings } = await planFromClone(journal, { ...request, clone }, ports);
    await journal.must("check", runChecks({ plan, sources, settings }, ports));
  });
}
