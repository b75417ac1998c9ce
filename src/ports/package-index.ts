import type { Index } from "../domain/publisher/index-address.ts";
import type { IndexedMetadata } from "../domain/publisher/indexed-metadata.ts";
import type { RecordedPublisher } from "../domain/publisher/recorded-publisher.ts";

/** A file as the index lists it. */
export interface IndexFile {
  readonly name: string;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly url: string;
  /** Bytes, where the index tells. */
  readonly size?: number;
  readonly yanked: boolean;
  /** PEP 440 specifiers (`data-requires-python`, PEP 503), where the index tells. */
  readonly requiresPython?: string;
  /** Where the provenance of the file is (PEP 740), where the index has one. */
  readonly provenance?: string;
}

export interface UploadToken {
  readonly value: string;
  /** Seconds since 1970; undefined for an API token, which does not end by itself. */
  readonly expiresAt?: number;
}

export interface UploadRequest {
  readonly path: string;
  readonly filename: string;
  /** Form fields beside `content`, in order; a repeated name is a list. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

export interface PackageIndex {
  readonly index: Index;
  /**
   * Every file of the project that the index lists, uncached; empty where it does not know the project. Where a version
   * is named, files of others may be missing: an index without digests has each file downloaded to know its bytes.
   */
  files(project: string, version?: string): Promise<readonly IndexFile[]>;
  download(file: IndexFile, path: string): Promise<void>;
  /** What the index shows of one version; undefined where it has no such page, or does not know the version. */
  metadata(project: string, version: string): Promise<IndexedMetadata | undefined>;
  /** Who published a file, by its provenance; undefined where it has none. */
  publisher(file: IndexFile): Promise<RecordedPublisher | undefined>;
  /** The audience that identity tokens for this index must name. */
  audience(): Promise<string>;
  /** Exchanges an identity token for an upload token. Takes the function, not a token: each attempt needs a fresh one. */
  mint(identityToken: () => Promise<string>): Promise<UploadToken>;
  /**
   * Uploads one file. Resolves when the index has accepted it, or already had the same bytes.
   * `onSent` is told how many bytes of the file are on their way; a second attempt begins again at 0.
   */
  upload(
    request: UploadRequest,
    token: UploadToken,
    onSent?: (bytes: number) => void,
  ): Promise<void>;
}
