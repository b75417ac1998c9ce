import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { attestationAssetName } from "../../domain/attestation/attestation.ts";
import type { SignedDistribution } from "../../domain/outcome.ts";
import type { WantedAsset } from "../../domain/release/assets.ts";

/** Writes each attestation to a file of its own, apart from the distributions; gives them as assets of the release. */
export async function writeAttestations(
  folder: string,
  signed: readonly SignedDistribution[],
): Promise<readonly WantedAsset[]> {
  await mkdir(folder, { recursive: true });
  return Promise.all(
    signed.map(async ({ file, attestation }) => {
      const name = attestationAssetName(file);
      const bytes = Buffer.from(attestation);
      await writeFile(join(folder, name), bytes);
      return { name, size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
    }),
  );
}
