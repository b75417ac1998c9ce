import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type OriginDecision, originOf } from "../domain/distribution/origin.ts";
import type { Act } from "../domain/journal.ts";
import { MANIFEST_SCHEMA, type Manifest } from "../domain/manifest.ts";
import { optional } from "../domain/optional.ts";
import type { Sources } from "../domain/outcome.ts";
import type { ReleasePlan } from "../domain/plan.ts";
import { releaseDiagnostics } from "../domain/release/diagnostics.ts";
import { ReleaseError } from "../domain/release-error.ts";
import type { Commands } from "../ports/commands.ts";
import type { GitHub } from "../ports/github.ts";
import type { Reporter } from "../ports/machine.ts";
import type { IndexFile, PackageIndex } from "../ports/package-index.ts";
import type { Python } from "../ports/python.ts";
import { adoptDistributions, download, explainKept, readAttempt } from "./obtain/adopt.ts";
import { buildDistributions } from "./obtain/build.ts";
import { collectDistributions } from "./obtain/collect.ts";
import { judgeYanked, listVersion, mergeListings, requireNoConflict } from "./obtain/listings.ts";
import { describeFiles, settingsFor, writeManifest } from "./obtain/manifest-file.ts";

export interface ObtainRequest {
  readonly plan: ReleasePlan;
  readonly sources: Sources;
  /** As the rules judged them. */
  readonly notes: string;
  /** Absolute; where the action runs, and `packages-dir` is. */
  readonly workspace: string;
  readonly packagesDirectory?: string;
  readonly python?: string;
  /** A folder that does not exist yet; it will hold exactly the distributions. */
  readonly distributions: string;
  /** A folder for the manifest. */
  readonly manifestFolder: string;
}

export interface ObtainPorts {
  /** Those that make the release public: what they hold binds what is built. */
  readonly targets: readonly PackageIndex[];
  readonly github: GitHub;
  readonly python: Python;
  readonly commands: Commands;
  readonly reporter: Reporter;
}

/**
 * Gets this tag's bytes: what may already be public is looked for before anything is built. A file that the index has
 * with other bytes stops the run here, before others can see anything.
 */
export function obtainDistributions(request: ObtainRequest, ports: ObtainPorts): Act<"obtain"> {
  return async (record) => {
    const { plan, distributions } = request;
    const listings = await listVersion(plan, ports.targets);
    const published = mergeListings(listings);
    const attempt = await readAttempt(request, published, ports.github);
    const origin = originOf({
      index: published.map((file) => file.name),
      indexName: namesOf(ports.targets),
      attempt,
      handedOver: request.packagesDirectory,
    });
    if (origin.from === "nowhere") {
      throw new ReleaseError(...origin.why, ...judgeYanked(plan, listings, undefined));
    }
    await mkdir(distributions, { recursive: true });
    if (attempt !== undefined && (origin.from === "draft" || origin.from === "release")) {
      await adoptDistributions(request, attempt, published, ports);
      record.note(explainKept(attempt, published));
    } else await fill(request, ports, origin, published);
    if (origin.from === "index") record.note(explainAdopted(plan, published, ports.targets));
    const manifest = await composeManifest(request);
    requireNoConflict(manifest, published);
    record.note(...judgeYanked(plan, listings, manifest.files));
    // What a published release holds stays as it is, its manifest included, which is in the folder by now.
    const manifestSha256 =
      attempt !== undefined && origin.from === "release"
        ? attempt.manifestSha256
        : await writeManifest(request.manifestFolder, manifest);
    const begun = published.length > 0 || undefined;
    return { origin: origin.from, manifest, manifestSha256, ...optional("begun", begun) };
  };
}

async function fill(
  request: ObtainRequest,
  ports: ObtainPorts,
  origin: OriginDecision,
  published: readonly IndexFile[],
): Promise<void> {
  switch (origin.from) {
    case "index":
      for (const file of published) {
        await download(file, join(request.distributions, file.name), ports.targets);
      }
      return;
    case "handed-over":
      return collectDistributions({ ...request, packagesDirectory: origin.folder });
    case "build":
      return buildDistributions(request, ports);
    case "release":
    case "draft":
    case "nowhere":
      return; // there is nothing to fill: adopted, or refused
  }
}

/** Of this run's plan, notes and configuration, wherever the files come from. */
async function composeManifest({
  plan,
  sources,
  notes,
  distributions,
}: ObtainRequest): Promise<Manifest> {
  return {
    schema: MANIFEST_SCHEMA,
    plan,
    notes,
    ...settingsFor(sources),
    files: await describeFiles(distributions),
  };
}

function namesOf(targets: readonly PackageIndex[]): string {
  return targets.map(({ index }) => index.name).join(" and ");
}

function explainAdopted(
  plan: ReleasePlan,
  published: readonly IndexFile[],
  targets: readonly PackageIndex[],
) {
  return releaseDiagnostics.diagnose("distributions-adopted", {
    message: `${namesOf(targets)} already holds ${published.map(({ name }) => name).join(", ")}, and nothing says that they are all of this version's files, or that they are from commit ${plan.tag.commit}.`,
    hint: "If you uploaded them yourself from that commit, dispatch the workflow with rules: distributions-adopted=warning, and they become the release's files. Otherwise hand over the original files with packages-dir, or release the next version from a new tag.",
  });
}
