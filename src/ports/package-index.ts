import type { Index } from "../domain/publisher/index-address.ts";

/** A file as the index lists it. */
export interface IndexFile {
  readonly name: string;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly url: string;
  /** Bytes, where the index tells. */
  readonly size?: number;
  readonly yanked: boolean;
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
  /** Every file of the project that the index lists, uncached; empty where it does not know the project. */
  files(project: string): Promise<readonly IndexFile[]>;
  download(file: IndexFile, path: string): Promise<void>;
  /** The audience that identity tokens for this index must name. */
  audience(): Promise<string>;
  /** Exchanges an identity token for an upload token. Takes the function, not a token: each attempt needs a fresh one. */
  mint(identityToken: () => Promise<string>): Promise<UploadToken>;
  /** Uploads one file. Resolves when the index has accepted it, or already had the same bytes. */
  upload(request: UploadRequest, token: UploadToken): Promise<void>;
}
