import { join } from "node:path";
import type { OwnRun } from "../domain/ci/own-run.ts";
import type { Journal } from "../domain/journal.ts";
import { optional } from "../domain/optional.ts";
import type { ReleaseOptions } from "../inputs.ts";
import type { Auditor } from "../ports/auditor.ts";
import type { Commands } from "../ports/commands.ts";
import type { Git } from "../ports/git.ts";
import type { GitHub } from "../ports/github.ts";
import type { Clock, Reporter } from "../ports/machine.ts";
import type { Python } from "../ports/python.ts";
import { auditDeclared } from "../steps/audit-dependencies.ts";
import { runChecks, runEverydayChecks } from "../steps/run-checks.ts";
import { checkRepository } from "./check-repository.ts";
import { planFromClone } from "./plan-from-clone.ts";
import type { PlanRequest } from "./run-request.ts";
import { runOwnCommands } from "./try-project.ts";
import { untilStopped } from "./until-stopped.ts";

export interface CheckStageRequest extends PlanRequest {
  readonly options: PlanRequest["options"] &
    Pick<ReleaseOptions, "ciTimeoutMs" | "projectCommands" | "python">;
  readonly own: OwnRun | undefined;
  /** An empty folder of ours. */
  readonly temporary: string;
}

export interface CheckPorts {
  readonly git: Git;
  readonly github: GitHub;
  readonly python: Python;
  readonly commands: Commands;
  readonly auditor: Auditor;
  readonly clock: Clock;
  readonly reporter: Reporter;
}

/**
 * The stage that checks: everything that can be known before there are distributions. Where there is no tag, it judges
 * the release that a tag on this commit would make, or, on a pull request and where the version has a tag, only what
 * holds at any time.
 */
export function check(
  journal: Journal,
  request: CheckStageRequest,
  ports: CheckPorts,
): Promise<void> {
  return untilStopped(async () => {
    const clone = join(request.temporary, "clone");
    const wanted = { ...request, clone, withoutTag: "look" } as const;
    const { plan, predicted, ...known } = await planFromClone(journal, wanted, ports);
    const { own, options, temporary } = request;
    const checked = await journal.step(
      "check",
      plan.kind === "release"
        ? runChecks({ plan, ...known, predicted, makesNotes: false }, ports)
        : runEverydayChecks({ plan, ...known }),
    );
    const { sources } = known;
    const { python } = options;
    const branches = checked?.branches ?? [];
    const trial = { sources, branches, discover: true, temporary, python };
    if (options.projectCommands) await runOwnCommands(journal, trial, ports);
    if (plan.kind === "unreleased") return;
    const audit = { sources, temporary: join(temporary, "audit"), ...optional("python", python) };
    await journal.step("audit-dependencies", auditDeclared(audit, ports));
    // Before there is a tag, other runs on the commit are on their way as this one is; none waits for the other.
    if (predicted) return;
    const repository = { plan, ...known, own, ciTimeoutMs: options.ciTimeoutMs };
    await checkRepository(journal, repository, ports);
  });
}
