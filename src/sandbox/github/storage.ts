import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { NO_RELEASES, type ReleasesState, type StoredAsset } from "./releases-state.ts";

const STATE_FILE = "github.json";
const ASSETS = "github-assets";

/** Writes the state to a folder: `github.json`, and the bytes of assets by their SHA-256 digests. */
export async function saveReleases(state: ReleasesState, directory: string): Promise<void> {
  const folder = join(directory, ASSETS);
  await mkdir(folder, { recursive: true });
  const kept = new Set(await readdir(folder));
  for (const asset of state.releases.flatMap((release) => release.assets)) {
    const name = fileOf(asset);
    if (name !== undefined && !kept.has(name)) await writeFile(join(folder, name), asset.bytes);
  }
  const releases = state.releases.map((release) => ({
    ...release,
    assets: release.assets.map(({ bytes, ...described }) => described),
  }));
  const path = join(directory, STATE_FILE);
  // A state that was written by half would lose every rehearsal before it.
  await writeFile(`${path}.new`, `${JSON.stringify({ ...state, releases }, null, 1)}\n`);
  await rename(`${path}.new`, path);
}

/** Reads what saveReleases has written; a folder without a state has no releases. */
export async function loadReleases(directory: string): Promise<ReleasesState> {
  const text = await readFile(join(directory, STATE_FILE), "utf8").catch(ignoreMissing);
  if (text === undefined) return NO_RELEASES;
  // Our own file: its shape is that of the state we wrote.
  const saved = JSON.parse(text) as ReleasesState;
  const releases = await Promise.all(
    saved.releases.map(async (release) => ({
      ...release,
      assets: await Promise.all(release.assets.map((asset) => withBytes(directory, asset))),
    })),
  );
  return { ...saved, releases };
}

async function withBytes(directory: string, asset: StoredAsset): Promise<StoredAsset> {
  const name = fileOf(asset);
  const bytes =
    name === undefined ? new Uint8Array() : await readFile(join(directory, ASSETS, name));
  return { ...asset, bytes };
}

/** Undefined for an asset of which nothing has arrived. */
function fileOf({ digest }: Pick<StoredAsset, "digest">): string | undefined {
  return digest?.replace("sha256:", "");
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
  return undefined;
}
