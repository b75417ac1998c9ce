/** A file of a GitHub release. */
export interface ReleaseAsset {
  readonly id: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Lower-case hex; undefined on assets older than GitHub's digests. */
  readonly sha256?: string;
  /** `uploaded`, or anything else for what an interrupted upload left behind. */
  readonly complete: boolean;
}

/** A GitHub release, published or draft. */
export interface Release {
  readonly id: number;
  readonly tag: string;
  readonly title: string;
  /** Markdown; may hold our marker. */
  readonly body: string;
  readonly draft: boolean;
  readonly prerelease: boolean;
  /** Its assets and tag can no longer change. */
  readonly immutable: boolean;
  readonly url: string;
  readonly assets: readonly ReleaseAsset[];
}

export interface ReleaseText {
  readonly title: string;
  readonly body: string;
  readonly prerelease: boolean;
}
