import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { MANIFEST_NAME } from "../../domain/manifest.ts";
import type { Tag } from "../../domain/plan.ts";
import type { WantedAsset } from "../../domain/release/assets.ts";
import { releaseDiagnostics } from "../../domain/release/diagnostics.ts";
import type { Release } from "../../domain/release/release.ts";
import type { TextRequest } from "../../domain/release/text.ts";
import {
  decideWork,
  type ReleasePhase,
  type ReleaseWork,
  type WantedWork,
} from "../../domain/release/work.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { GitHub } from "../../ports/github.ts";
import type { Reporter } from "../../ports/machine.ts";

export interface EnsureRequest extends TextRequest {
  /** Folder of the distributions. */
  readonly distributions: string;
  readonly manifestFolder: string;
  /** Started by a person's published release. */
  readonly personal: boolean;
  readonly adoptDraft: boolean;
  /** Attestation files that join the release after the upload; one that it holds already stays. */
  readonly attestations?: { readonly folder: string; readonly files: readonly WantedAsset[] };
}

export interface ReleasePorts {
  readonly github: GitHub;
  readonly reporter: Reporter;
}

export interface Ensured {
  readonly release: Release;
  /** Something was created, written or deleted. */
  readonly changed: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes sure that the tag's release exists and holds exactly the wanted files, by observing, deciding and acting. */
export async function ensureRelease(
  request: EnsureRequest,
  phase: ReleasePhase,
  ports: ReleasePorts,
): Promise<Ensured> {
  const wanted = await describeWanted(request);
  const work = decideWork(wanted, phase, await ports.github.releases());
  if (work.do === "stop") throw new ReleaseError(...work.why);
  const { target, remove, upload, discard, diagnostics } = work;
  const release = await ensureText(request.plan.tag, target, ports);
  for (const asset of remove) await ports.github.deleteAsset(asset);
  for (const file of upload) await attach(release, file, folderOf(file, request), ports);
  if (discard !== undefined) await ports.github.deleteDraft(discard);
  const acted = remove.length + upload.length > 0 || discard !== undefined;
  const written = target.kind === "new" || target.text !== undefined;
  return { release, changed: acted || written, diagnostics };
}

/** What the release is to be: the request, with the manifest's file looked at. */
export async function describeWanted(request: EnsureRequest): Promise<WantedWork> {
  const { obtained, manifestFolder, attestations } = request;
  const { size } = await stat(join(manifestFolder, MANIFEST_NAME));
  const manifest = { name: MANIFEST_NAME, size, sha256: obtained.manifestSha256 };
  return {
    ...request,
    assets: [...obtained.manifest.files, manifest],
    attestations: attestations?.files ?? [],
  };
}

async function ensureText(
  tag: Tag,
  target: ReleaseWork["target"],
  { github, reporter }: ReleasePorts,
): Promise<Release> {
  if (target.kind === "new") {
    const release = await github.createDraft(tag, target.text);
    reporter.say(`Created the draft ${release.url}`);
    return release;
  }
  const { release, text } = target;
  return text === undefined ? release : github.updateDraft(release.id, text);
}

async function attach(
  release: Release,
  file: WantedAsset,
  folder: string,
  { github, reporter }: ReleasePorts,
): Promise<void> {
  const asset = await github.uploadAsset(release, file.name, join(folder, file.name));
  if (asset.sha256 !== undefined && asset.sha256 !== file.sha256) {
    throw explainDifference(file, asset.sha256);
  }
  reporter.say(`Attached ${file.name}`);
}

function folderOf({ name }: WantedAsset, request: EnsureRequest): string {
  if (name === MANIFEST_NAME) return request.manifestFolder;
  const { folder, files } = request.attestations ?? { folder: "", files: [] };
  return files.some((file) => file.name === name) ? folder : request.distributions;
}

function explainDifference(file: WantedAsset, sha256: string): ReleaseError {
  return new ReleaseError(
    releaseDiagnostics.diagnose("manifest-mismatch", {
      message: `GitHub received ${file.name} with sha256 ${sha256}; the manifest names ${file.sha256}.`,
      hint: "Run again: the asset is replaced then.",
    }),
  );
}
