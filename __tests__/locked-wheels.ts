import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { pythonTools } from "./python-tools.ts";

const CARRIED = fileURLToPath(new URL("../python/", import.meta.url));
const CACHE = fileURLToPath(new URL("../.cache/", import.meta.url));

/**
 * A folder with the wheels that a lock file of ours (`readme-requirements.txt`) lists, for this machine's Python:
 * downloaded once into the project's cache, so that tests install them as users do, without the network. Ask within
 * TOOLS_TIMEOUT.
 */
export async function lockedWheels(name: string): Promise<string> {
  const lock = join(CARRIED, name);
  const { python } = await pythonTools();
  const digest = createHash("sha256")
    .update(await readFile(lock))
    .digest("hex");
  const folder = join(CACHE, `wheels-${basename(name, ".txt")}-${digest.slice(0, 16)}`);
  if (await exists(folder)) return folder;
  await mkdir(CACHE, { recursive: true });
  const partial = await mkdtemp(`${folder}-`);
  const options = ["--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:"];
  const download = ["-m", "pip", "download", ...options, "--dest", partial, "-r", lock];
  await promisify(execFile)(python, download);
  // Another test file may have been quicker.
  await rename(partial, folder).catch(() => rm(partial, { recursive: true }));
  return folder;
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
