import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { pythonTools } from "../python-tools.ts";
import { ROOT } from "../workflows/files.ts";

const run = promisify(execFile);
const CACHE = join(ROOT, ".cache");
const REQUIREMENTS = join(import.meta.dirname, "../requirements/act.txt");

/** Path of the act that requirements/act.txt lists: installed once into the project's cache, from hashes. */
export async function actProgram(): Promise<string> {
  const { pip } = await pythonTools();
  const key = createHash("sha256").update(await readFile(REQUIREMENTS));
  const folder = join(CACHE, `act-${key.digest("hex").slice(0, 16)}`);
  const program = join(folder, "bin/act");
  if (!(await exists(program))) await install(pip, folder);
  return program;
}

/** Renamed when it is whole: of two test runs that install at the same time, the second finds the first one's. */
async function install(pip: string, folder: string): Promise<void> {
  const temporary = await mkdtemp(join(CACHE, "act-"));
  try {
    const hashed = ["--require-hashes", "--only-binary", ":all:", "--requirement", REQUIREMENTS];
    await run(pip, ["install", "--quiet", "--target", temporary, ...hashed]);
    await rename(temporary, folder).catch(async (error: unknown) => {
      if (!(await exists(folder))) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
