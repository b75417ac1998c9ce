import { createHash } from "node:crypto";
import { renameAsset } from "./asset-name.ts";
import type { Act, Call } from "./call.ts";
import { assetJson, releaseOf } from "./release-json.ts";
import { addAsset, type StoredRelease } from "./releases-state.ts";
import { failure, json, Refusal, unprocessable, validationFailed } from "./replies.ts";

/** POST /repos/{owner}/{repo}/releases/{release_id}/assets on the uploads host; the body is the file as it is. */
export const uploadAsset: Act = (call) => {
  const { service, body } = call;
  const release = releaseOf(call);
  const name = renameAsset(checkUpload(call, release));
  if (release.assets.some((asset) => asset.name === name)) {
    throw validationFailed({ resource: "ReleaseAsset", code: "already_exists", field: "name" });
  }
  const interrupted = call.fault?.kind === "starter";
  const now = service.clock.now().toISOString();
  const id = service.releases.nextId;
  const asset = {
    name,
    label: call.address.searchParams.get("label") ?? "",
    state: interrupted ? ("starter" as const) : ("uploaded" as const),
    contentType: call.headers["content-type"] ?? "application/octet-stream",
    bytes: interrupted ? new Uint8Array() : body,
    digest: interrupted ? null : `sha256:${createHash("sha256").update(body).digest("hex")}`,
    downloads: 0,
    createdAt: now,
    updatedAt: now,
  };
  service.releases = addAsset(service.releases, release, asset);
  if (interrupted) return failure(502, "Server Error");
  return json(201, assetJson(service, release, { ...asset, id }));
};

/** Gives the name that the file is sent under. Throws a Refusal; the uploads host wants to know the length beforehand. */
function checkUpload(call: Call, release: StoredRelease): string {
  if (call.headers["content-length"] === undefined) {
    throw new Refusal(failure(400, "Bad Content-Length: "));
  }
  if (release.immutable) throw unprocessable("Cannot upload assets to an immutable release");
  const name = call.address.searchParams.get("name");
  const resource = "ReleaseAsset";
  if (name === null || name === "") {
    throw validationFailed({ resource, code: "missing_field", field: "name" });
  }
  if (call.body.length === 0) {
    const message = "size must be greater than or equal to 1";
    throw validationFailed({ resource, code: "custom", field: "size", message });
  }
  return name;
}
