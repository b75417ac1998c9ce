import { readFile, stat } from "node:fs/promises";
import type { Sources } from "../../domain/outcome.ts";
import type { PlaceFile } from "../../domain/version/places.ts";
import { findFile } from "./find-file.ts";

/** Nobody keeps a version in a larger file. Bytes. */
const LARGEST = 1024 * 1024;

/** Those of the named files that the project has, as text; what is too large or not UTF-8 is left out. */
export async function readTexts(
  sources: Sources,
  names: readonly string[],
): Promise<readonly PlaceFile[]> {
  const files: PlaceFile[] = [];
  for (const name of names) {
    const found = await findFile(sources, name);
    if (found.kind !== "file" || (await stat(found.absolute)).size > LARGEST) continue;
    const text = decode(await readFile(found.absolute));
    if (text !== undefined) files.push({ name, path: found.path, text });
  }
  return files;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
