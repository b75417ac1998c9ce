import { createHash } from "node:crypto";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import type { Diagnostic } from "../domain/diagnostic.ts";
import { compareHandover, handoverDiagnostics } from "../domain/handover.ts";
import type { Act } from "../domain/journal.ts";
import {
  type Distribution,
  MANIFEST_NAME,
  type Manifest,
  parseManifest,
} from "../domain/manifest.ts";
import type { Plan, UnreleasedPlan } from "../domain/plan.ts";
import { releaseDiagnostics } from "../domain/release/diagnostics.ts";
import { ReleaseError } from "../domain/release-error.ts";
import { sanitise } from "../domain/sanitise.ts";
import { hashFile } from "./obtain/manifest-file.ts";

export interface HandoverRequest {
  /** What this run has read itself; where it is absent, the manifest's own plan is taken. */
  readonly plan?: Plan | UnreleasedPlan;
  /** Absolute path of the checked-out repository, or of an empty folder where nothing is checked out. */
  readonly workspace: string;
  /** Folder of distributions and manifest, relative to the workspace. */
  readonly packagesDirectory: string;
  /** Digest of the manifest as the job that built has told it, lower-case hex: the only trusted channel between jobs. */
  readonly manifestSha256: string;
}

/** Larger than any manifest: a changelog section has at most some hundred kilobytes. Bytes. */
const LARGEST_MANIFEST = 8 * 1024 * 1024;

/**
 * Takes over what an earlier job built: exactly the manifest that it has named by digest, exactly the files that the
 * manifest names, and a manifest that is about this very release. Nothing is copied or changed.
 */
export function receiveDistributions(request: HandoverRequest): Act<"obtain"> {
  return async () => {
    const folder = await findFolder(request);
    const manifest = await readManifest(folder, request);
    const problems = [
      ...compareHandover(manifest, request.plan ?? manifest.plan),
      ...(await compareFiles(folder, manifest)),
    ];
    if (problems.length > 0) throw new ReleaseError(...problems);
    return { origin: "handed-over", manifest, manifestSha256: request.manifestSha256 };
  };
}

async function findFolder({ workspace, packagesDirectory }: HandoverRequest): Promise<string> {
  const root = await realpath(workspace);
  const folder = await realpath(join(root, packagesDirectory)).catch(() => undefined);
  if (folder !== undefined && (folder === root || folder.startsWith(root + sep))) return folder;
  throw missing(
    `packages-dir is ${packagesDirectory}, which is not a folder within the workspace.`,
  );
}

async function readManifest(
  folder: string,
  { packagesDirectory, manifestSha256 }: HandoverRequest,
): Promise<Manifest> {
  const path = join(folder, MANIFEST_NAME);
  const size = await sizeOf(path);
  if (size === undefined) {
    throw missing(`There is no ${MANIFEST_NAME} in packages-dir, which is ${packagesDirectory}.`);
  }
  const bytes = size > LARGEST_MANIFEST ? undefined : await readFile(path);
  const sha256 = createHash("sha256")
    .update(bytes ?? "")
    .digest("hex");
  if (bytes === undefined || sha256 !== manifestSha256) {
    const found = bytes === undefined ? `has ${size} bytes` : `has sha256 ${sha256}`;
    throw new ReleaseError(
      handoverDiagnostics.diagnose("handover-manifest-differs", {
        message: `${MANIFEST_NAME} ${found}; the input manifest-sha256 names ${manifestSha256}.`,
        hint: "Somebody has changed the artifact on the way, or it is another run's. Nothing of it is published: find out which job wrote it, and run the build again.",
      }),
    );
  }
  return parseManifest(bytes.toString("utf8"));
}

/** Bytes of a regular file; undefined for anything else: what a link leads to may change. */
async function sizeOf(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true && (await realpath(path)) === path ? found.size : undefined;
}

async function compareFiles(folder: string, manifest: Manifest): Promise<readonly Diagnostic[]> {
  const entries = await readdir(folder);
  const named = new Set([MANIFEST_NAME, ...manifest.files.map(({ name }) => name)]);
  const foreign = entries.filter((name) => !named.has(name)).toSorted();
  const problems = foreign.map(explainForeign);
  for (const file of manifest.files) problems.push(...(await compareFile(folder, file)));
  return problems;
}

async function compareFile(
  folder: string,
  { name, size, sha256 }: Distribution,
): Promise<readonly Diagnostic[]> {
  const path = join(folder, name);
  const found = await sizeOf(path);
  if (found === undefined) {
    return [
      handoverDiagnostics.diagnose("handover-incomplete", {
        message: `The manifest names ${name} (${size} bytes), which is not among the files handed over.`,
        hint: "Let the build job upload all of its files in one artifact, with the manifest, and this job download it whole.",
      }),
    ];
  }
  const digest = found === size ? await hashFile(path) : undefined;
  if (digest === sha256) return [];
  const is = digest === undefined ? `has ${found} bytes` : `has sha256 ${digest}`;
  return [
    releaseDiagnostics.diagnose("manifest-mismatch", {
      message: `${name} ${is}; the manifest names ${digest === undefined ? `${size} bytes` : sha256}.`,
      hint: "Somebody has changed the file after the build job hashed it. Nothing of it is published: find out which job wrote it, and run the build again.",
    }),
  ];
}

function explainForeign(name: string): Diagnostic {
  return handoverDiagnostics.diagnose("handover-foreign", {
    message: `${sanitise(name, 200)} was handed over, and the manifest does not name it.`,
    hint: "Download into a folder of its own only the artifact that the build job uploads. If nobody put the file there on purpose, find out which job did.",
  });
}

function missing(message: string): ReleaseError {
  return new ReleaseError(
    handoverDiagnostics.diagnose("handover-missing", {
      message,
      hint: "Download the build job's artifact into that folder first (actions/download-artifact with path).",
    }),
  );
}
