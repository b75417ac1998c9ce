import { join } from "node:path";
import type { Journal } from "../domain/journal.ts";
import type { Obtained, Sources } from "../domain/outcome.ts";
import { type SnapshotPlan, snapshotOf, type UnreleasedPlan } from "../domain/plan.ts";
import type { RuleSettings } from "../domain/settings.ts";
import type { ReleaseOptions } from "../inputs.ts";
import type { Auditor } from "../ports/auditor.ts";
import type { GitHub } from "../ports/github.ts";
import type { ReleasePorts } from "../ports/release.ts";
import type { BuildPorts } from "../steps/obtain/build.ts";
import { obtainSnapshot } from "../steps/obtain-snapshot.ts";
import { runEverydayChecks } from "../steps/run-checks.ts";
import { verifyIndex } from "../steps/verify-index.ts";
import { dryRun } from "./dry-run.ts";
import { checkIdentities, publishOn, sign } from "./publish-distributions.ts";
import type { RunOrigin } from "./run-request.ts";
import { inspect, smoke } from "./try-distributions.ts";

export interface SnapshotSource {
  readonly plan: UnreleasedPlan;
  readonly sources: Sources;
  readonly settings: RuleSettings;
}

export interface SnapshotRequest {
  readonly options: Pick<ReleaseOptions, "indexes" | "packagesDirectory" | "python">;
  /** Absolute path of the checked-out repository. */
  readonly workspace: string;
  /** An empty folder of ours. */
  readonly temporary: string;
  /** A folder that does not exist yet, for the distributions. */
  readonly distributions: string;
  readonly manifestFolder: string;
}

/** Checks, builds and tries a commit that no tag is on. Gives nothing where that failed. */
export async function buildSnapshot(
  journal: Journal,
  request: SnapshotRequest,
  { plan, sources, settings }: SnapshotSource,
  ports: BuildPorts & {
    readonly auditor: Auditor;
    readonly github: Pick<GitHub, "tree" | "blob">;
  },
): Promise<{ readonly plan: SnapshotPlan; readonly obtained: Obtained }> {
  const { options, distributions, temporary } = request;
  await journal.step("check", runEverydayChecks({ plan, sources, settings }));
  const wanted = { plan, sources, ...request, ...options };
  const obtained = await journal.must("obtain", obtainSnapshot(wanted, ports));
  const { manifest } = obtained;
  const complete = snapshotOf(plan, manifest.plan.version, options.indexes);
  await inspect(journal, { plan: complete, manifest, distributions, project: sources }, ports);
  const place = { temporary: join(temporary, "smoke"), python: options.python };
  await smoke(journal, { manifest, distributions, sources, ...place }, ports);
  return { plan: complete, obtained };
}

/** A branch, built and tried as a user would have it from TestPyPI; no tag, no notes, no release. */
export async function publishSnapshot(
  journal: Journal,
  request: SnapshotRequest & {
    readonly options: ReleaseOptions;
    readonly origin: RunOrigin;
  },
  source: SnapshotSource,
  ports: ReleasePorts,
): Promise<void> {
  const { options, origin, temporary, distributions } = request;
  const { plan, obtained } = await buildSnapshot(journal, request, source, ports);
  await checkIdentities(journal, { plan, options, origin }, ports);
  journal.barrier();
  if (options.dryRun) {
    const verifies = options.verify ? "everywhere" : "nowhere";
    return dryRun(journal, { options, plan, obtained, distributions, verifies }, ports);
  }
  const { manifest } = obtained;
  const { sources } = source;
  const attestations = join(temporary, "attestations");
  const publication = { origin, options, plan, manifest, distributions, attestations };
  const signed = await sign(journal, publication, ports);
  for (const index of ports.indexes) {
    const published = await publishOn(journal, index, publication, { signed, ports });
    if (published === "passed-over" || !options.verify) continue;
    const { python } = options;
    const asked = python === undefined ? {} : { python };
    const trial = { manifest, sources, temporary: join(temporary, "verify"), ...asked };
    await journal.step("verify", verifyIndex(trial, { ...ports, index }), index.index.name);
  }
}
