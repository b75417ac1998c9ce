import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { Attempt } from "../../domain/distribution/origin.ts";
import {
  type Distribution,
  MANIFEST_NAME,
  type Manifest,
  parseManifest,
} from "../../domain/manifest.ts";
import type { Plan } from "../../domain/plan.ts";
import { decideUpload } from "../../domain/publisher/decisions.ts";
import { findAsset } from "../../domain/release/assets.ts";
import { releaseDiagnostics } from "../../domain/release/diagnostics.ts";
import { readMarker } from "../../domain/release/marker.ts";
import type { Release } from "../../domain/release/release.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import { sameVersion } from "../../domain/version/version.ts";
import type { GitHub, IndexFile, PackageIndex } from "../../ports.ts";
import { hashFile } from "./manifest-file.ts";

interface Places {
  readonly plan: Plan;
  readonly distributions: string;
  readonly manifestFolder: string;
}

/** An attempt whose manifest has been read. */
export interface ReadAttempt extends Attempt {
  readonly manifest: Manifest;
  readonly manifestSha256: string;
}

/**
 * The release or draft for this very commit that holds a manifest, with the manifest, which is left in its folder; and
 * whether its files can be used, given those of this version on the index. The manifest goes up last, so that all is
 * there then. A marker names the manifest's digest: a draft that was given a new text but not its files yet is no attempt.
 */
export async function readAttempt(
  { plan, manifestFolder }: Places,
  published: readonly IndexFile[],
  github: GitHub,
): Promise<ReadAttempt | undefined> {
  const release = findOurs(plan, await github.releases());
  const asset = release && findAsset(release, MANIFEST_NAME);
  if (release === undefined || asset === undefined) return undefined;
  await mkdir(manifestFolder, { recursive: true });
  const path = join(manifestFolder, MANIFEST_NAME);
  await github.downloadAsset(asset, path);
  const manifest = parseManifest(await readFile(path, "utf8"));
  checkAgreement(plan, manifest, release);
  const problems = manifest.files.flatMap((file) => findProblem(file, release, published) ?? []);
  return { release, manifest, manifestSha256: await hashFile(path), problems };
}

/** Takes over the files of an earlier attempt: each from the index where it is public, else from the release. */
export async function adoptDistributions(
  { distributions }: Places,
  { release, manifest }: ReadAttempt,
  published: readonly IndexFile[],
  ports: { readonly targets: readonly PackageIndex[]; readonly github: GitHub },
): Promise<void> {
  for (const file of manifest.files) {
    const target = join(distributions, file.name);
    const onIndex = published.find(({ name }) => name === file.name);
    const asset = findAsset(release, file.name);
    if (onIndex !== undefined) await download(onIndex, target, ports.targets);
    else if (asset !== undefined) await ports.github.downloadAsset(asset, target);
    const sha256 = await hashFile(target);
    if (sha256 !== file.sha256) throw differs(file, sha256, release);
  }
}

/** Any of the indexes can fetch it: a file says its own address. */
export async function download(
  file: IndexFile,
  path: string,
  [index]: readonly PackageIndex[],
): Promise<void> {
  await index?.download(file, path);
}

function findOurs(plan: Plan, releases: readonly Release[]): Release | undefined {
  return releases
    .filter((release) => release.tag === plan.tag.name)
    .toSorted((one, other) => Number(one.draft) - Number(other.draft) || one.id - other.id)
    .find((release) => {
      const asset = findAsset(release, MANIFEST_NAME);
      const marker = readMarker(release.body);
      // A person's release that we served has no marker; its manifest is compared with the plan like any other.
      if (asset === undefined || marker === undefined) return asset !== undefined && !release.draft;
      const named = asset.sha256 === undefined || asset.sha256 === marker.manifestSha256;
      return (
        named && marker.commit === plan.tag.commit && sameVersion(marker.version, plan.version)
      );
    });
}

function findProblem(
  file: Distribution,
  release: Release,
  published: readonly IndexFile[],
): Diagnostic | undefined {
  const onIndex = published.find(({ name }) => name === file.name);
  const decision = decideUpload(file, onIndex);
  if (decision.do === "stop") return decision.why;
  if (onIndex !== undefined || findAsset(release, file.name) !== undefined) return undefined;
  return releaseDiagnostics.diagnose("distributions-lost", {
    message: `${release.url} names ${file.name} in its manifest, but neither it nor the index holds that file.`,
    hint: "Hand over the original files with packages-dir, release the next version, or, where nothing of this version is on the index yet, delete the draft and run again.",
  });
}

function checkAgreement(plan: Plan, manifest: Manifest, release: Release): void {
  const found = manifest.plan;
  const agrees =
    found.project === plan.project &&
    sameVersion(found.version, plan.version) &&
    found.tag.commit === plan.tag.commit;
  if (agrees) return;
  throw new ReleaseError(
    releaseDiagnostics.diagnose("manifest-invalid", {
      message: `The manifest of ${release.url} is about ${found.project} ${found.version} at ${found.tag.commit}; this run is about ${plan.project} ${plan.version} at ${plan.tag.commit}.`,
      hint: "Delete that draft release and run again.",
    }),
  );
}

function differs(file: Distribution, sha256: string, release: Release): ReleaseError {
  return new ReleaseError(
    releaseDiagnostics.diagnose("manifest-mismatch", {
      message: `${file.name} has sha256 ${sha256}; the manifest of ${release.url} names ${file.sha256}.`,
      hint: "Somebody changed an asset of the draft. Delete the draft and run again, unless a file of this version is already on the index: then put the original asset back.",
    }),
  );
}
