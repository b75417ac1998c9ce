import { type Destination, takesAttestations } from "../domain/attestation/decisions.ts";
import type { Journal } from "../domain/journal.ts";
import type { Manifest } from "../domain/manifest.ts";
import type { SignedDistribution } from "../domain/outcome.ts";
import type { Plan } from "../domain/plan.ts";
import { apiTokenFor } from "../domain/publisher/api-token.ts";
import type { WantedAsset } from "../domain/release/assets.ts";
import type { ReleaseOptions } from "../inputs.ts";
import type { PackageIndex } from "../ports/package-index.ts";
import type { PublishPorts } from "../ports/publish.ts";
import { checkIdentity } from "../steps/check-identity.ts";
import { confirmIndex } from "../steps/confirm-index.ts";
import { writeAttestations } from "../steps/sign/attestation-files.ts";
import { signDistributions } from "../steps/sign-distributions.ts";
import { uploadDistributions } from "../steps/upload-distributions.ts";
import type { RunOrigin } from "./run-request.ts";

export type PublishSettings = Pick<
  ReleaseOptions,
  "apiTokens" | "attestations" | "indexes" | "confirmTimeoutMs" | "parallelUploads"
>;

/** Distributions that have been inspected. */
export interface PublishRequest {
  readonly origin: RunOrigin;
  readonly options: PublishSettings;
  readonly plan: Plan;
  readonly manifest: Manifest;
  /** Folder of the distributions. */
  readonly distributions: string;
  /** Folder for the attestations; made where it is not there. */
  readonly attestations: string;
}

/** Finds out for each index whether this job can publish there, as far as that can be done without publishing. */
export async function checkIdentities(
  journal: Journal,
  {
    plan,
    options,
    origin,
  }: {
    readonly plan: Plan;
    readonly options: Pick<ReleaseOptions, "apiTokens" | "indexes">;
    readonly origin: RunOrigin;
  },
  ports: PublishPorts,
): Promise<void> {
  for (const index of ports.indexes) {
    const apiToken = tokenOf(index, options);
    const act = checkIdentity({ plan, apiToken, ...origin }, { ...ports, index });
    await journal.step("check-identity", act, index.index.name);
  }
}

/** The attestations of all files, or none; and as assets of the release. */
export interface Signed {
  readonly distributions: readonly SignedDistribution[];
  readonly files: readonly WantedAsset[];
}

/** Signs all files, before any is uploaded: what can fail must not fail between the index and the release. */
export async function sign(
  journal: Journal,
  { options, plan, manifest, attestations }: PublishRequest,
  ports: PublishPorts,
): Promise<Signed> {
  const destinations = ports.indexes.map((index) => destinationOf(index, options));
  const request = { plan, manifest, policy: options.attestations, destinations };
  let files: readonly WantedAsset[] = [];
  const distributions = await journal.must("sign", async (record) => {
    const made = await signDistributions(request, ports)(record);
    files = await writeAttestations(attestations, made);
    return made;
  });
  return { distributions, files };
}

/** One index: the upload, and proof that it shows what was uploaded, unless it is late with that. */
export async function publishOn(
  journal: Journal,
  index: PackageIndex,
  { origin, options, plan, manifest, distributions }: PublishRequest,
  { signed, ports }: { readonly signed: Signed; readonly ports: PublishPorts },
): Promise<"listed" | "late" | "passed-over"> {
  const apiToken = tokenOf(index, options);
  const token = apiToken === undefined ? {} : { apiToken };
  const taken = takesAttestations(destinationOf(index, options)) ? signed.distributions : [];
  const attestations = new Map(taken.map(({ file, attestation }) => [file, attestation]));
  const uploads = await journal.must(
    "upload",
    uploadDistributions(
      {
        plan,
        manifest,
        distributions,
        ...token,
        attestations,
        fork: origin.fork,
        policy: options.attestations,
        parallel: options.parallelUploads,
      },
      { ...ports, index },
    ),
    index.index.name,
  );
  // A trial that cannot be made: there is nothing of ours to confirm.
  if (uploads.some(({ state }) => state === "conflict")) return "passed-over";
  const timeoutMs = options.confirmTimeoutMs;
  // Only what this run has sent: an identical file may have come without one, earlier.
  const attested = new Set(uploads.flatMap(({ file, attested }) => (attested ? [file] : [])));
  const request = { plan, manifest, distributions, attested, timeoutMs };
  const act = confirmIndex(request, { ...ports, index });
  const { listed } = await journal.must("confirm", act, index.index.name);
  return listed ? "listed" : "late";
}

/** Where an index's files go, as far as attestations are concerned. */
export function destinationOf(index: PackageIndex, options: PublishSettings): Destination {
  return { index: index.index, byApiToken: tokenOf(index, options) !== undefined };
}

/** The API token for an index; undefined where trusted publishing is to serve. */
function tokenOf(
  { index }: PackageIndex,
  { apiTokens, indexes }: Pick<ReleaseOptions, "apiTokens" | "indexes">,
): string | undefined {
  return apiTokenFor(index, apiTokens, indexes);
}
