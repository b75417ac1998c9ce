import { join } from "node:path";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { comparePublishingOrder } from "../../domain/distribution/file-name.ts";
import { type CoreMetadata, headerOf } from "../../domain/distribution/metadata.ts";
import type { Distribution, Manifest } from "../../domain/manifest.ts";
import { optional } from "../../domain/optional.ts";
import type { Plan } from "../../domain/plan.ts";
import { compareMetadata, metadataToShow } from "../../domain/publisher/confirm-metadata.ts";
import { compareFiles, type ExpectedFile } from "../../domain/publisher/confirmation.ts";
import { decideUpload } from "../../domain/publisher/decisions.ts";
import type { IndexedMetadata } from "../../domain/publisher/indexed-metadata.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { PackageIndex } from "../../ports/package-index.ts";
import { readCoreMetadata } from "../inspect-distributions.ts";
import { judgeYanked, type Listing, listVersion } from "../obtain/listings.ts";

export interface Published {
  readonly plan: Plan;
  readonly manifest: Manifest;
  /** Folder of the distributions. */
  readonly distributions: string;
  /** Names of the files that an attestation was sent with. */
  readonly attested: ReadonlySet<string>;
}

/** What an index is to show of a version. */
export interface Expectation {
  readonly plan: Plan;
  readonly distributions: readonly Distribution[];
  readonly files: readonly ExpectedFile[];
  /** The first file that was published: an index takes the version's metadata from it. */
  readonly first: string;
  readonly metadata: IndexedMetadata;
}

/** What one look at the index has found. */
export interface Sight {
  /** Files that it does not list. */
  readonly missing: readonly Distribution[];
  /** Of the files that it lists. */
  readonly fileDifferences: readonly Diagnostic[];
  /** Of the version's page; undefined where it shows none, or has not been looked at because files are missing. */
  readonly pageDifferences: readonly Diagnostic[] | undefined;
}

/** Reads from the files themselves what the index is to show. */
export async function expectationOf(published: Published): Promise<Expectation> {
  const distributions = published.manifest.files.toSorted(comparePublishingOrder);
  const files: ExpectedFile[] = [];
  let first: { readonly name: string; readonly metadata: CoreMetadata } | undefined;
  for (const file of distributions) {
    const metadata = await readCoreMetadata(join(published.distributions, file.name), file);
    first ??= { name: file.name, metadata };
    files.push({
      name: file.name,
      size: file.size,
      ...optional("requiresPython", headerOf(metadata, "requires-python")),
      attested: published.attested.has(file.name),
    });
  }
  return {
    plan: published.plan,
    distributions,
    files,
    first: first?.name ?? "",
    metadata: metadataToShow(first?.metadata ?? { headers: [], body: "" }),
  };
}

/** Looks at the index once. An index that does not answer shows nothing. Throws a ReleaseError (file-differs) for other bytes. */
export async function look(expectation: Expectation, index: PackageIndex): Promise<Sight> {
  const { plan, distributions } = expectation;
  const listings = await unlessSilent(listVersion(plan, [index]), []);
  const listed = listings.flatMap(({ files }) => files);
  const missing = distributions.filter((file) => isMissing(file, listed));
  const fileDifferences = [
    ...compareFiles(index.index, expectation.files, listed),
    ...judgeYanked(plan, missing.length === 0 ? listings : [], distributions),
  ];
  const pageDifferences = missing.length > 0 ? undefined : await lookAtPage(expectation, index);
  return { missing, fileDifferences, pageDifferences };
}

function isMissing(file: Distribution, listed: Listing["files"]): boolean {
  const decision = decideUpload(
    file,
    listed.find(({ name }) => name === file.name),
  );
  if (decision.do === "stop") throw new ReleaseError(decision.why);
  return decision.do === "upload";
}

/** Nothing is wrong with an index that has no such pages. */
async function lookAtPage(
  { plan, first, metadata }: Expectation,
  index: PackageIndex,
): Promise<readonly Diagnostic[] | undefined> {
  if (index.index.site === undefined) return [];
  const shown = await unlessSilent(index.metadata(plan.project, plan.version), undefined);
  if (shown === undefined) return undefined;
  return compareMetadata({ index: index.index.name, file: first, wanted: metadata, shown });
}

async function unlessSilent<T>(answer: Promise<T>, nothing: T): Promise<T> {
  return answer.catch((error: unknown) => {
    if (error instanceof ReleaseError) return nothing;
    throw error;
  });
}
