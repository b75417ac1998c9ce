import { constants, copyFile, mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { originOf } from "../domain/distribution/origin.ts";
import type { Act } from "../domain/journal.ts";
import type { Manifest } from "../domain/manifest.ts";
import type { ProjectSettings } from "../domain/outcome.ts";
import type { ReleasePlan } from "../domain/plan.ts";
import type { GitHub } from "../ports/github.ts";
import type { PackageIndex } from "../ports/package-index.ts";
import { adoptDistributions, explainKept, type ReadAttempt, readAttempt } from "./obtain/adopt.ts";
import { judgeYanked, listVersion, mergeListings, requireNoConflict } from "./obtain/listings.ts";
import { describeFiles, settingsFor, writeManifest } from "./obtain/manifest-file.ts";
import { type HandoverRequest, receiveDistributions } from "./receive-distributions.ts";

export interface DraftBytesRequest extends HandoverRequest {
  readonly plan: ReleasePlan;
  /** As the server has it. */
  readonly project: ProjectSettings;
  /** The notes are GitHub's own, which only a job may ask for that may write to the repository. */
  readonly makesNotes: boolean;
  /** A folder that does not exist yet; it will hold exactly the distributions. */
  readonly distributions: string;
  /** A folder for the manifest. */
  readonly manifestFolder: string;
}

export interface DraftBytesPorts {
  /** Those that make the release public; read only. */
  readonly targets: readonly PackageIndex[];
  readonly github: GitHub;
}

/**
 * The bytes that the draft is to hold: those of an earlier attempt for this very commit where there is one, because
 * building again gives others; else those that were handed over. The notes and smoke commands are this run's.
 */
export function adoptOrReceive(request: DraftBytesRequest, ports: DraftBytesPorts): Act<"obtain"> {
  return async (record) => {
    const { plan, distributions, manifestFolder, packagesDirectory } = request;
    const received = await receiveDistributions(request)(record);
    const listings = await listVersion(plan, ports.targets);
    const published = mergeListings(listings);
    const attempt = await readAttempt(request, published, ports.github);
    const origin = originOf({
      index: published.map(({ name }) => name),
      indexName: ports.targets.map(({ index }) => index.name).join(" and "),
      attempt,
      handedOver: packagesDirectory,
    });
    await mkdir(distributions, { recursive: true });
    const adopted = origin.from === "draft" || origin.from === "release" ? attempt : undefined;
    if (adopted === undefined) await copyFiles(request, received.manifest);
    else {
      await adoptDistributions(request, adopted, published, ports);
      if (!isSame(adopted, received.manifest)) record.note(explainKept(adopted, published));
    }
    const files = await describeFiles(distributions);
    const notes = request.makesNotes
      ? await ports.github.generateNotes(plan.tag)
      : received.manifest.notes;
    // What is tried later, and how it is judged, is the commit's to say, not the build job's.
    const { schema } = received.manifest;
    const manifest: Manifest = { schema, plan, notes, files, ...settingsFor(request.project) };
    requireNoConflict(manifest, published);
    record.note(...judgeYanked(plan, listings, files));
    const manifestSha256 =
      adopted !== undefined && !adopted.release.draft
        ? adopted.manifestSha256
        : await writeManifest(manifestFolder, manifest);
    return {
      origin: origin.from === "nowhere" ? "handed-over" : origin.from,
      manifest,
      manifestSha256,
    };
  };
}

async function copyFiles(
  { workspace, packagesDirectory, distributions }: DraftBytesRequest,
  { files }: Manifest,
): Promise<void> {
  const folder = resolve(workspace, packagesDirectory);
  for (const { name } of files) {
    await copyFile(join(folder, name), join(distributions, name), constants.COPYFILE_EXCL);
  }
}

function isSame({ files }: ReadAttempt, received: Manifest): boolean {
  return (
    files.length === received.files.length &&
    files.every((file) =>
      received.files.some(({ name, sha256 }) => name === file.name && sha256 === file.sha256),
    )
  );
}
