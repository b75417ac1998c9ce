import { createHash } from "node:crypto";
import { mkdir, open, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { distributionDiagnostics } from "../../domain/distribution/diagnostics.ts";
import {
  comparePublishingOrder,
  parseDistributionName,
} from "../../domain/distribution/file-name.ts";
import {
  type Distribution,
  MANIFEST_NAME,
  type Manifest,
  serializeManifest,
} from "../../domain/manifest.ts";
import type { ProjectSettings } from "../../domain/outcome.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import { sanitise } from "../../domain/sanitise.ts";

/** Writes the manifest into the folder; gives the SHA-256 of its bytes, lower-case hex. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<string> {
  const bytes = serializeManifest(manifest);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, MANIFEST_NAME), bytes);
  return createHash("sha256").update(bytes).digest("hex");
}

/** What of the project's settings later jobs need, which have no checkout: what is to be tried, and how it is judged. */
export function settingsFor({
  configuration: { environment, smoke, rules },
}: ProjectSettings): Pick<Manifest, "smoke" | "rules"> {
  return {
    smoke: environment.length === 0 ? smoke : { ...smoke, environment },
    ...(Object.keys(rules).length === 0 ? {} : { rules }),
  };
}

/**
 * The distributions of a folder in publishing order, hashed once: every later step compares with these digests.
 * Throws a ReleaseError (distribution-foreign) for every entry that is no regular file: a pipe has no end, and what a
 * link leads to may change.
 */
export async function describeFiles(folder: string): Promise<readonly Distribution[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const foreign = entries.filter((entry) => !entry.isFile()).map((entry) => entry.name);
  if (foreign.length > 0) throw new ReleaseError(...foreign.toSorted().map(explainForeign));
  const names = entries
    .map((entry) => entry.name)
    .filter((name) => parseDistributionName(name) !== undefined);
  const files = await Promise.all(
    names.map(
      async (name): Promise<Distribution> => ({
        name,
        kind: name.endsWith(".whl") ? "wheel" : "sdist",
        size: (await stat(join(folder, name))).size,
        sha256: await hashFile(join(folder, name)),
      }),
    ),
  );
  return files.toSorted(comparePublishingOrder);
}

function explainForeign(name: string) {
  return distributionDiagnostics.diagnose("distribution-foreign", {
    message: `${sanitise(name, 200)}, among the distributions, is not a regular file.`,
    hint: "Let the build leave only wheels and sdists in its output folder.",
  });
}

/** One buffer serves a whole file: a fresh one for every read would leave the memory of all of them to be collected. Bytes. */
const BUFFER_SIZE = 256 * 1024;

/** SHA-256 of a file, lower-case hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafeSlow(BUFFER_SIZE);
  const file = await open(path);
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, BUFFER_SIZE, null);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
