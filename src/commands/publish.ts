import { resolve } from "node:path";
import type { Journal } from "../domain/journal.ts";
import { snapshotOf } from "../domain/plan.ts";
import type { PublishPorts } from "../ports/publish.ts";
import type { HandedOverOptions } from "../stage-inputs.ts";
import { receiveDistributions } from "../steps/receive-distributions.ts";
import { dryRun } from "./dry-run.ts";
import { planFromServer } from "./plan-from-server.ts";
import { checkIdentities, publishOn, sign } from "./publish-distributions.ts";
import type { PlanRequest, RunOrigin } from "./run-request.ts";
import { inspect } from "./try-distributions.ts";
import { untilStopped } from "./until-stopped.ts";

export interface PublishStageRequest extends PlanRequest {
  readonly options: HandedOverOptions;
  readonly origin: RunOrigin;
  /** Absolute path of the job's workspace; nothing has to be checked out there. */
  readonly workspace: string;
  /** Folder for the attestations; made where it is not there. */
  readonly attestations: string;
}

/**
 * The stage that publishes, in a job of its own: it trusts the job that built for nothing but the bytes, so everything
 * else is read and judged again. Gives nothing: the journal's report has it all. Never throws for a release that fails.
 */
export function publish(
  journal: Journal,
  request: PublishStageRequest,
  ports: PublishPorts,
): Promise<void> {
  return untilStopped(() => run(journal, request, ports));
}

async function run(
  journal: Journal,
  request: PublishStageRequest,
  ports: PublishPorts,
): Promise<void> {
  const { options, workspace, attestations, origin } = request;
  const wanted = { ...request, withoutTag: "snapshot" } as const;
  const { plan: planned, project } = await planFromServer(journal, wanted, ports);
  const { packagesDirectory, manifestSha256 } = options;
  const handover = { plan: planned, workspace, packagesDirectory, manifestSha256 };
  // Nothing is asked for a token about files that are not what the build made.
  const obtained = await journal.must("obtain", receiveDistributions(handover));
  const distributions = resolve(workspace, packagesDirectory);
  const { manifest } = obtained;
  const { indexes } = options;
  // What goes to TestPyPI here is a trial where the release goes on to other indexes, as the draft's job knows.
  const all = [...new Set([...indexes, ...manifest.plan.indexes])];
  const plan =
    planned.kind === "release"
      ? { ...planned, indexes: all }
      : snapshotOf(planned, manifest.plan.version, indexes);
  await checkIdentities(journal, { plan, options, origin }, ports);
  await inspect(journal, { plan, manifest, distributions, project }, ports);
  journal.barrier();
  const publication = { origin, options, plan, manifest, distributions, attestations };
  if (options.dryRun) {
    return dryRun(journal, { options, plan, obtained, distributions, verifies: "nowhere" }, ports);
  }
  const signed = await sign(journal, publication, ports);
  for (const index of ports.indexes) {
    await publishOn(journal, index, publication, { signed, ports });
  }
}
