import { registerProject } from "../create-project.ts";
import { findProject, type IndexedFile, type IndexedRelease, touch } from "../state.ts";
import type { OpenArchive } from "./archive.ts";
import { readMetadataFile } from "./archive-checks.ts";
import { provenanceOf } from "./attestations.ts";
import type { Candidate } from "./candidate.ts";
import { sha256Of } from "./digests.ts";

/** Keeps an accepted file; the first of a project or of a version brings these into being. */
export async function storeFile(
  candidate: Candidate,
  archive: OpenArchive,
  attestations: readonly unknown[],
): Promise<void> {
  const { content, context, digests, normalizedName, project } = candidate;
  const metadataFile = await readMetadataFile(content.filename, archive);
  const stale = context.switches.staleSimpleReads > 0;
  if (findProject(context.state, normalizedName) === undefined) {
    registerProject(context, project);
    if (stale) context.unseen.add(normalizedName);
  }
  if (stale) context.unseen.add(content.filename);
  project.name = candidate.projectName;
  releaseOf(candidate).files.push(describe(candidate, metadataFile, attestations));
  context.state.usedFilenames.push(content.filename);
  context.contents.set(digests.sha256, content.bytes);
  if (metadataFile !== undefined) context.contents.set(sha256Of(metadataFile), metadataFile);
  touch(context.state, project);
}

function releaseOf({ context, metadata, project, release }: Candidate): IndexedRelease {
  if (release !== undefined) return release;
  const created: IndexedRelease = {
    version: metadata.version.text,
    createdAt: context.clock.now().toISOString(),
    yanked: false,
    metadata: metadata.values,
    files: [],
  };
  project.releases[created.version] = created;
  return created;
}

function describe(
  candidate: Candidate,
  metadataFile: Uint8Array | undefined,
  attestations: readonly unknown[],
): IndexedFile {
  const { content, context, digests, fields, identity } = candidate;
  const provenance = provenanceOf(candidate, attestations);
  return {
    filename: content.filename,
    packagetype: fields.filetype,
    pythonVersion: fields.pyversion,
    comment: fields.comment,
    size: content.bytes.length,
    digests,
    ...(metadataFile !== undefined && { metadataSha256: sha256Of(metadataFile) }),
    uploadedAt: context.clock.now().toISOString(),
    uploadedBy: identity.kind === "user" ? identity.user : identity.publisher.workflow,
    ...(provenance !== undefined && { provenance }),
  };
}
