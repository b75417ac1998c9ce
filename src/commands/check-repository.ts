import type { OwnRun } from "../domain/ci/own-run.ts";
import type { Journal } from "../domain/journal.ts";
import type { Sources } from "../domain/outcome.ts";
import type { ReleasePlan } from "../domain/plan.ts";
import type { RuleSettings } from "../domain/settings.ts";
import { fillPlaceholders } from "../domain/version/tag-name.ts";
import type { GitHub } from "../ports/github.ts";
import type { Clock, Reporter } from "../ports/machine.ts";
import { checkCi } from "../steps/check-ci.ts";
import { checkIssues } from "../steps/check-issues.ts";

export interface RepositoryRequest {
  readonly plan: ReleasePlan;
  readonly sources: Sources;
  readonly settings: RuleSettings;
  /** Undefined where no workflow runs us. */
  readonly own: OwnRun | undefined;
  /** How long results of continuous integration that are still to come are waited for. */
  readonly ciTimeoutMs: number;
}

export interface RepositoryPorts {
  readonly github: GitHub;
  readonly clock: Clock;
  readonly reporter: Reporter;
}

/** What the repository's issues and its continuous integration have to say against a release; the one that waits is last. */
export async function checkRepository(
  journal: Journal,
  { plan, sources, settings, own, ciTimeoutMs }: RepositoryRequest,
  ports: RepositoryPorts,
): Promise<void> {
  const { blockingLabels, milestone, ci } = sources.configuration;
  const title = fillPlaceholders(milestone, { ...plan, tag: plan.tag.name });
  const issues = { labels: blockingLabels, milestone: title };
  await journal.step("check-issues", checkIssues(issues, ports));
  const { commit } = plan.tag;
  const request = { commit, ci, own, settings, timeoutMs: ciTimeoutMs };
  await journal.step("check-ci", checkCi(request, ports));
}
