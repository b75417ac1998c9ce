import { createHash } from "node:crypto";
import { join } from "node:path";
import { ArchiveError } from "../archives/archive-error.ts";
import { type ByteSource, openFile } from "../archives/byte-source.ts";
import { explainArchiveError } from "../archives/explain.ts";
import { inspectSdist } from "../archives/inspect-sdist.ts";
import { inspectWheel } from "../archives/inspect-wheel.ts";
import { readSdist } from "../archives/sdist.ts";
import { readWheelMetadata } from "../archives/wheel.ts";
import type { InspectedDistribution } from "../domain/distribution/contents.ts";
import type { CoreMetadata } from "../domain/distribution/metadata.ts";
import { distributionRules } from "../domain/distribution/rules.ts";
import type { Act, Recorder } from "../domain/journal.ts";
import type { Distribution, Manifest } from "../domain/manifest.ts";
import { optional } from "../domain/optional.ts";
import type { Plan } from "../domain/plan.ts";
import type { DeclaredMetadata } from "../domain/project/declared.ts";
import { releaseDiagnostics } from "../domain/release/diagnostics.ts";
import { ReleaseError } from "../domain/release-error.ts";
import { applyRules } from "../domain/rule.ts";

const CHUNK = 256 * 1024;

/**
 * Reads every distribution and applies the rules about built files; nothing is unpacked, nothing of it runs. `declared` is
 * what pyproject.toml of the tagged commit says, for comparison.
 */
export function inspectDistributions(
  plan: Plan,
  manifest: Manifest,
  folder: string,
  declared?: DeclaredMetadata,
): Act<"inspect"> {
  return async (record) => {
    const distributions: InspectedDistribution[] = [];
    for (const distribution of manifest.files) {
      const inspected = await inspectOrNote(join(folder, distribution.name), distribution, record);
      if (inspected !== undefined) distributions.push(inspected);
    }
    record.note(
      ...applyRules(distributionRules, plan, { distributions, ...optional("declared", declared) }),
    );
    return { files: manifest.files.length };
  };
}

async function inspectOrNote(
  path: string,
  distribution: Distribution,
  record: Recorder<"inspect">,
): Promise<InspectedDistribution | undefined> {
  try {
    return await inspectDistribution(path, distribution);
  } catch (error) {
    if (error instanceof ReleaseError) record.note(...error.diagnostics);
    else if (error instanceof ArchiveError) {
      record.note(explainArchiveError(distribution.name, error));
    } else throw error;
    return undefined;
  }
}

/** Everything that rules ask of one file. Throws an ArchiveError, or as readDistribution does. */
export async function inspectDistribution(
  path: string,
  distribution: Distribution,
): Promise<InspectedDistribution> {
  const inspect = distribution.kind === "wheel" ? inspectWheel : inspectSdist;
  const contents = await readDistribution(path, distribution, (file) =>
    inspect(file, distribution.name, () => createHash("sha256")),
  );
  return { distribution, ...contents };
}

/**
 * Reads a distribution through one open file, of which the manifest's digest is taken before and afterwards: a process
 * that changes the file meanwhile is found out. Throws a ReleaseError (manifest-mismatch), and whatever `read` throws.
 */
export async function readDistribution<T>(
  path: string,
  distribution: Distribution,
  read: (file: ByteSource) => Promise<T>,
): Promise<T> {
  const file = await openFile(path);
  try {
    await requireBytes(file, distribution);
    try {
      return await read(file);
    } finally {
      // Where reading has failed, too: bytes that were changed explain it better than what they look like.
      await requireBytes(file, distribution);
    }
  } finally {
    await file.close();
  }
}

async function requireBytes(file: ByteSource, { name, sha256 }: Distribution): Promise<void> {
  const found = await hashSource(file);
  if (found === sha256) return;
  throw new ReleaseError(
    releaseDiagnostics.diagnose("manifest-mismatch", {
      message: `${name} ${found === undefined ? "has become shorter while it was read" : `has sha256 ${found}`}; the manifest names ${sha256}.`,
      hint: "Something in this job changes the distributions after they were hashed: look for a process that a build or a test has left running, and run again.",
    }),
  );
}

/** SHA-256, lower-case hex; undefined for a file that no longer has all its bytes. */
async function hashSource(file: ByteSource): Promise<string | undefined> {
  const hash = createHash("sha256");
  const buffer = new Uint8Array(CHUNK);
  try {
    for (let offset = 0; offset < file.size; offset += CHUNK) {
      hash.update(await file.read(offset, Math.min(CHUNK, file.size - offset), buffer));
    }
  } catch (error) {
    if (error instanceof ArchiveError) return undefined;
    throw error;
  }
  return hash.digest("hex");
}

/** Core metadata from the file itself, never from the project's sources. Throws an ArchiveError. */
export async function readCoreMetadata(
  path: string,
  distribution: Distribution,
): Promise<CoreMetadata> {
  const file = await openFile(path);
  try {
    return await coreMetadataIn(file, distribution);
  } finally {
    await file.close();
  }
}

/** The same from an open file. A wheel's other members are not looked at: `inspect` has read them all. */
export async function coreMetadataIn(
  file: ByteSource,
  { name, kind }: Distribution,
): Promise<CoreMetadata> {
  if (kind === "wheel") return readWheelMetadata(file, name);
  return (await readSdist(file, name)).metadata;
}
