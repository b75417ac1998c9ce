import { mkdir } from "node:fs/promises";
import { distributionDiagnostics } from "../domain/distribution/diagnostics.ts";
import { parseDistributionName } from "../domain/distribution/file-name.ts";
import type { Act } from "../domain/journal.ts";
import { type Distribution, MANIFEST_SCHEMA, type Manifest } from "../domain/manifest.ts";
import type { Sources } from "../domain/outcome.ts";
import { type IndexName, snapshotOf, type UnreleasedPlan } from "../domain/plan.ts";
import { ReleaseError } from "../domain/release-error.ts";
import { normalizeVersion, sameVersion } from "../domain/version/version.ts";
import { type BuildPorts, buildDistributions } from "./obtain/build.ts";
import { collectDistributions } from "./obtain/collect.ts";
import { describeFiles, settingsFor, writeManifest } from "./obtain/manifest-file.ts";

export interface ObtainSnapshotRequest {
  readonly plan: UnreleasedPlan;
  readonly indexes: readonly IndexName[];
  readonly sources: Sources;
  /** Absolute; where the action runs, and `packages-dir` is. */
  readonly workspace: string;
  readonly packagesDirectory?: string;
  readonly python?: string;
  /** A folder that does not exist yet; it will hold exactly the distributions. */
  readonly distributions: string;
  /** A folder for the manifest. */
  readonly manifestFolder: string;
}

/**
 * Builds a commit that no tag is on, or collects what earlier jobs built of it. Nothing of an earlier run is looked for:
 * what a snapshot leaves behind binds nobody. The build decides the version, so the plan is complete only now.
 */
export function obtainSnapshot(request: ObtainSnapshotRequest, ports: BuildPorts): Act<"obtain"> {
  return async () => {
    const { distributions, packagesDirectory, sources } = request;
    await mkdir(distributions, { recursive: true });
    if (packagesDirectory === undefined) await buildDistributions(request, ports);
    else await collectDistributions(request);
    const files = await describeFiles(distributions);
    const manifest: Manifest = {
      schema: MANIFEST_SCHEMA,
      plan: snapshotOf(request.plan, versionOf(files, request.plan), request.indexes),
      notes: "",
      ...settingsFor(sources),
      files,
    };
    const manifestSha256 = await writeManifest(request.manifestFolder, manifest);
    return {
      origin: packagesDirectory === undefined ? "build" : "handed-over",
      manifest,
      manifestSha256,
    };
  };
}

/** The version that all file names state, in normal form. Throws a ReleaseError (snapshot-versions-differ). */
function versionOf(files: readonly Distribution[], { version: stated }: UnreleasedPlan): string {
  const versions = files.map(({ name }) => parseDistributionName(name)?.version ?? "");
  const [first = ""] = versions;
  if (!versions.every((version) => sameVersion(version, first))) throw explainSeveral(files);
  const built = normalizeVersion(first) ?? first;
  if (stated === undefined || sameVersion(stated, built)) return built;
  throw new ReleaseError(
    distributionDiagnostics.diagnose("snapshot-versions-differ", {
      message: `pyproject.toml states version ${stated}; the build made ${built}.`,
      hint: 'Let the build decide: dynamic = ["version"] in [project]. Jobs that publish read pyproject.toml themselves, and would refuse the files.',
    }),
  );
}

function explainSeveral(files: readonly Distribution[]): ReleaseError {
  return new ReleaseError(
    distributionDiagnostics.diagnose("snapshot-versions-differ", {
      message: `The distributions are of several versions: ${files.map(({ name }) => name).join(", ")}.`,
      hint: "Let one run of the build make all of them, from one commit: a version that holds the time of the build differs between sdist and wheel.",
    }),
  );
}
