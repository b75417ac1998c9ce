/** A file of a release as the server keeps it. */
export interface StoredAsset {
  readonly id: number;
  readonly name: string;
  readonly label: string | null;
  /** `starter` is what an interrupted upload leaves behind. */
  readonly state: "uploaded" | "starter";
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** `sha256:` and lower-case hex; null where nothing has arrived. */
  readonly digest: string | null;
  readonly downloads: number;
  /** ISO 8601, UTC, as all times here. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface StoredRelease {
  readonly id: number;
  readonly tagName: string;
  readonly targetCommitish: string;
  readonly name: string | null;
  readonly body: string | null;
  readonly draft: boolean;
  readonly prerelease: boolean;
  readonly immutable: boolean;
  /** The time of the release's commit, not of the release. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly publishedAt: string | null;
  /** Stands for the tag in a draft's addresses: `untagged-` and hex. */
  readonly draftName: string;
  readonly assets: readonly StoredAsset[];
}

/** All that the sandbox's GitHub remembers beside what its git repository holds. */
export interface ReleasesState {
  /** For the next release or asset; ids are never used again. */
  readonly nextId: number;
  /** Newest first. */
  readonly releases: readonly StoredRelease[];
  /** The release that was made the latest one by request; without it, versions decide. */
  readonly latestId: number | null;
  /** Tags of deleted immutable releases: no release may use them any more. */
  readonly spentTags: readonly string[];
}

export const NO_RELEASES: ReleasesState = {
  nextId: 1001,
  releases: [],
  latestId: null,
  spentTags: [],
};

export function addRelease(
  state: ReleasesState,
  release: Omit<StoredRelease, "id" | "assets">,
): ReleasesState {
  const added = { ...release, id: state.nextId, assets: [] };
  return { ...state, nextId: state.nextId + 1, releases: [added, ...state.releases] };
}

export function replaceRelease(state: ReleasesState, release: StoredRelease): ReleasesState {
  const releases = state.releases.map((other) => (other.id === release.id ? release : other));
  return { ...state, releases };
}

/** The tag of an immutable release stays taken for ever. */
export function removeRelease(state: ReleasesState, release: StoredRelease): ReleasesState {
  return {
    ...state,
    releases: state.releases.filter((other) => other.id !== release.id),
    latestId: state.latestId === release.id ? null : state.latestId,
    spentTags: release.immutable ? [...state.spentTags, release.tagName] : state.spentTags,
  };
}

export function addAsset(
  state: ReleasesState,
  release: StoredRelease,
  asset: Omit<StoredAsset, "id">,
): ReleasesState {
  const assets = [...release.assets, { ...asset, id: state.nextId }];
  return { ...replaceRelease(state, { ...release, assets }), nextId: state.nextId + 1 };
}

export function replaceAsset(
  state: ReleasesState,
  release: StoredRelease,
  asset: StoredAsset,
): ReleasesState {
  const assets = release.assets.map((other) => (other.id === asset.id ? asset : other));
  return replaceRelease(state, { ...release, assets });
}

export function publishedWithTag(state: ReleasesState, tag: string): StoredRelease | undefined {
  return state.releases.find((release) => !release.draft && release.tagName === tag);
}
