import { catalogue } from "../catalogue.ts";
import type { Journal } from "../domain/journal.ts";
import type { ProjectSettings } from "../domain/outcome.ts";
import { isTag, type ReleasePlan, type UnreleasedPlan } from "../domain/plan.ts";
import { judgeBy } from "../domain/settings.ts";
import type { WithoutTag } from "../domain/trigger/decisions.ts";
import type { GitHub } from "../ports/github.ts";
import { findTag } from "../steps/find-tag.ts";
import { planRelease } from "../steps/plan-release.ts";
import { planUnreleased } from "../steps/plan-unreleased.ts";
import { readCommittedProject } from "../steps/read-project.ts";
import { settingsOf } from "./rule-settings.ts";
import type { PlanRequest } from "./run-request.ts";

export interface ServerPorts {
  readonly github: Pick<GitHub, "tag" | "tree" | "blob">;
}

export interface PlannedOnServer<Planned> {
  readonly plan: Planned;
  readonly project: ProjectSettings;
}

/** What the run is about, from the commit as the server has it: for stages that start no process. */
export async function planFromServer(
  journal: Journal,
  request: PlanRequest & { readonly withoutTag: WithoutTag },
  ports: ServerPorts,
): Promise<PlannedOnServer<ReleasePlan | UnreleasedPlan>> {
  const { workingDirectory, rules, indexes } = request.options;
  const revision = await journal.must("find-tag", findTag(request, ports));
  const read = readCommittedProject({ revision, workingDirectory }, ports);
  const project = await journal.must("read-project", read);
  const plan = await journal.must("plan", async (record) => {
    const { settings, notices } = settingsOf(rules, project);
    journal.judgeBy(judgeBy(settings, catalogue));
    record.note(...notices);
    return isTag(revision)
      ? planRelease(revision, project, indexes)(record)
      : planUnreleased(revision, project)(record);
  });
  return { plan, project };
}

/** The same where nothing but a tag will do. */
export async function planReleaseFromServer(
  journal: Journal,
  request: PlanRequest,
  ports: ServerPorts,
): Promise<PlannedOnServer<ReleasePlan>> {
  const tagged = { ...request, withoutTag: "refuse" } as const;
  const { plan, project } = await planFromServer(journal, tagged, ports);
  if (plan.kind !== "release") throw new Error("A run that needs a tag has gone on without one");
  return { plan, project };
}
