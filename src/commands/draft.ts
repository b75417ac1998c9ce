import { join } from "node:path";
import type { Journal } from "../domain/journal.ts";
import { isTrial } from "../domain/publisher/targets.ts";
import type { GitHubReleasePorts } from "../ports/github-release.ts";
import { adoptOrReceive } from "../steps/adopt-or-receive.ts";
import { draftRelease } from "../steps/draft-release.ts";
import { handOver } from "../steps/hand-over.ts";
import type { GitHubReleaseRequest } from "./github-release-request.ts";
import { planReleaseFromServer } from "./plan-from-server.ts";
import { inspect } from "./try-distributions.ts";
import { untilStopped } from "./until-stopped.ts";

/** The stage that drafts the GitHub release, before anything is uploaded, and hands on the bytes that it holds. */
export function draft(
  journal: Journal,
  request: GitHubReleaseRequest,
  ports: GitHubReleasePorts,
): Promise<void> {
  return untilStopped(() => run(journal, request, ports));
}

async function run(
  journal: Journal,
  request: GitHubReleaseRequest,
  ports: GitHubReleasePorts,
): Promise<void> {
  const { options, workspace, distributions, temporary, trigger, filesUrl } = request;
  const { plan, project } = await planReleaseFromServer(journal, request, ports);
  const manifestFolder = join(temporary, "manifest");
  const { packagesDirectory, manifestSha256 } = options;
  const folders = { workspace, packagesDirectory, distributions, manifestFolder };
  const targets = ports.indexes.filter(({ index }) => !isTrial(index.name, plan.indexes));
  const makesNotes = project.configuration.notes === "generated";
  const wanted = { plan, project, manifestSha256, makesNotes, ...folders };
  const obtained = await journal.must("obtain", adoptOrReceive(wanted, { ...ports, targets }));
  const { manifest } = obtained;
  await inspect(journal, { plan, manifest, distributions, project }, ports);
  journal.barrier();
  const release = {
    plan,
    obtained,
    distributions,
    manifestFolder,
    personal: trigger.kind === "release-published",
    adoptDraft: options.adoptDraft,
    changelogUrl: filesUrl(plan.tag.name),
  };
  await journal.must("draft", draftRelease(release, ports));
  await journal.must("hand-over", handOver({ obtained, distributions, manifestFolder }));
}
