import { renameAsset } from "./asset-name.ts";
import { addressInStorage } from "./asset-storage.ts";
import type { Act } from "./call.ts";
import { pagedReply } from "./paging.ts";
import { readAssetFields } from "./release-fields.ts";
import { assetJson, assetOf, releaseOf } from "./release-json.ts";
import { replaceAsset, replaceRelease } from "./releases-state.ts";
import { json, noContent, unprocessable, validationFailed } from "./replies.ts";

/** GET /repos/{owner}/{repo}/releases/{release_id}/assets */
export const listAssets: Act = (call) => {
  const release = releaseOf(call);
  return pagedReply(call, release.assets, (asset) => assetJson(call.service, release, asset));
};

/** GET /repos/{owner}/{repo}/releases/assets/{asset_id}: its description, or the way to its bytes for `application/octet-stream`. */
export const getAsset: Act = (call) => {
  const { service, headers } = call;
  const { release, asset } = assetOf(call);
  if (headers.accept !== "application/octet-stream") {
    return json(200, assetJson(service, release, asset));
  }
  const counted = { ...asset, downloads: asset.downloads + 1 };
  service.releases = replaceAsset(service.releases, release, counted);
  return { status: 302, headers: { location: addressInStorage(service, asset) } };
};

/** PATCH /repos/{owner}/{repo}/releases/assets/{asset_id} */
export const updateAsset: Act = (call) => {
  const { service } = call;
  const { release, asset } = assetOf(call);
  const fields = readAssetFields(call.body);
  if (release.immutable) throw unprocessable("Cannot update assets of an immutable release");
  const name = fields.name === undefined ? asset.name : renameAsset(fields.name);
  if (release.assets.some((other) => other.id !== asset.id && other.name === name)) {
    throw validationFailed({ resource: "ReleaseAsset", code: "already_exists", field: "name" });
  }
  const updatedAt = service.clock.now().toISOString();
  const updated = { ...asset, name, label: fields.label ?? asset.label, updatedAt };
  service.releases = replaceAsset(service.releases, release, updated);
  return json(200, assetJson(service, release, updated));
};

/** DELETE /repos/{owner}/{repo}/releases/assets/{asset_id} */
export const deleteAsset: Act = (call) => {
  const { service } = call;
  const { release, asset } = assetOf(call);
  if (release.immutable) throw unprocessable("Cannot delete assets from an immutable release");
  const assets = release.assets.filter((other) => other.id !== asset.id);
  service.releases = replaceRelease(service.releases, { ...release, assets });
  return noContent;
};
