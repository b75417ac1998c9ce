import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { Attempt } from "../../domain/distribution/origin.ts";
import {
  type Distribution,
  MANIFEST_NAME,
  type Manifest,
  parseManifest,
} from "../../domain/manifest.ts";
import type { ReleasePlan } from "../../domain/plan.ts";
import { decideUpload } from "../../domain/publisher/decisions.ts";
import { findAsset } from "../../domain/release/assets.ts";
import { releaseDiagnostics } from "../../domain/release/diagnostics.ts";
import { readMarker } from "../../domain/release/marker.ts";
import type { Release, ReleaseAsset } from "../../domain/release/release.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import { sameVersion } from "../../domain/version/version.ts";
import type { GitHub } from "../../ports/github.ts";
import type { IndexFile, PackageIndex } from "../../ports/package-index.ts";
import { hashFile } from "./manifest-file.ts";

interface Places {
  readonly plan: ReleasePlan;
  readonly distributions: string;
  readonly manifestFolder: string;
}

/** An attempt whose manifest has been read. */
export interface ReadAttempt extends Attempt {
  /** What its manifest is good for: everything else in there is this run's to say. */
  readonly files: readonly Distribution[];
  /** Of the manifest's own bytes, lower-case hex. */
  readonly manifestSha256: string;
}

/**
 * The release or draft for this very commit that holds a manifest, with the files that the manifest names; and whether
 * they can be used, given those of this version on the index. The manifest is left in its folder. It goes up last, so
 * that all is there then; one that is about another commit was left by a run that the tag moved under. A release without a marker is a person's, which we may have served: it counts only if the index vouches for
 * every file.
 */
export async function readAttempt(
  { plan, manifestFolder }: Places,
  published: readonly IndexFile[],
  github: GitHub,
): Promise<ReadAttempt | undefined> {
  await mkdir(manifestFolder, { recursive: true });
  const path = join(manifestFolder, MANIFEST_NAME);
  for (const { release, asset } of findCandidates(plan, await github.releases())) {
    await github.downloadAsset(asset, path);
    const manifest = parseManifest(await readFile(path, "utf8"));
    const { files } = manifest;
    const isOurs = readMarker(release.body) !== undefined;
    if (agrees(plan, manifest) && (isOurs || areOnIndex(files, published))) {
      const problems = files.flatMap((file) => findProblem(file, release, published) ?? []);
      return { release, files, manifestSha256: await hashFile(path), problems };
    }
    await rm(path);
  }
  return undefined;
}

/** Takes over the files of an earlier attempt: each from the index where it is public, else from the release. */
export async function adoptDistributions(
  { distributions }: Places,
  { release, files }: ReadAttempt,
  published: readonly IndexFile[],
  ports: { readonly targets: readonly PackageIndex[]; readonly github: GitHub },
): Promise<void> {
  for (const file of files) {
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

/** Says which bytes are taken, so that whoever approves the deployment can compare them. */
export function explainKept(
  { release, files }: ReadAttempt,
  published: readonly IndexFile[],
): Diagnostic {
  const named = files.map(({ name, sha256 }) => `${name} (sha256 ${sha256})`).join(", ");
  return releaseDiagnostics.diagnose("draft-bytes-kept", {
    message: `The distributions of an earlier attempt, ${release.url}, are used: ${named}.`,
    ...(release.draft && published.length === 0
      ? { hint: "To build anew instead, delete that draft and run again." }
      : {}),
  });
}

interface Candidate {
  readonly release: Release;
  /** Its manifest. */
  readonly asset: ReleaseAsset;
}

/** Published ones first: of ours those for this commit and version, and a person's. */
function findCandidates({ tag, version }: ReleasePlan, releases: readonly Release[]): Candidate[] {
  return releases
    .filter((release) => release.tag === tag.name)
    .toSorted((one, other) => Number(one.draft) - Number(other.draft) || one.id - other.id)
    .flatMap((release) => {
      const asset = findAsset(release, MANIFEST_NAME);
      const marker = readMarker(release.body);
      if (asset === undefined) return [];
      if (marker === undefined) return release.draft ? [] : [{ release, asset }];
      const ours = marker.commit === tag.commit && sameVersion(marker.version, version);
      return ours ? [{ release, asset }] : [];
    });
}

/** Whether there are files, and the index holds each of them with the same bytes. */
function areOnIndex(files: readonly Distribution[], published: readonly IndexFile[]): boolean {
  const isOnIndex = ({ name, sha256 }: Distribution) =>
    published.some((file) => file.name === name && file.sha256 === sha256);
  return files.length > 0 && files.every(isOnIndex);
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

function agrees(plan: ReleasePlan, { plan: found }: Manifest): boolean {
  return (
    found.project === plan.project &&
    sameVersion(found.version, plan.version) &&
    found.kind === "release" &&
    found.tag.commit === plan.tag.commit
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
