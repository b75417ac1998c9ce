import { join } from "node:path";
import type { Journal } from "../domain/journal.ts";
import type { Obtained, Sources } from "../domain/outcome.ts";
import type { ReleasePlan } from "../domain/plan.ts";
import { isTrial } from "../domain/publisher/targets.ts";
import { tagFormatsOf } from "../domain/version/tag-name.ts";
import type { ReleaseOptions } from "../inputs.ts";
import type { PackageIndex } from "../ports/package-index.ts";
import type { ReleasePorts } from "../ports/release.ts";
import { draftRelease } from "../steps/draft-release.ts";
import { obtainDistributions } from "../steps/obtain-distributions.ts";
import { publishRelease } from "../steps/publish-release.ts";
import { runChecks } from "../steps/run-checks.ts";
import { verifyIndex } from "../steps/verify-index.ts";
import { checkRepository } from "./check-repository.ts";
import { dryRun } from "./dry-run.ts";
import { planFromClone } from "./plan-from-clone.ts";
import { checkIdentities, publishOn, sign } from "./publish-distributions.ts";
import type { PlanRequest, RunOrigin } from "./run-request.ts";
import { publishSnapshot } from "./snapshot.ts";
import { inspect, smoke } from "./try-distributions.ts";
import { runOwnCommands } from "./try-project.ts";
import { untilStopped } from "./until-stopped.ts";

export interface ReleaseRequest extends PlanRequest {
  readonly options: ReleaseOptions;
  readonly origin: RunOrigin;
  /** Whether there is a real repository, with issues and continuous integration; a rehearsal's has none. */
  readonly hasRepository: boolean;
  /** Absolute path of the checked-out repository. */
  readonly workspace: string;
  /** An empty folder of ours; clone, distributions, manifest and environments go below it. */
  readonly temporary: string;
  /** Where a browser finds a file of the repository at the tag; ends in `/`. */
  readonly filesUrl: (tag: string) => string;
}

/** What is known when the bytes are there. */
interface Prepared {
  readonly plan: ReleasePlan;
  readonly sources: Sources;
  readonly obtained: Obtained;
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
  await untilStopped(() => run(journal, request, ports));
}

async function run(journal: Journal, request: ReleaseRequest, ports: ReleasePorts): Promise<void> {
  const { options, temporary, workspace } = request;
  const clone = join(temporary, "clone");
  const planned = await planFromClone(
    journal,
    { ...request, clone, withoutTag: "snapshot" },
    ports,
  );
  const { plan, sources, settings } = planned;
  if (plan.kind === "unreleased") {
    return publishSnapshot(
      journal,
      { ...request, ...foldersBelow(temporary) },
      { ...planned, plan },
      ports,
    );
  }
  const checked = await journal.step(
    "check",
    runChecks({ plan, sources, settings, makesNotes: true, ...packagesOf(options) }, ports),
  );
  await checkIdentities(journal, { plan, ...request }, ports);
  // Without configuration, green continuous integration is the evidence.
  if (options.projectCommands && sources.configuration.check.commands.length > 0) {
    const branches = checked?.branches ?? [];
    const { python } = options;
    const trial = { sources, branches, discover: false, temporary, python };
    await runOwnCommands(journal, trial, ports);
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
    const { manifest } = obtained;
    const { distributions } = folders;
    await inspect(journal, { plan, manifest, distributions, project: sources }, ports);
    const place = { temporary: join(temporary, "smoke"), python: options.python };
    await smoke(journal, { manifest, distributions, sources, ...place }, ports);
  }
  // What is public in part already has to be finished, whatever has come up since.
  if (request.hasRepository && obtained?.begun !== true) {
    const { own } = request.origin;
    const ciTimeoutMs = options.dryRun ? 0 : options.ciTimeoutMs;
    const wanted = { plan, sources, settings, own, ciTimeoutMs };
    await checkRepository(journal, wanted, ports);
  }
  journal.barrier();
  if (obtained === undefined) return;
  await makePublic(journal, request, { plan, sources, obtained }, ports);
}

/** What others can see, in the order that can be gone through again from anywhere. */
async function makePublic(
  journal: Journal,
  { options, origin, temporary, trigger, filesUrl }: ReleaseRequest,
  { plan, sources, obtained }: Prepared,
  ports: ReleasePorts,
): Promise<void> {
  const folders = foldersBelow(temporary);
  const wanted = {
    plan,
    obtained,
    ...folders,
    personal: trigger.kind === "release-published",
    adoptDraft: options.adoptDraft,
    changelogUrl: filesUrl(plan.tag.name),
  };
  const tagFormats = tagFormatsOf(sources.configuration.tagFormat);
  if (options.dryRun) {
    const phases = ["draft", "publish"] as const;
    const release = { ...wanted, tagFormats, phases, github: ports.github };
    const verifies = options.verify ? "everywhere" : "trials";
    return dryRun(journal, { ...wanted, options, verifies, release }, ports);
  }
  await journal.must("draft", draftRelease(wanted, ports));
  const { manifest } = obtained;
  const folder = join(temporary, "attestations");
  const request = { origin, options, plan, manifest, ...folders, attestations: folder };
  const signed = await sign(journal, request, ports);
  const verification = {
    manifest,
    sources,
    temporary: join(temporary, "verify"),
    ...(options.python === undefined ? {} : { python: options.python }),
  };
  const listing: PackageIndex[] = [];
  for (const index of ports.indexes) {
    const published = await publishOn(journal, index, request, { signed, ports });
    if (published !== "passed-over" && isTrial(index.index.name, plan.indexes)) {
      const act = verifyIndex(verification, { ...ports, index });
      await journal.must("verify", act, index.index.name);
    } else if (published === "listed" && options.verify) listing.push(index);
  }
  const attestations = { folder, files: signed.files };
  const act = publishRelease({ ...wanted, attestations, tagFormats }, ports);
  await journal.must("publish-release", act);
  for (const index of listing) {
    await journal.step("verify", verifyIndex(verification, { ...ports, index }), index.index.name);
  }
}

/** Where things lie below the folder of ours. */
function foldersBelow(temporary: string) {
  return {
    distributions: join(temporary, "distributions"),
    manifestFolder: join(temporary, "manifest"),
  };
}

function packagesOf({ packagesDirectory }: ReleaseOptions) {
  return packagesDirectory === undefined ? {} : { packagesDirectory };
}
