import { mkdir } from "node:fs/promises";
import { notesOf } from "../domain/changelog/notes.ts";
import type { ChangelogSource } from "../domain/changelog/source.ts";
import { parseDistributionName } from "../domain/distribution/file-name.ts";
import { originOf } from "../domain/distribution/origin.ts";
import { type Act, type Recorder, ReleaseError } from "../domain/journal.ts";
import { MANIFEST_NAME, MANIFEST_SCHEMA, type Manifest } from "../domain/manifest.ts";
import type { Obtained, Origin, Sources } from "../domain/outcome.ts";
import type { Plan } from "../domain/plan.ts";
import { releaseDiagnostics } from "../domain/release/diagnostics.ts";
import { readMarker } from "../domain/release/marker.ts";
import type { Release } from "../domain/release/release.ts";
import { sameVersion } from "../domain/version/version.ts";
import type { Commands, GitHub, IndexFile, PackageIndex, Python, Reporter } from "../ports.ts";
import { findChangelog } from "./gather-facts.ts";
import { adoptDistributions } from "./obtain/adopt.ts";
import { buildDistributions } from "./obtain/build.ts";
import { collectDistributions } from "./obtain/collect.ts";
import { describeFiles, writeManifest } from "./obtain/manifest-file.ts";

export interface ObtainRequest {
  readonly plan: Plan;
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

export interface ObtainPorts {
  readonly index: PackageIndex;
  readonly github: GitHub;
  readonly python: Python;
  readonly commands: Commands;
  readonly reporter: Reporter;
}

/** Gets this tag's bytes: what may already be public is looked for before anything is built. */
export function obtainDistributions(request: ObtainRequest, ports: ObtainPorts): Act<"obtain"> {
  return async (record) => {
    const { plan } = request;
    const published = await filesOfVersion(plan, ports.index);
    const release = findOurs(plan, await ports.github.releases());
    const decision = originOf({
      index: published.map((file) => file.name),
      indexName: ports.index.index.name,
      ...(release === undefined ? {} : { manifest: release.draft ? "draft" : "release" }),
      handedOver: request.packagesDirectory !== undefined,
    });
    if (decision.do === "stop") throw new ReleaseError(decision.why);
    await mkdir(request.distributions, { recursive: true });
    if (release !== undefined) {
      return adopt(request, ports, { release, published, origin: decision.from, record });
    }
    await fill(request, ports, decision.from, published);
    if (decision.from === "index") record.note(explainAdopted(plan, published, ports.index));
    const manifest = await composeManifest(request, ports);
    const manifestSha256 = await writeManifest(request.manifestFolder, manifest);
    return { origin: decision.from, manifest, manifestSha256 };
  };
}

async function fill(
  request: ObtainRequest,
  ports: ObtainPorts,
  origin: Origin,
  published: readonly IndexFile[],
): Promise<void> {
  switch (origin) {
    case "index":
      for (const file of published) {
        await ports.index.download(file, `${request.distributions}/${file.name}`);
      }
      return;
    case "handed-over":
      return collectDistributions(request);
    case "build":
      return buildDistributions(request, ports);
    case "release":
    case "draft":
      return; // adopted with their manifest
  }
}

async function adopt(
  request: ObtainRequest,
  ports: ObtainPorts,
  found: {
    readonly release: Release;
    readonly published: readonly IndexFile[];
    readonly origin: Origin;
    readonly record: Recorder<"obtain">;
  },
): Promise<Obtained> {
  const { manifest, manifestSha256 } = await adoptDistributions(request, found, ports);
  found.record.note(
    releaseDiagnostics.diagnose("draft-bytes-kept", {
      message: `The distributions of an earlier attempt are used: ${found.release.url}`,
      ...(found.release.draft && found.published.length === 0
        ? { hint: "To build anew instead, delete that draft and run again." }
        : {}),
    }),
  );
  return { origin: found.origin, manifest, manifestSha256 };
}

function explainAdopted(plan: Plan, published: readonly IndexFile[], { index }: PackageIndex) {
  return releaseDiagnostics.diagnose("distributions-adopted", {
    message: `${index.name} already holds ${published.map(({ name }) => name).join(", ")}; they become the release's files, and nothing says that they are from commit ${plan.tag.commit}.`,
    hint: "If they are from another commit, release the next version from a new tag instead.",
  });
}

async function composeManifest(request: ObtainRequest, ports: ObtainPorts): Promise<Manifest> {
  const { plan, sources } = request;
  const { commands, tests, script } = sources.configuration.smoke;
  return {
    schema: MANIFEST_SCHEMA,
    plan,
    notes: await findNotes(plan, await findChangelog(sources), ports.github),
    smoke: {
      commands,
      ...(tests === undefined ? {} : { tests }),
      ...(script === undefined ? {} : { script }),
    },
    files: await describeFiles(request.distributions),
  };
}

async function findNotes(plan: Plan, changelog: ChangelogSource, github: GitHub): Promise<string> {
  return changelog.kind === "generated" ? github.generateNotes(plan.tag) : notesOf(plan, changelog);
}

async function filesOfVersion(plan: Plan, index: PackageIndex): Promise<readonly IndexFile[]> {
  const files = await index.files(plan.project);
  return files.filter((file) => {
    const name = parseDistributionName(file.name);
    return name !== undefined && sameVersion(name.version, plan.version);
  });
}

/**
 * The release or draft for this very commit that holds a manifest: the manifest goes up last, so that all is there then.
 * A person's release that we served has no marker; its manifest is compared with the plan like any other.
 */
function findOurs(plan: Plan, releases: readonly Release[]): Release | undefined {
  return releases
    .filter((release) => release.tag === plan.tag.name)
    .toSorted((one, other) => Number(one.draft) - Number(other.draft) || one.id - other.id)
    .find((release) => {
      const marker = readMarker(release.body);
      const ours =
        marker === undefined
          ? !release.draft
          : marker.commit === plan.tag.commit && sameVersion(marker.version, plan.version);
      return ours && release.assets.some((asset) => asset.complete && asset.name === MANIFEST_NAME);
    });
}
