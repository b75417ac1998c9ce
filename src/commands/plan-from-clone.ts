import { catalogue } from "../catalogue.ts";
import type { Journal } from "../domain/journal.ts";
import type { Sources } from "../domain/outcome.ts";
import type { Plan } from "../domain/plan.ts";
import { judgeBy, type RuleSettings } from "../domain/settings.ts";
import type { Git } from "../ports/git.ts";
import type { GitHub } from "../ports/github.ts";
import { findTag } from "../steps/find-tag.ts";
import { planRelease } from "../steps/plan-release.ts";
import { readSources } from "../steps/read-sources.ts";
import { settingsOf } from "./rule-settings.ts";
import type { PlanRequest } from "./run-request.ts";

export interface Planned {
  readonly plan: Plan;
  readonly sources: Sources;
  readonly settings: RuleSettings;
}

/** What the release is, from a fresh clone at the tag's commit; `clone` is a folder that does not exist yet. */
export async function planFromClone(
  journal: Journal,
  request: PlanRequest & { readonly clone: string },
  ports: { readonly git: Git; readonly github: Pick<GitHub, "tag"> },
): Promise<Planned> {
  const { clone, options } = request;
  const { workingDirectory } = options;
  const tag = await journal.must("find-tag", findTag(request, ports));
  const act = readSources({ tag, clone, workingDirectory }, ports);
  const sources = await journal.must("read-sources", act);
  let settings: RuleSettings = new Map();
  const plan = await journal.must("plan", async (record) => {
    const read = settingsOf(options.rules, sources);
    settings = read.settings;
    journal.judgeBy(judgeBy(settings, catalogue));
    record.note(...read.notices);
    return planRelease(tag, sources, options.indexes)(record);
  });
  return { plan, sources, settings };
}
