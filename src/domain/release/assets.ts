import type { Diagnostic } from "../diagnostic.ts";
import { releaseDiagnostics } from "./diagnostics.ts";
import { readMarker } from "./marker.ts";
import type { Release, ReleaseAsset } from "./release.ts";

const { diagnose } = releaseDiagnostics;

/** A file that the release must hold. */
export interface WantedAsset {
  readonly name: string;
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

export type AssetsDecision =
  | {
      readonly do: "reconcile";
      readonly upload: readonly WantedAsset[];
      /** Left by an interrupted upload, or of an earlier build. Deleted first. */
      readonly remove: readonly ReleaseAsset[];
    }
  | { readonly do: "stop"; readonly why: readonly Diagnostic[] };

/**
 * What a release lacks of the wanted files, by digest. In a draft of ours, distributions of an earlier build and what
 * interrupted uploads left go; in one that a person prepared, only files of the same name do; a published release is
 * only ever added to.
 */
export function decideAssets(wanted: readonly WantedAsset[], release: Release): AssetsDecision {
  const broken = release.assets.filter((asset) => !asset.complete);
  const whole = release.assets.filter((asset) => asset.complete);
  const holds = (file: WantedAsset) => whole.some((asset) => isSame(asset, file));
  const upload = wanted.filter((file) => !holds(file));
  if (release.draft) {
    const marker = readMarker(release.body);
    const allOurs = marker !== undefined && marker.adopted !== true;
    const isInTheWay = (asset: ReleaseAsset) => upload.some((file) => isNamed(asset, file));
    const isLeftOver = (asset: ReleaseAsset) =>
      isDistribution(asset.name) && !wanted.some((file) => isNamed(asset, file));
    const remove = allOurs
      ? [...broken, ...whole.filter((asset) => isInTheWay(asset) || isLeftOver(asset))]
      : release.assets.filter(isInTheWay);
    return { do: "reconcile", upload, remove };
  }
  const differing = upload.filter((file) => whole.some((asset) => isNamed(asset, file)));
  if (differing.length > 0) {
    return { do: "stop", why: differing.map((file) => explainDifference(file, release)) };
  }
  if (upload.length > 0 && release.immutable) {
    return { do: "stop", why: [explainImmutable(upload, release)] };
  }
  const remove = broken.filter((asset) => upload.some((file) => isNamed(asset, file)));
  return { do: "reconcile", upload, remove };
}

/**
 * The name under which GitHub keeps a file: of the characters that distributions have in their names, it gives up only
 * the `!` of an epoch, for a dot ("Upload a release asset": special characters are renamed).
 */
export function assetName(filename: string): string {
  return filename.replaceAll("!", ".");
}

/** The release's whole asset for a file; undefined where there is none. */
export function findAsset(release: Release, filename: string): ReleaseAsset | undefined {
  const kept = assetName(filename);
  return release.assets.find(({ name, complete }) => complete && name === kept);
}

function isNamed(asset: ReleaseAsset, file: WantedAsset): boolean {
  return asset.name === assetName(file.name);
}

function isSame(asset: ReleaseAsset, file: WantedAsset): boolean {
  if (!isNamed(asset, file) || asset.size !== file.size) return false;
  return asset.sha256 === undefined || asset.sha256 === file.sha256;
}

function isDistribution(name: string): boolean {
  return name.endsWith(".whl") || name.endsWith(".tar.gz");
}

function explainDifference(file: WantedAsset, release: Release): Diagnostic {
  const asset = release.assets.find((candidate) => isNamed(candidate, file));
  return diagnose("release-asset-differs", {
    message: `${file.name} on ${release.url} has sha256 ${asset?.sha256 ?? "unknown"}; this run's file has ${file.sha256}.`,
    hint: "A published release is not overwritten. Delete that asset yourself if it is wrong and run again, or release the next version.",
  });
}

function explainImmutable(missing: readonly WantedAsset[], release: Release): Diagnostic {
  return diagnose("release-immutable", {
    message: `${release.url} is immutable and lacks ${missing.map((file) => file.name).join(", ")}.`,
    hint: "Nothing can be added to an immutable release: release the next version.",
  });
}
