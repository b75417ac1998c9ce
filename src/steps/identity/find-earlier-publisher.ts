import { type EarlierPublisher, newestRecord } from "../../domain/publisher/earlier-publisher.ts";
import type { PackageIndex } from "../../ports/package-index.ts";

/** What the index shows of who published the project before: two reads at most. @throws ReleaseError as the port does */
export async function findEarlierPublisher(
  project: string,
  index: Pick<PackageIndex, "files" | "publisher">,
): Promise<EarlierPublisher> {
  const files = await index.files(project);
  if (files.length === 0) return { kind: "no-files" };
  const record = newestRecord(files);
  const publisher = record === undefined ? undefined : await index.publisher(record.file);
  if (record === undefined || publisher === undefined) return { kind: "not-recorded" };
  return { kind: "recorded", version: record.version, newest: record.newest, publisher };
}
