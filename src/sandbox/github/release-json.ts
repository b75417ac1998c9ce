import type { Call, Service } from "./call.ts";
import { nodeId, parameterOf, repositoryAddress, repositoryPage } from "./call.ts";
import { maySeeDrafts } from "./permissions.ts";
import type { StoredAsset, StoredRelease } from "./releases-state.ts";
import { notFound } from "./replies.ts";
import { ACTIONS_BOT, userJson } from "./users.ts";

/** `release` of GitHub's description. A draft's page and downloads have no tag in their address yet, and it has no archives. */
export function releaseJson(service: Service, release: StoredRelease) {
  const url = `${repositoryAddress(service)}/releases/${release.id}`;
  const { owner, name } = service.repository;
  const uploads = `${service.addresses.uploads}/repos/${owner}/${name}/releases/${release.id}`;
  const archive = (kind: string) =>
    release.draft ? null : `${repositoryAddress(service)}/${kind}/${encodeURI(release.tagName)}`;
  return {
    url,
    assets_url: `${url}/assets`,
    upload_url: `${uploads}/assets{?name,label}`,
    html_url: `${repositoryPage(service)}/releases/tag/${encodeURI(addressName(release))}`,
    id: release.id,
    author: userJson(service, ACTIONS_BOT),
    node_id: nodeId("Release", release.id),
    tag_name: release.tagName,
    target_commitish: release.targetCommitish,
    name: release.name,
    draft: release.draft,
    immutable: release.immutable,
    prerelease: release.prerelease,
    created_at: release.createdAt,
    updated_at: release.updatedAt,
    published_at: release.publishedAt,
    assets: release.assets.map((asset) => assetJson(service, release, asset)),
    tarball_url: archive("tarball"),
    zipball_url: archive("zipball"),
    body: release.body,
  };
}

/** `release-asset` of GitHub's description. */
export function assetJson(service: Service, release: StoredRelease, asset: StoredAsset) {
  const folder = `${repositoryPage(service)}/releases/download/${addressName(release)}`;
  return {
    url: `${repositoryAddress(service)}/releases/assets/${asset.id}`,
    id: asset.id,
    node_id: nodeId("ReleaseAsset", asset.id),
    name: asset.name,
    label: asset.label,
    uploader: userJson(service, ACTIONS_BOT),
    content_type: asset.contentType,
    state: asset.state,
    size: asset.bytes.length,
    digest: asset.digest,
    download_count: asset.downloads,
    created_at: asset.createdAt,
    updated_at: asset.updatedAt,
    browser_download_url: encodeURI(`${folder}/${asset.name}`),
  };
}

function addressName(release: StoredRelease): string {
  return release.draft ? release.draftName : release.tagName;
}

/** The release that the path names. Throws a 404 Refusal where there is none, or it is a draft that the caller may not see. */
export function releaseOf(call: Call): StoredRelease {
  const id = Number(parameterOf(call, "release_id"));
  const release = visibleReleases(call).find((candidate) => candidate.id === id);
  if (release === undefined) throw notFound();
  return release;
}

/** The asset that the path names, and its release. Throws a 404 Refusal as releaseOf does. */
export function assetOf(call: Call): { release: StoredRelease; asset: StoredAsset } {
  const id = Number(parameterOf(call, "asset_id"));
  for (const release of visibleReleases(call)) {
    const asset = release.assets.find((candidate) => candidate.id === id);
    if (asset !== undefined) return { release, asset };
  }
  throw notFound();
}

export function visibleReleases({ service, caller }: Call): readonly StoredRelease[] {
  const { releases } = service.releases;
  return maySeeDrafts(caller) ? releases : releases.filter((release) => !release.draft);
}
