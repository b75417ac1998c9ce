import { catalogue } from "../catalogue.ts";
import type { Journal } from "../domain/journal.ts";
import type { ProjectSettings } from "../domain/outcome.ts";
import type { Plan } from "../domain/plan.ts";
import { judgeBy } from "../domain/settings.ts";
import type { GitHub } from "../ports/github.ts";
import { findTag } from "../steps/find-tag.ts";
import { planRelease } from "../steps/plan-release.ts";
import { readCommittedProject } from "../steps/read-project.ts";
import { settingsOf } from "./rule-settings.ts";
import type { PlanRequest } from "./run-request.ts";

/** What the release is, from the tag and its commit as the server has them: for stages that start no process. */
export async function planFromServer(
  journal: Journal,
  request: PlanRequest,
  ports: { readonly github: Pick<GitHub, "tag" | "tree" | "blob"> },
): Promise<{ readonly plan: Plan; readonly project: ProjectSettings }> {
  const { workingDirectory, rules, indexes } = request.options;
  const tag = await journal.must("find-tag", findTag(request, ports));
  const project = await journal.must(
    "read-project",
    readCommittedProject({ tag, workingDirectory }, ports),
  );
  const plan = await journal.must("plan", async (record) => {
    const { settings, notices } = settingsOf(rules, project);
    journal.judgeBy(judgeBy(settings, catalogue));
    record.note(...notices);
    return planRelease(tag, project, indexes)(record);
  });
  return { plan, project };
}
