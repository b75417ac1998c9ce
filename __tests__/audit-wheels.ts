import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { pythonTools } from "./python-tools.ts";

const LOCK = fileURLToPath(new URL("../python/audit-requirements.txt", import.meta.url));
const CACHE = fileURLToPath(new URL("../.cache/", import.meta.url));

/**
 * A folder with the wheels that our lock file of pip-audit lists, for this machine's Python: downloaded once into the
 * project's cache, so that tests install pip-audit as users do, without the network. Ask within TOOLS_TIMEOUT.
 */
export async function auditWheels(): Promise<string> {
  const key = createHash("sha256").update(await readFile(LOCK));
  const folder = join(CACHE, `audit-wheels-${key.digest("hex").slice(0, 16)}`);
  if (await exists(folder)) return folder;
  await mkdir(CACHE, { recursive: true });
  const { python } = await pythonTools();
  const partial = await mkdtemp(`${folder}-`);
  const options = ["--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:"];
  const download = ["-m", "pip", "download", ...options, "--dest", partial, "-r", LOCK];
  await promisify(execFile)(python, download);
  // Another test file may have been quicker.
  await rename(partial, folder).catch(() => rm(partial, { recursive: true }));
  if (!(await exists(folder))) throw new Error(`${folder} cannot be made.`);
  return folder;
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
