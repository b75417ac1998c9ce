import { join } from "node:path";
import { type Destination, takesAttestations } from "../domain/attestation/decisions.ts";
import type { Journal } from "../domain/journal.ts";
import type { Obtained, SignedDistribution, Sources } from "../domain/outcome.ts";
import type { Plan } from "../domain/plan.ts";
import { apiTokenFor } from "../domain/publisher/api-token.ts";
import { isTrial } from "../domain/publisher/targets.ts";
import type { WantedAsset } from "../domain/release/assets.ts";
import { tagFormatsOf } from "../domain/version/tag-name.ts";
import type { ReleaseOptions } from "../inputs.ts";
import type { PackageIndex } from "../ports/package-index.ts";
import type { ReleasePorts } from "../ports/release.ts";
import { confirmIndex } from "../steps/confirm-index.ts";
import { draftRelease } from "../steps/draft-release.ts";
import { publishRelease } from "../steps/publish-release.ts";
import { writeAttestations } from "../steps/sign/attestation-files.ts";
import { signDistributions } from "../steps/sign-distributions.ts";
import { tryIndex } from "../steps/smoke-install.ts";
import { uploadDistributions } from "../steps/upload-distributions.ts";

/** What is known when the bytes are there. */
export interface Prepared {
  readonly plan: Plan;
  readonly sources: Sources;
  readonly obtained: Obtained;
}

export interface PublishRequest {
  readonly options: ReleaseOptions;
  readonly temporary: string;
  /** Started by a person's published release. */
  readonly personal: boolean;
  /** Where a browser finds a file of the repository at the tag; ends in `/`. */
  readonly filesUrl: (tag: string) => string;
}

/** What others can see, in the order that can be gone through again from anywhere. */
export async function publish(
  journal: Journal,
  { options, temporary, personal, filesUrl }: PublishRequest,
  { plan, sources, obtained }: Prepared,
  ports: ReleasePorts,
): Promise<void> {
  const folders = foldersBelow(temporary);
  const wanted = {
    plan,
    obtained,
    ...folders,
    personal,
    adoptDraft: options.adoptDraft,
    changelogUrl: filesUrl(plan.tag.name),
  };
  const prepared = { plan, sources, obtained };
  await journal.must("draft", draftRelease(wanted, ports));
  const destinations = ports.indexes.map((index) => destinationOf(index, options));
  const { manifest } = obtained;
  const folder = join(temporary, "attestations");
  let files: readonly WantedAsset[] = [];
  const signed = await journal.must("sign", async (record) => {
    const request = { plan, manifest, policy: options.attestations, destinations };
    const made = await signDistributions(request, ports)(record);
    // On disk before the first upload: what can fail must not fail between the index and the release.
    files = await writeAttestations(folder, made);
    return made;
  });
  for (const index of ports.indexes) {
    await publishOn(journal, { options, temporary, signed }, prepared, { ...ports, index });
  }
  const tagFormats = tagFormatsOf(sources.configuration.tagFormat);
  const act = publishRelease({ ...wanted, attestations: { folder, files }, tagFormats }, ports);
  await journal.must("publish-release", act);
}

/** One index: the upload, and proof that it shows what was uploaded; on a trial index also that it installs from there. */
async function publishOn(
  journal: Journal,
  {
    options,
    temporary,
    signed,
  }: Pick<PublishRequest, "options" | "temporary"> & {
    readonly signed: readonly SignedDistribution[];
  },
  { plan, sources, obtained: { manifest } }: Prepared,
  ports: ReleasePorts & { readonly index: PackageIndex },
): Promise<void> {
  const { index } = ports.index;
  const folders = foldersBelow(temporary);
  const apiToken = tokenOf(ports.index, options);
  const token = apiToken === undefined ? {} : { apiToken };
  const taken = takesAttestations(destinationOf(ports.index, options)) ? signed : [];
  const attestations = new Map(taken.map(({ file, attestation }) => [file, attestation]));
  const uploads = await journal.must(
    "upload",
    uploadDistributions({ plan, manifest, ...folders, ...token, attestations }, ports),
    index.name,
  );
  if (uploads.some(({ state }) => state === "conflict")) return; // a trial that cannot be made
  const timeoutMs = options.confirmTimeoutMs;
  const act = confirmIndex({ plan, manifest, timeoutMs }, ports);
  await journal.must("confirm", act, index.name);
  if (!isTrial(index.name, plan.indexes)) return;
  const request = {
    manifest,
    ...folders,
    sources,
    temporary: join(temporary, "trial"),
    from: index,
  };
  const python = options.python === undefined ? {} : { python: options.python };
  await journal.must("try-index", tryIndex({ ...request, ...python }, ports), index.name);
}

function destinationOf(index: PackageIndex, options: ReleaseOptions): Destination {
  return { index: index.index, byApiToken: tokenOf(index, options) !== undefined };
}

/** The API token for an index; undefined where trusted publishing is to serve. */
export function tokenOf({ index }: PackageIndex, { apiTokens, indexes }: ReleaseOptions) {
  return apiTokenFor(index, apiTokens, indexes);
}

/** Where things lie below the folder of ours. */
export function foldersBelow(temporary: string) {
  return {
    distributions: join(temporary, "distributions"),
    manifestFolder: join(temporary, "manifest"),
  };
}
