import { join } from "node:path";
import type { Journal } from "../domain/journal.ts";
import type { Obtained } from "../domain/outcome.ts";
import type { ReleasePlan } from "../domain/plan.ts";
import { isTrial } from "../domain/publisher/targets.ts";
import type { ReleaseOptions } from "../inputs.ts";
import type { Auditor } from "../ports/auditor.ts";
import type { Commands } from "../ports/commands.ts";
import type { Git } from "../ports/git.ts";
import type { GitHub } from "../ports/github.ts";
import type { Reporter } from "../ports/machine.ts";
import type { PackageIndex } from "../ports/package-index.ts";
import type { Python } from "../ports/python.ts";
import { handOver } from "../steps/hand-over.ts";
import { obtainDistributions } from "../steps/obtain-distributions.ts";
import { runChecks } from "../steps/run-checks.ts";
import { type Planned, planFromClone } from "./plan-from-clone.ts";
import type { PlanRequest } from "./run-request.ts";
import { buildSnapshot } from "./snapshot.ts";
import { inspect, smoke } from "./try-distributions.ts";
import { untilStopped } from "./until-stopped.ts";

export interface BuildStageRequest extends PlanRequest {
  readonly options: PlanRequest["options"] & Pick<ReleaseOptions, "packagesDirectory" | "python">;
  /** Absolute path of the checked-out repository. */
  readonly workspace: string;
  /** An empty folder of ours. */
  readonly temporary: string;
  /** A folder that does not exist yet, for what is handed over. */
  readonly distributions: string;
}

export interface BuildPorts {
  readonly git: Git;
  readonly github: GitHub;
  /** Read only: what they hold binds what is built. */
  readonly indexes: readonly PackageIndex[];
  readonly python: Python;
  readonly commands: Commands;
  readonly auditor: Auditor;
  readonly reporter: Reporter;
}

/** The stage that builds, or collects what earlier jobs have built, and tries it, for the stages that publish it. */
export function build(
  journal: Journal,
  request: BuildStageRequest,
  ports: BuildPorts,
): Promise<void> {
  return untilStopped(() => run(journal, request, ports));
}

async function run(journal: Journal, request: BuildStageRequest, ports: BuildPorts): Promise<void> {
  const { temporary, distributions } = request;
  const wanted = { ...request, clone: join(temporary, "clone"), withoutTag: "build" } as const;
  const planned = await planFromClone(journal, wanted, ports);
  const manifestFolder = join(temporary, "manifest");
  const obtained =
    planned.plan.kind === "release"
      ? await buildRelease(
          journal,
          { ...request, manifestFolder },
          { ...planned, plan: planned.plan },
          ports,
        )
      : (
          await buildSnapshot(
            journal,
            { ...request, manifestFolder },
            { ...planned, plan: planned.plan },
            ports,
          )
        ).obtained;
  journal.barrier();
  await journal.must("hand-over", handOver({ obtained, distributions, manifestFolder }));
}

async function buildRelease(
  journal: Journal,
  request: BuildStageRequest & { readonly manifestFolder: string },
  { plan, sources, settings }: Planned & { readonly plan: ReleasePlan },
  ports: BuildPorts,
): Promise<Obtained> {
  const { options, temporary, workspace, distributions, manifestFolder } = request;
  const { packagesDirectory } = options;
  const packages = packagesDirectory === undefined ? {} : { packagesDirectory };
  const checked = await journal.step(
    "check",
    runChecks({ plan, sources, settings, makesNotes: false, ...packages }, ports),
  );
  const targets = ports.indexes.filter(({ index }) => !isTrial(index.name, plan.indexes));
  const folders = { workspace, distributions, manifestFolder };
  const wanted = { plan, sources, notes: checked?.notes ?? "", ...folders, ...options };
  const obtained = await journal.must("obtain", obtainDistributions(wanted, { ...ports, targets }));
  const { manifest } = obtained;
  await inspect(journal, { plan, manifest, distributions, project: sources }, ports);
  const place = { temporary: join(temporary, "smoke"), python: options.python };
  await smoke(journal, { manifest, distributions, sources, ...place }, ports);
  return obtained;
}
