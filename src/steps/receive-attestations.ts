import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import {
  attestationAssetName,
  malformed,
  parseAttestation,
} from "../domain/attestation/attestation.ts";
import { attestationDiagnostics } from "../domain/attestation/diagnostics.ts";
import { statementProblem } from "../domain/attestation/statement.ts";
import { handoverDiagnostics } from "../domain/handover.ts";
import type { Distribution, Manifest } from "../domain/manifest.ts";
import type { WantedAsset } from "../domain/release/assets.ts";
import { ReleaseError } from "../domain/release-error.ts";
import { sanitise } from "../domain/sanitise.ts";
import type { Signer } from "../ports/signer.ts";

/** Larger than any attestation. Bytes. */
const LARGEST = 1024 * 1024;

/**
 * The attestations that the publishing job has handed on, as assets of the release: each must be signed, logged, and
 * about a file of the manifest with that file's digest. A file may lack one, where its index has refused it.
 * Throws a ReleaseError (handover-foreign, attestation-invalid).
 */
export async function receiveAttestations(
  folder: string,
  { files }: Pick<Manifest, "files">,
  signer: Pick<Signer, "read">,
): Promise<readonly WantedAsset[]> {
  const names = await readdir(folder);
  const foreign = names.filter((name) =>
    files.every((file) => attestationAssetName(file.name) !== name),
  );
  if (foreign.length > 0) throw new ReleaseError(...foreign.map(explainForeign));
  const about = files.filter((file) => names.includes(attestationAssetName(file.name)));
  return Promise.all(about.map((file) => receive(folder, file, signer)));
}

async function receive(
  folder: string,
  file: Distribution,
  signer: Pick<Signer, "read">,
): Promise<WantedAsset> {
  const name = attestationAssetName(file.name);
  const path = join(folder, name);
  const found = await stat(path);
  if (!found.isFile() || found.size > LARGEST) {
    throw malformed(`${name} has ${found.size} bytes, or is not a regular file`);
  }
  const bytes = await readFile(path);
  const { statement } = signer.read(parseAttestation(bytes.toString("utf8")));
  const problem = statementProblem(statement, file);
  if (problem !== undefined) {
    throw new ReleaseError(
      attestationDiagnostics.diagnose("attestation-invalid", {
        message: `${name} is not about the release's file: ${problem}.`,
        hint: "Hand over the folder that the publishing job of this very run names in its output attestations-dir.",
      }),
    );
  }
  return { name, size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

function explainForeign(name: string) {
  return handoverDiagnostics.diagnose("handover-foreign", {
    message: `${sanitise(name, 200)} was handed over among the attestations, and is none of a file that the manifest names.`,
    hint: "Hand over the folder that the publishing job of this very run names in its output attestations-dir, and nothing else.",
  });
}
