import type { ReleasesState, StoredRelease } from "./releases-state.ts";

export type MakeLatest = "true" | "false" | "legacy";

/** What `make_latest` does to the state once the release is in it. Drafts and prereleases are never the latest release. */
export function markLatest(
  state: ReleasesState,
  release: StoredRelease,
  wanted: MakeLatest | undefined,
): ReleasesState {
  const current = state.latestId === release.id;
  if (release.draft || release.prerelease) return current ? { ...state, latestId: null } : state;
  switch (wanted) {
    case undefined:
      return state;
    case "true":
      return { ...state, latestId: release.id };
    case "false":
      return current ? { ...state, latestId: null } : state;
    case "legacy":
      return { ...state, latestId: null };
  }
}

/** The release that was made the latest one, else the one of the highest version, else of the youngest commit. */
export function latestOf({ releases, latestId }: ReleasesState): StoredRelease | undefined {
  const candidates = releases.filter((release) => !release.draft && !release.prerelease);
  const marked = candidates.find((release) => release.id === latestId);
  return marked ?? candidates.toSorted(byVersionThenDate)[0];
}

function byVersionThenDate(one: StoredRelease, other: StoredRelease): number {
  const versions = other.tagName.localeCompare(one.tagName, "en", { numeric: true });
  return versions === 0 ? other.createdAt.localeCompare(one.createdAt) : versions;
}
