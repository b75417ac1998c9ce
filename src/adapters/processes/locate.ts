import { realpath } from "node:fs/promises";
import { delimiter, isAbsolute, join, relative, resolve, sep } from "node:path";
import { which } from "@actions/io";

export interface Search {
  /** `PATH` as the child will have it. */
  readonly path: string;
  /** Where a program with a folder in its name (`./scripts/check`) is looked for. */
  readonly directory: string;
  /** A folder that is no place for tools: its entries of the search path are passed over. */
  readonly workspace?: string;
}

/**
 * Absolute path of a program, found as a runner finds tools (executable bit, PATHEXT on Windows, never the current folder).
 * Entries of the search path within the workspace are passed over, and so are relative ones: a repository must not be able
 * to bring its own `git` or `python`. A program that is named with its folder is somebody's explicit choice, wherever it is.
 */
export async function locateProgram(program: string, search: Search): Promise<string | undefined> {
  if (program === "") return undefined;
  if (isAbsolute(program)) return found(await which(program, false));
  if (program.includes("/") || program.includes(sep)) {
    return found(await which(resolve(search.directory, program), false));
  }
  const workspace = search.workspace && (await realpath(search.workspace).catch(() => undefined));
  for (const folder of search.path.split(delimiter)) {
    if (!isAbsolute(folder) || (workspace && (await isWithin(folder, workspace)))) continue;
    const path = found(await which(join(folder, program), false));
    if (path !== undefined) return path;
  }
  return undefined;
}

async function isWithin(folder: string, workspace: string): Promise<boolean> {
  const real = await realpath(folder).catch(() => folder);
  const path = relative(workspace, real);
  return path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

function found(path: string): string | undefined {
  return path === "" ? undefined : path;
}
