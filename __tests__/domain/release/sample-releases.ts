import { releaseBody } from "../../../src/domain/release/body.ts";
import { type Marker, releaseMarker } from "../../../src/domain/release/marker.ts";
import type { Release, ReleaseAsset } from "../../../src/domain/release/release.ts";

export const commit = "c".repeat(40);
export const otherCommit = "d".repeat(40);
export const tag = { name: "v0.3.0", object: "e".repeat(40), commit };

/** A person's published release for the tag, unless `part` says otherwise. */
export function releaseWith(part: Partial<Release> = {}): Release {
  const { id = 1 } = part;
  return {
    id,
    tag: tag.name,
    title: "omi v0.3.0",
    body: "Notes.",
    draft: false,
    prerelease: false,
    immutable: false,
    url: `https://github.com/o/r/releases/${id}`,
    assets: [],
    ...part,
  };
}

/** The body of a release that we made, for this version and commit unless `part` says otherwise. */
export function ourBody(part: Partial<Marker> = {}): string {
  return releaseBody({
    notes: "Notes.",
    marker: releaseMarker({ version: "0.3.0", commit, manifestSha256: "f".repeat(64), ...part }),
    changelogUrl: "https://github.com/o/r/blob/v0.3.0/CHANGELOG.md",
  });
}

/** A wheel that is wholly there, unless `part` says otherwise. */
export function assetWith(part: Partial<ReleaseAsset> = {}): ReleaseAsset {
  return { id: 1, name: "omi-0.3.0-py3-none-any.whl", size: 10, complete: true, ...part };
}
