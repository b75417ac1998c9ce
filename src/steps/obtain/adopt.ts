import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { ReleaseError } from "../../domain/journal.ts";
import {
  type Distribution,
  MANIFEST_NAME,
  type Manifest,
  parseManifest,
} from "../../domain/manifest.ts";
import type { Plan } from "../../domain/plan.ts";
import { assetName } from "../../domain/release/assets.ts";
import { releaseDiagnostics } from "../../domain/release/diagnostics.ts";
import type { Release } from "../../domain/release/release.ts";
import { sameVersion } from "../../domain/version/version.ts";
import type { GitHub, IndexFile, PackageIndex } from "../../ports.ts";
import { hashFile } from "./manifest-file.ts";

interface AdoptRequest {
  readonly plan: Plan;
  readonly distributions: string;
  readonly manifestFolder: string;
}

interface Found {
  readonly release: Release;
  /** This version's files on the index. */
  readonly published: readonly IndexFile[];
}

/** Takes over the bytes of an earlier attempt, with its manifest: each file from the index where it is public, else from the release. */
export async function adoptDistributions(
  { plan, distributions, manifestFolder }: AdoptRequest,
  found: Found,
  ports: { readonly index: PackageIndex; readonly github: GitHub },
): Promise<{ readonly manifest: Manifest; readonly manifestSha256: string }> {
  await mkdir(manifestFolder, { recursive: true });
  const path = join(manifestFolder, MANIFEST_NAME);
  const asset = found.release.assets.find((candidate) => candidate.name === MANIFEST_NAME);
  if (asset === undefined) throw lost(MANIFEST_NAME, found.release);
  await ports.github.downloadAsset(asset, path);
  const manifest = parseManifest(await readFile(path, "utf8"));
  checkAgreement(plan, manifest, found.release);
  for (const file of manifest.files) {
    const target = join(distributions, file.name);
    await fetchFile(file, target, found, ports);
    const sha256 = await hashFile(target);
    if (sha256 !== file.sha256) throw differs(file, sha256, found.release);
  }
  return { manifest, manifestSha256: await hashFile(path) };
}

async function fetchFile(
  file: Distribution,
  path: string,
  { release, published }: Found,
  { index, github }: { readonly index: PackageIndex; readonly github: GitHub },
): Promise<void> {
  const onIndex = published.find(
    ({ name, sha256 }) => name === file.name && sha256 === file.sha256,
  );
  if (onIndex !== undefined) return index.download(onIndex, path);
  const kept = assetName(file.name);
  const asset = release.assets.find(({ name, complete }) => complete && name === kept);
  if (asset === undefined) throw lost(file.name, release);
  return github.downloadAsset(asset, path);
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

function lost(name: string, release: Release): ReleaseError {
  return new ReleaseError(
    releaseDiagnostics.diagnose("distributions-lost", {
      message: `${release.url} names ${name} in its manifest, but neither it nor the index holds that file.`,
      hint: "Hand over the original files with packages-dir, release the next version, or, where nothing of this version is on the index yet, delete the draft and run again.",
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
