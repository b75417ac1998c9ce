import { catalogue } from "../catalogue.ts";
import type { Journal } from "../domain/journal.ts";
import type { Sources } from "../domain/outcome.ts";
import { isTag, type ReleasePlan, type UnreleasedPlan } from "../domain/plan.ts";
import { judgeBy, type RuleSettings } from "../domain/settings.ts";
import type { WithoutTag } from "../domain/trigger/decisions.ts";
import type { Git } from "../ports/git.ts";
import type { GitHub } from "../ports/github.ts";
import { findTag } from "../steps/find-tag.ts";
import { planRelease } from "../steps/plan-release.ts";
import { findNextTag, planUnreleased } from "../steps/plan-unreleased.ts";
import { readSources } from "../steps/read-sources.ts";
import { settingsOf } from "./rule-settings.ts";
import type { PlanRequest } from "./run-request.ts";

export interface Planned {
  readonly plan: ReleasePlan | UnreleasedPlan;
  readonly sources: Sources;
  readonly settings: RuleSettings;
  /** There is no such tag yet: the plan is of the release that it would make. */
  readonly predicted: boolean;
}

export interface ClonePlanRequest extends PlanRequest {
  /** A folder that does not exist yet. */
  readonly clone: string;
  readonly withoutTag: WithoutTag;
}

/** What the run is about, from a fresh clone at the commit. */
export async function planFromClone(
  journal: Journal,
  request: ClonePlanRequest,
  ports: { readonly git: Git; readonly github: Pick<GitHub, "tag"> },
): Promise<Planned> {
  const { clone, options, trigger } = request;
  const { workingDirectory } = options;
  const revision = await journal.must("find-tag", findTag(request, ports));
  const act = readSources({ revision, clone, workingDirectory }, ports);
  const sources = await journal.must("read-sources", act);
  let settings: RuleSettings = new Map();
  const plan = await journal.must("plan", async (record) => {
    const read = settingsOf(options.rules, sources);
    settings = read.settings;
    journal.judgeBy(judgeBy(settings, catalogue));
    record.note(...read.notices);
    if (isTag(revision)) return planRelease(revision, sources, options.indexes)(record);
    // Only `check` judges the release that a tag would make, and not of a pull request.
    const predicts = request.withoutTag === "look" && trigger.kind !== "change";
    const next = predicts ? await findNextTag(revision, sources, ports) : undefined;
    const planned =
      next === undefined
        ? planUnreleased(revision, sources)
        : planRelease(next, sources, options.indexes);
    return planned(record);
  });
  return { plan, sources, settings, predicted: plan.kind === "release" && !isTag(revision) };
}
