import { join } from "node:path";
import { ArchiveError } from "../archives/archive-error.ts";
import { openFile } from "../archives/byte-source.ts";
import { explainArchiveError } from "../archives/explain.ts";
import { readSdist } from "../archives/sdist.ts";
import { readWheel } from "../archives/wheel.ts";
import type { CoreMetadata } from "../domain/distribution/metadata.ts";
import { distributionRules } from "../domain/distribution/rules.ts";
import type { DistributionFacts } from "../domain/facts.ts";
import type { Act, Recorder } from "../domain/journal.ts";
import type { Distribution, Manifest } from "../domain/manifest.ts";
import type { Plan } from "../domain/plan.ts";
import { applyRules } from "../domain/rule.ts";

/** Reads every distribution and applies the rules about built files; nothing is unpacked, nothing of it runs. */
export function inspectDistributions(
  plan: Plan,
  manifest: Manifest,
  folder: string,
): Act<"inspect"> {
  return async (record) => {
    const distributions: DistributionFacts["distributions"][number][] = [];
    for (const distribution of manifest.files) {
      const metadata = await readOrNote(join(folder, distribution.name), distribution, record);
      if (metadata !== undefined) distributions.push({ distribution, metadata });
    }
    record.note(...applyRules(distributionRules, plan, { distributions }));
    return { files: manifest.files.length };
  };
}

async function readOrNote(
  path: string,
  distribution: Distribution,
  record: Recorder<"inspect">,
): Promise<CoreMetadata | undefined> {
  try {
    return await readCoreMetadata(path, distribution);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    record.note(explainArchiveError(distribution.name, error));
    return undefined;
  }
}

/** Core metadata from the file itself, never from the project's sources. Throws an ArchiveError. */
export async function readCoreMetadata(
  path: string,
  { name, kind }: Distribution,
): Promise<CoreMetadata> {
  const file = await openFile(path);
  try {
    const read = kind === "wheel" ? readWheel : readSdist;
    return (await read(file, name)).metadata;
  } finally {
    await file.close();
  }
}
