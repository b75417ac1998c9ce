import { parseDistributionName } from "../distribution/file-name.ts";
import { compareVersions } from "../version/version.ts";
import type { RecordedPublisher } from "./recorded-publisher.ts";

/** What an index shows everybody of who published a project before. */
export type EarlierPublisher =
  /** The index lists no file: a new project, or one that was never uploaded to. */
  | { readonly kind: "no-files" }
  /** There are files, but none that names a workflow of GitHub. */
  | { readonly kind: "not-recorded" }
  | {
      readonly kind: "recorded";
      /** The newest version with a publisher's name, and whether the index has none that is newer. */
      readonly version: string;
      readonly newest: boolean;
      readonly publisher: RecordedPublisher;
    };

/** A file of the newest version that has provenance, among those that an index lists. */
export interface DatedFile<File> {
  readonly file: File;
  readonly version: string;
  readonly newest: boolean;
}

/** The file whose provenance says most of who publishes the project now; undefined where none has any. */
export function newestRecord<
  File extends { readonly name: string; readonly provenance?: string | undefined },
>(files: readonly File[]): DatedFile<File> | undefined {
  const listed = files
    .flatMap((file) => {
      const version = parseDistributionName(file.name)?.version;
      return version === undefined ? [] : [{ file, version }];
    })
    .toSorted((one, other) => compareVersions(other.version, one.version));
  const found = listed.find(({ file }) => file.provenance !== undefined);
  const [newest] = listed;
  if (found === undefined || newest === undefined) return undefined;
  return { ...found, newest: compareVersions(found.version, newest.version) === 0 };
}
