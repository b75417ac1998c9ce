import { resolve } from "node:path";
import { attestationAssetName } from "../domain/attestation/attestation.ts";
import type { Journal } from "../domain/journal.ts";
import type { Manifest } from "../domain/manifest.ts";
import { publisherDiagnostics } from "../domain/publisher/diagnostics.ts";
import { indexLabel } from "../domain/publisher/index-address.ts";
import type { WantedAsset } from "../domain/release/assets.ts";
import { ReleaseError } from "../domain/release-error.ts";
import { tagFormatsOf } from "../domain/version/tag-name.ts";
import type { GitHubReleasePorts } from "../ports/github-release.ts";
import { confirmIndex } from "../steps/confirm-index.ts";
import { publishRelease } from "../steps/publish-release.ts";
import { receiveAttestations } from "../steps/receive-attestations.ts";
import { receiveDistributions } from "../steps/receive-distributions.ts";
import type { GitHubReleaseRequest } from "./github-release-request.ts";
import { planReleaseFromServer } from "./plan-from-server.ts";
import { untilStopped } from "./until-stopped.ts";

/** The stage that publishes the GitHub release, once every index has all of its files. */
export function publishDraft(
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
  const { options, workspace, trigger, filesUrl } = request;
  const { plan, project } = await planReleaseFromServer(journal, request, ports);
  const { packagesDirectory, manifestSha256 } = options;
  const handover = { plan, workspace, packagesDirectory, manifestSha256 };
  let files: readonly WantedAsset[] = [];
  const folder = resolve(workspace, options.attestationsDirectory ?? ".");
  const obtained = await journal.must("obtain", async (record) => {
    const received = await receiveDistributions(handover)(record);
    if (options.attestationsDirectory !== undefined) {
      files = await receiveAttestations(folder, received.manifest, ports.signer);
    }
    return received;
  });
  const distributions = resolve(workspace, packagesDirectory);
  const { manifest } = obtained;
  await confirmAll(journal, request, { manifest, distributions, attestations: files }, ports);
  const release = {
    plan,
    obtained,
    distributions,
    manifestFolder: distributions,
    personal: trigger.kind === "release-published",
    adoptDraft: options.adoptDraft,
    changelogUrl: filesUrl(plan.tag.name),
    attestations: { folder, files },
    tagFormats: tagFormatsOf(project.configuration.tagFormat),
  };
  await journal.must("publish-release", publishRelease(release, ports));
}

/** Nobody is told of a version that the index does not have: this job trusts no other's word for that. */
async function confirmAll(
  journal: Journal,
  { options }: GitHubReleaseRequest,
  {
    manifest,
    distributions,
    attestations,
  }: {
    readonly manifest: Manifest;
    readonly distributions: string;
    readonly attestations: readonly WantedAsset[];
  },
  ports: GitHubReleasePorts,
): Promise<void> {
  const signed = new Set(attestations.map(({ name }) => name));
  const attested = new Set(
    manifest.files.flatMap(({ name }) => (signed.has(attestationAssetName(name)) ? [name] : [])),
  );
  for (const index of ports.indexes) {
    const { plan } = manifest;
    const timeoutMs = options.confirmTimeoutMs;
    const wanted = { plan, manifest, distributions, attested, timeoutMs };
    await journal.must(
      "confirm",
      async (record) => {
        const confirmed = await confirmIndex(wanted, { ...ports, index })(record);
        if (!confirmed.listed) throw notOnIndex(manifest, indexLabel(index.index.name));
        return confirmed;
      },
      index.index.name,
    );
  }
}

function notOnIndex({ plan: { project, version } }: Manifest, label: string): ReleaseError {
  return new ReleaseError(
    publisherDiagnostics.diagnose("release-before-index", {
      message: `${label} does not list every file of ${project} ${version}, so its GitHub release is not published.`,
      hint: "Publish the files first, with the action publish, in a job that this one needs. If that has succeeded, the index is late: run this job again.",
    }),
  );
}
