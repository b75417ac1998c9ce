import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { MANIFEST_NAME } from "../../domain/manifest.ts";
import { decideAssets, findAsset, type WantedAsset } from "../../domain/release/assets.ts";
import { decideRelease, type ReleaseDecision } from "../../domain/release/decisions.ts";
import { releaseDiagnostics } from "../../domain/release/diagnostics.ts";
import type { Release, ReleaseText } from "../../domain/release/release.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { GitHub } from "../../ports/github.ts";
import type { Reporter } from "../../ports/machine.ts";
import { adoptText, type TextRequest, textOf } from "./release-text.ts";

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

/**
 * Makes sure that the tag's release exists and holds exactly the wanted files, by observing, deciding and acting.
 * A person's published release is served in two phases: a draft of ours holds the bytes until the index has them,
 * then the release gets what it lacks, and the draft goes.
 */
export async function ensureRelease(
  request: EnsureRequest,
  phase: "draft" | "publish",
  ports: ReleasePorts,
): Promise<Ensured> {
  const { plan, personal, adoptDraft } = request;
  const wanted = { tag: plan.tag, version: plan.version, personal, adoptDraft };
  const decision = decideRelease(wanted, await ports.github.releases());
  if (decision.do === "serve" && phase === "publish") return serve(request, decision, ports);
  if (decision.do === "serve") await requireFit(request, decision.release);
  const { release, changed } = await ensureText(request, decision, ports);
  const filled = await ensureAssets(request, release, ports);
  const diagnostics = decision.do === "adopt" ? explainDuplicates(decision.duplicates) : [];
  return { release, changed: changed || filled, diagnostics };
}

/** Assets with other bytes on a person's release are found before anything is uploaded to the index. */
async function requireFit(request: EnsureRequest, release: Release): Promise<void> {
  if (release.immutable) return;
  const decision = decideAssets(await listAssets(request), release);
  if (decision.do === "stop") throw new ReleaseError(...decision.why);
}

/**
 * Adds what a person's release lacks; our draft has done its work then. Of a release that can no longer change,
 * the draft stays: it is what a later run knows the bytes by.
 */
async function serve(
  request: EnsureRequest,
  { release, draft }: Extract<ReleaseDecision, { do: "serve" }>,
  ports: ReleasePorts,
): Promise<Ensured> {
  if (release.immutable) {
    return { release, changed: false, diagnostics: [explainWithoutFiles(release)] };
  }
  const filled = await ensureAssets(request, release, ports);
  if (draft !== undefined) await ports.github.deleteDraft(draft);
  return { release, changed: filled || draft !== undefined, diagnostics: [] };
}

async function ensureText(
  request: EnsureRequest,
  decision: ReleaseDecision,
  ports: ReleasePorts,
): Promise<Pick<Ensured, "release" | "changed">> {
  const { github, reporter } = ports;
  switch (decision.do) {
    case "stop":
      throw new ReleaseError(decision.why);
    case "create": {
      const release = await github.createDraft(request.plan.tag, textOf(request));
      reporter.say(`Created the draft ${release.url}`);
      return { release, changed: true };
    }
    case "serve":
      if (decision.draft === undefined) return ensureText(request, { do: "create" }, ports);
      return rewrite(decision.draft, textOf(request), ports);
    case "adopt": {
      const { release, keepText } = decision;
      return rewrite(release, keepText ? adoptText(request, release) : textOf(request), ports);
    }
    case "complete":
      return { release: decision.release, changed: false };
  }
}

async function rewrite(
  release: Release,
  text: ReleaseText,
  { github }: ReleasePorts,
): Promise<Pick<Ensured, "release" | "changed">> {
  const same = release.title === text.title && release.body === text.body;
  if (same && release.prerelease === text.prerelease) return { release, changed: false };
  return { release: await github.updateDraft(release.id, text), changed: true };
}

/** Brings the release's files to what is wanted; true if anything had to be done. */
async function ensureAssets(
  request: EnsureRequest,
  release: Release,
  { github, reporter }: ReleasePorts,
): Promise<boolean> {
  const attestations = (request.attestations?.files ?? []).filter(
    ({ name }) => findAsset(release, name) === undefined,
  );
  const wanted = [...(await listAssets(request)), ...attestations];
  const decision = decideAssets(wanted, release);
  if (decision.do === "stop") throw new ReleaseError(...decision.why);
  for (const asset of decision.remove) await github.deleteAsset(asset);
  for (const file of decision.upload) {
    const folder = folderOf(file, request);
    const asset = await github.uploadAsset(release, file.name, join(folder, file.name));
    if (asset.sha256 !== undefined && asset.sha256 !== file.sha256) {
      throw explainDifference(file, asset.sha256);
    }
    reporter.say(`Attached ${file.name}`);
  }
  return decision.upload.length + decision.remove.length > 0;
}

function folderOf({ name }: WantedAsset, request: EnsureRequest): string {
  if (name === MANIFEST_NAME) return request.manifestFolder;
  const { folder, files } = request.attestations ?? { folder: "", files: [] };
  return files.some((file) => file.name === name) ? folder : request.distributions;
}

/** The manifest comes last: where it is, everything is. */
async function listAssets({
  obtained,
  manifestFolder,
}: EnsureRequest): Promise<readonly WantedAsset[]> {
  const { size } = await stat(join(manifestFolder, MANIFEST_NAME));
  const manifest = { name: MANIFEST_NAME, size, sha256: obtained.manifestSha256 };
  return [...obtained.manifest.files, manifest];
}

function explainDuplicates(duplicates: readonly Release[]): readonly Diagnostic[] {
  if (duplicates.length === 0) return [];
  return [
    releaseDiagnostics.diagnose("draft-duplicate", {
      message: `There are ${duplicates.length} more drafts of ours for this tag: ${duplicates.map((draft) => draft.url).join(", ")}`,
      hint: "Two runs for one tag made them at the same time; they can be deleted. Set concurrency in the workflow, as the README's publish.yml does.",
    }),
  ];
}

function explainWithoutFiles(release: Release): Diagnostic {
  return releaseDiagnostics.diagnose("release-left-without-files", {
    message: `${release.url} is immutable: it does not get the distributions and the manifest. A draft for the same tag keeps them.`,
    hint: "For the next release, push the tag and let this action make the release, or save yours as a draft and set adopt-draft: true.",
  });
}

function explainDifference(file: WantedAsset, sha256: string): ReleaseError {
  return new ReleaseError(
    releaseDiagnostics.diagnose("manifest-mismatch", {
      message: `GitHub received ${file.name} with sha256 ${sha256}; the manifest names ${file.sha256}.`,
      hint: "Run again: the asset is replaced then.",
    }),
  );
}
