import { join } from "node:path";
import { attestationsField } from "../../domain/attestation/attestation.ts";
import { uploadFields } from "../../domain/distribution/upload-fields.ts";
import type { Distribution } from "../../domain/manifest.ts";
import { releaseDiagnostics } from "../../domain/release/diagnostics.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { UploadRequest } from "../../ports/package-index.ts";
import { coreMetadataIn, readDistribution } from "../inspect-distributions.ts";
import { hashFile } from "../obtain/manifest-file.ts";

const ATTESTATIONS = "attestations";

/**
 * The bytes that were built, inspected and installed are the bytes that are published. Throws a ReleaseError
 * (manifest-mismatch) for every file in the folder that is not the manifest's.
 */
export async function requireBytes(files: readonly Distribution[], folder: string): Promise<void> {
  const changed: [Distribution, string][] = [];
  for (const file of files) {
    const sha256 = await hashFile(join(folder, file.name));
    if (sha256 !== file.sha256) changed.push([file, sha256]);
  }
  if (changed.length === 0) return;
  throw new ReleaseError(
    ...changed.map(([file, sha256]) =>
      releaseDiagnostics.diagnose("manifest-mismatch", {
        message: `${file.name} has sha256 ${sha256}; the manifest names ${file.sha256}.`,
        hint: "Something changed the file after it was built and tried. Look at what ran in this job since then; nothing of it was uploaded.",
      }),
    ),
  );
}

/**
 * The request for one file, its metadata read from the file itself, and from no other bytes than the manifest names.
 * Throws as readDistribution does.
 */
export async function prepareUpload(
  file: Distribution,
  folder: string,
  attestation: string | undefined,
): Promise<UploadRequest> {
  const path = join(folder, file.name);
  const metadata = await readDistribution(path, file, (source) => coreMetadataIn(source, file));
  const fields = uploadFields(file, metadata);
  const added = attestation === undefined ? [] : [attestation];
  return {
    path,
    filename: file.name,
    fields: [...fields, ...added.map((text) => [ATTESTATIONS, attestationsField([text])] as const)],
  };
}

export function hasAttestations({ fields }: UploadRequest): boolean {
  return fields.some(([name]) => name === ATTESTATIONS);
}

export function withoutAttestations(request: UploadRequest): UploadRequest {
  return { ...request, fields: request.fields.filter(([name]) => name !== ATTESTATIONS) };
}
