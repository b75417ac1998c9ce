import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { IndexContext } from "./context.ts";
import type { IndexState } from "./state.ts";

const STATE_FILE = "state.json";
const FILES_FOLDER = "files";

/** Writes all that the index knows to a folder: `state.json`, and the files by their SHA-256 digests. */
export async function saveState(context: IndexContext, directory: string): Promise<void> {
  const folder = join(directory, FILES_FOLDER);
  await mkdir(folder, { recursive: true });
  const kept = new Set(await readdir(folder));
  for (const [digest, bytes] of context.contents) {
    if (!kept.has(digest)) await writeFile(join(folder, digest), bytes);
  }
  const path = join(directory, STATE_FILE);
  // A state that was written by half would lose every rehearsal before it.
  await writeFile(`${path}.new`, `${JSON.stringify(context.state, undefined, 1)}\n`);
  await rename(`${path}.new`, path);
}

/** Takes over what `saveState` wrote, instead of all that the index knew; a folder without a state is an empty index. */
export async function loadState(context: IndexContext, directory: string): Promise<void> {
  const text = await readFile(join(directory, STATE_FILE), "utf8").catch(ignoreMissing);
  if (text === undefined) return;
  // Our own file: its shape is that of the state we wrote.
  context.state = JSON.parse(text) as IndexState;
  context.contents.clear();
  const folder = join(directory, FILES_FOLDER);
  for (const digest of await readdir(folder))
    context.contents.set(digest, await readFile(join(folder, digest)));
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
  return undefined;
}
