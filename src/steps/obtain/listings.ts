import type { Diagnostic } from "../../domain/diagnostic.ts";
import { parseDistributionName } from "../../domain/distribution/file-name.ts";
import type { Distribution, Manifest } from "../../domain/manifest.ts";
import type { Plan } from "../../domain/plan.ts";
import { decideUpload } from "../../domain/publisher/decisions.ts";
import { publisherDiagnostics } from "../../domain/publisher/diagnostics.ts";
import { indexLabel } from "../../domain/publisher/index-address.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import { sameVersion } from "../../domain/version/version.ts";
import type { IndexFile, PackageIndex } from "../../ports/package-index.ts";

/** What one index lists of the version. */
export interface Listing {
  readonly indexName: string;
  readonly files: readonly IndexFile[];
}

/** What each of the indexes lists of the plan's version. */
export async function listVersion(
  { project, version }: Plan,
  targets: readonly PackageIndex[],
): Promise<readonly Listing[]> {
  return Promise.all(
    targets.map(async (target) => {
      const files = (await target.files(project, version)).filter((file) => {
        const name = parseDistributionName(file.name);
        return name !== undefined && sameVersion(name.version, version);
      });
      return { indexName: target.index.name, files };
    }),
  );
}

/** The files of all listings; of one that several indexes hold, the first one's counts. */
export function mergeListings(listings: readonly Listing[]): readonly IndexFile[] {
  const all = listings.flatMap(({ files }) => files);
  return all.filter(
    (file, position) => all.findIndex(({ name }) => name === file.name) === position,
  );
}

/**
 * A version that somebody has withdrawn is not added to: an error for each index that lists yanked files and lacks some
 * of the wanted ones, a warning where it has them all. Undefined: it is known only that files are missing.
 */
export function judgeYanked(
  { version }: Plan,
  listings: readonly Listing[],
  wanted: readonly Distribution[] | undefined,
): readonly Diagnostic[] {
  return listings.flatMap(({ indexName, files }) => {
    const yanked = files.filter((file) => file.yanked).map(({ name }) => name);
    if (yanked.length === 0) return [];
    const missing = wanted
      ?.map(({ name }) => name)
      .filter((name) => files.every((file) => file.name !== name));
    const withdrawn = `Somebody has withdrawn ${version} on ${indexLabel(indexName)}: ${yanked.join(", ")} ${yanked.length === 1 ? "is" : "are"} yanked`;
    if (missing?.length === 0) {
      return [
        publisherDiagnostics.diagnose("version-yanked-complete", {
          message: `${withdrawn}. The index holds all of the version's files already.`,
          hint: "Installers pass the version over unless it is asked for exactly. Un-yank it on the index's own page, or release the next version.",
        }),
      ];
    }
    return [
      publisherDiagnostics.diagnose("version-yanked", {
        message: `${withdrawn}, and ${missing?.join(", ") ?? "some of the version's files"} would be added to it.`,
        hint: "Release the next version; or, where the version is good after all, un-yank it on the index's own page first and run again.",
      }),
    ];
  });
}

/** A file that an index has with other bytes stops the run. Throws a ReleaseError (file-differs). */
export function requireNoConflict(
  { files }: Pick<Manifest, "files">,
  published: readonly IndexFile[],
): void {
  const conflicts = files.flatMap((file) => {
    const decision = decideUpload(
      file,
      published.find(({ name }) => name === file.name),
    );
    return decision.do === "stop" ? [decision.why] : [];
  });
  if (conflicts.length > 0) throw new ReleaseError(...conflicts);
}
