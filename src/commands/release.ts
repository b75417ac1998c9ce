import { join } from "node:path";
import { catalogue } from "../catalogue.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import { type Journal, Stopped } from "../domain/journal.ts";
import type { Sources } from "../domain/outcome.ts";
import { isTrial } from "../domain/publisher/targets.ts";
import {
  judgeBy,
  overrideNotices,
  type RuleSettings,
  readRuleSettings,
} from "../domain/settings.ts";
import type { Trigger } from "../domain/trigger/trigger.ts";
import type { ReleaseOptions } from "../inputs.ts";
import type { ReleasePorts } from "../ports/release.ts";
import { checkIdentity } from "../steps/check-identity.ts";
import { compareContent } from "../steps/compare-content.ts";
import { findTag } from "../steps/find-tag.ts";
import { inspectDistributions } from "../steps/inspect-distributions.ts";
import { obtainDistributions } from "../steps/obtain-distributions.ts";
import { planRelease } from "../steps/plan-release.ts";
import { readSources } from "../steps/read-sources.ts";
import { runChecks } from "../steps/run-checks.ts";
import { smokeInstall } from "../steps/smoke-install.ts";
import { foldersBelow, type Prepared, publish, tokenOf } from "./publish.ts";

export interface ReleaseRequest {
  readonly trigger: Trigger;
  readonly options: ReleaseOptions;
  /** Absolute path of the checked-out repository. */
  readonly workspace: string;
  /** An empty folder of ours; clone, distributions, manifest and environments go below it. */
  readonly temporary: string;
  /** Where a browser finds a file of the repository at the tag; ends in `/`. */
  readonly filesUrl: (tag: string) => string;
  /** What is worth saying about the run before it begins. */
  readonly notices: readonly Diagnostic[];
}

/**
 * The whole release in one job. Up to the barrier everything is tried and all findings are collected; from there on the
 * first failure ends the run. Gives nothing: the journal's report has it all. Never throws for a release that fails.
 */
export async function release(
  journal: Journal,
  request: ReleaseRequest,
  ports: ReleasePorts,
): Promise<void> {
  try {
    await run(journal, request, ports);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
}

async function run(journal: Journal, request: ReleaseRequest, ports: ReleasePorts): Promise<void> {
  const { options, temporary, workspace } = request;
  const tag = await journal.must("find-tag", findTag(request, ports));
  const sources = await journal.must(
    "read-sources",
    readSources(
      { tag, clone: join(temporary, "clone"), workingDirectory: options.workingDirectory },
      ports,
    ),
  );
  let settings: RuleSettings = new Map();
  const plan = await journal.must("plan", async (record) => {
    const read = readSettings(request, sources);
    settings = read.settings;
    journal.judgeBy(judgeBy(settings, catalogue));
    record.note(...read.notices);
    return planRelease(tag, sources, options.indexes)(record);
  });
  const checked = await journal.step(
    "check",
    runChecks({ plan, sources, settings, ...packagesOf(options) }, ports),
  );
  for (const index of ports.indexes) {
    const act = checkIdentity(tokenOf(index, options), { ...ports, index });
    await journal.step("check-identity", act, index.index.name);
  }
  const folders = foldersBelow(temporary);
  const targets = ports.indexes.filter(({ index }) => !isTrial(index.name, plan.indexes));
  const obtained = await journal.step(
    "obtain",
    obtainDistributions(
      // Where the rules found an error there are no notes, and nothing comes of the manifest either.
      { plan, sources, notes: checked?.notes ?? "", workspace, ...folders, ...options },
      { ...ports, targets },
    ),
  );
  if (obtained !== undefined) {
    await tryDistributions(journal, request, { plan, sources, obtained }, ports);
  }
  journal.barrier();
  if (obtained === undefined) return;
  const personal = request.trigger.kind === "release-published";
  await publish(journal, { ...request, personal }, { plan, sources, obtained }, ports);
}

/** Inspection and a try-out; the one runs even where the other finds something, so that all is told at once. */
async function tryDistributions(
  journal: Journal,
  { options, temporary }: ReleaseRequest,
  { plan, sources, obtained }: Prepared,
  ports: ReleasePorts,
): Promise<void> {
  const { distributions } = foldersBelow(temporary);
  const { manifest } = obtained;
  await journal.step("inspect", inspectDistributions(plan, manifest, distributions));
  const { generated } = sources.configuration.build;
  await journal.step(
    "compare-content",
    compareContent({ plan, manifest, distributions, generated }, ports),
  );
  await journal.step(
    "smoke",
    smokeInstall(
      {
        manifest,
        distributions,
        sources,
        temporary: join(temporary, "smoke"),
        ...(options.python === undefined ? {} : { python: options.python }),
      },
      ports,
    ),
  );
}

/** The project's rule settings and, above them, those of this run; with a notice for each that changes something. */
function readSettings(
  { options }: ReleaseRequest,
  { project, configuration }: Sources,
): { readonly settings: RuleSettings; readonly notices: readonly Diagnostic[] } {
  const file = `${project.path} ([tool.tag2pypi.rules])`;
  const own = readRuleSettings(configuration.rules, catalogue, file, (code) => ({
    file: project.path,
    line: configuration.ruleLines[code] ?? 1,
  }));
  const run = readRuleSettings(options.rules, catalogue, "the input rules");
  const inForce = new Map([...own].filter(([code]) => !run.has(code)));
  return {
    settings: new Map([...own, ...run]),
    notices: [
      ...overrideNotices(inForce, catalogue, file),
      ...overrideNotices(run, catalogue, "the input rules"),
    ],
  };
}

function packagesOf({ packagesDirectory }: ReleaseOptions) {
  return packagesDirectory === undefined ? {} : { packagesDirectory };
}
