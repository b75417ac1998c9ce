import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import type { Act } from "../domain/journal.ts";
import { MANIFEST_NAME } from "../domain/manifest.ts";
import type { Obtained } from "../domain/outcome.ts";

export interface HandOverRequest {
  readonly obtained: Obtained;
  /** Folder of the distributions. */
  readonly distributions: string;
  readonly manifestFolder: string;
}

/**
 * Puts the manifest beside the distributions that it names: the folder is what later jobs are given, and the manifest's
 * digest, by an output of this job, is how they know it.
 */
export function handOver({
  obtained,
  distributions,
  manifestFolder,
}: HandOverRequest): Act<"hand-over"> {
  return async () => {
    await copyFile(join(manifestFolder, MANIFEST_NAME), join(distributions, MANIFEST_NAME));
    return { folder: distributions, manifestSha256: obtained.manifestSha256 };
  };
}
