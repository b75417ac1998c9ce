import { openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";
import { assetName } from "../../domain/release/assets.ts";
import type { Release, ReleaseAsset } from "../../domain/release/release.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import { hashFile } from "../hash-file.ts";
import { download, transferTimeoutMs } from "../http/download.ts";
import { send } from "../http/send.ts";
import { items, parseJson } from "../http/shape.ts";
import { type Connection, isRefusal, SERVICE, unlessAbsent, unwrapped } from "./connection.ts";
import { githubDiagnostics } from "./diagnostics.ts";
import { explainGitHub } from "./refusals.ts";
import { readAsset } from "./releases.ts";

interface LocalFile {
  readonly name: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/**
 * Adds a file to a release. An asset that is there with these bytes is the result; what an interrupted upload left
 * behind is deleted; other bytes are never replaced. @throws ReleaseError `asset-differs`
 */
export async function uploadAsset(
  connection: Connection,
  release: Release,
  name: string,
  path: string,
): Promise<ReleaseAsset> {
  const file = await describe(name, path);
  const look = () => findUploaded(connection, release, file);
  try {
    return requireSame(await sendAsset(connection, release, file, look), file);
  } catch (error) {
    if (!isRefusal(error, "github-asset-exists")) throw error;
    const found = await look();
    return found ?? requireSame(await sendAsset(connection, release, file, look), file);
  }
}

async function describe(name: string, path: string): Promise<LocalFile> {
  const { size } = await stat(path);
  return { name, path, size, sha256: await hashFile(path) };
}

function sendAsset(
  { client, uploadUrl, headers }: Connection,
  release: Release,
  file: LocalFile,
  lookAgain: () => Promise<ReleaseAsset | undefined>,
): Promise<ReleaseAsset> {
  return send(client, {
    service: SERVICE,
    method: "POST",
    url: `${uploadUrl}/releases/${release.id}/assets?name=${encodeURIComponent(file.name)}`,
    headers: { ...headers, "content-type": "application/octet-stream" },
    // A blob that reads from disk while it is sent, and knows its size.
    body: () => openAsBlob(file.path),
    timeoutMs: transferTimeoutMs(file.size),
    read: (reply) => readAsset(parseJson(SERVICE, reply.text)),
    explain: explainGitHub,
    lookAgain,
  });
}

/** The release's asset of this name, if it is whole; half an asset is removed, so that the name is free. */
async function findUploaded(
  connection: Connection,
  release: Release,
  file: LocalFile,
): Promise<ReleaseAsset | undefined> {
  const kept = assetName(file.name);
  const found = (await listAssets(connection, release)).find(({ name }) => name === kept);
  if (found === undefined) return undefined;
  if (found.complete) return requireSame(found, file);
  await deleteAsset(connection, found);
  return undefined;
}

async function listAssets(
  { octokit, repository }: Connection,
  release: Release,
): Promise<readonly ReleaseAsset[]> {
  const { listReleaseAssets } = octokit.rest.repos;
  const parameters = { ...repository, release_id: release.id, per_page: 100 };
  const value = await unwrapped(octokit.paginate(listReleaseAssets, parameters));
  return items({ service: SERVICE, path: "assets", value }).map(readAsset);
}

function requireSame(asset: ReleaseAsset, file: LocalFile): ReleaseAsset {
  const { size, sha256 = file.sha256 } = asset;
  if (size === file.size && sha256 === file.sha256) return asset;
  throw new ReleaseError(
    githubDiagnostics.diagnose("asset-differs", {
      message: `The release's asset ${file.name} has ${size} bytes with SHA-256 ${asset.sha256 ?? "unknown"}; the file has ${file.size} bytes with ${file.sha256}.`,
      hint: "Delete the asset from the draft if nobody needs it, and run the job again.",
    }),
  );
}

/** Deleting what is gone is no failure. */
export async function deleteAsset(
  { octokit, repository }: Connection,
  asset: ReleaseAsset,
): Promise<void> {
  const { deleteReleaseAsset } = octokit.rest.repos;
  await unlessAbsent(unwrapped(deleteReleaseAsset({ ...repository, asset_id: asset.id })));
}

/** GitHub sends us on to its storage, where the token does not go along. */
export async function downloadAsset(
  { client, apiUrl, headers }: Connection,
  asset: ReleaseAsset,
  path: string,
): Promise<void> {
  await download(client, {
    service: SERVICE,
    method: "GET",
    url: `${apiUrl}/releases/assets/${asset.id}`,
    headers: { ...headers, accept: "application/octet-stream" },
    redirects: "follow",
    path,
    sha256: asset.sha256,
    size: asset.size,
    explain: explainGitHub,
  });
}
