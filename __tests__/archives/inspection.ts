import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Journal } from "../../src/domain/journal.ts";
import type { Distribution, Manifest } from "../../src/domain/manifest.ts";
import { diagnosticsOf } from "../../src/domain/outcome.ts";
import type { ReleasePlan } from "../../src/domain/plan.ts";
import { inspectDistributions } from "../../src/steps/inspect-distributions.ts";

const PLAN: ReleasePlan = {
  kind: "release",
  project: "omi",
  version: "0.3.0",
  prerelease: false,
  tag: { name: "v0.3.0", object: "1".repeat(40), commit: "2".repeat(40) },
  title: "v0.3.0",
  indexes: ["pypi"],
};

/**
 * What the step finds about one file in the folder: the codes, and for a file that cannot be read also why, in its own
 * words. A step that fails by itself gives what has failed it.
 */
export async function inspectFile(folder: string, name: string): Promise<readonly string[]> {
  const journal = new Journal({ now: () => new Date(0) });
  const files = [await distributionOf(folder, name)];
  const manifest: Manifest = { schema: 1, plan: PLAN, notes: "", smoke: { commands: [] }, files };
  await journal.step("inspect", inspectDistributions(PLAN, manifest, folder));
  return diagnosticsOf(journal.report()).map(({ code, message }) => {
    const why = message.startsWith(name)
      ? / cannot be published: (.*)\.$/s.exec(message)?.[1]
      : undefined;
    return why === undefined ? code : `${code}: ${why}`;
  });
}

async function distributionOf(folder: string, name: string): Promise<Distribution> {
  const hash = createHash("sha256");
  const path = join(folder, name);
  for await (const part of createReadStream(path)) hash.update(part);
  const kind = name.endsWith(".whl") ? "wheel" : "sdist";
  return { name, kind, size: (await stat(path)).size, sha256: hash.digest("hex") };
}
