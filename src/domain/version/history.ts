import { versionOfTag } from "./tag-name.ts";
import {
  compareVersions,
  isPostRelease,
  isPrerelease,
  releaseNumbers,
  sameVersion,
} from "./version.ts";

/** A version that was tagged. */
export interface ReleasedVersion {
  /** PEP 440, in normal form. */
  readonly version: string;
  readonly tag: string;
}

/** What was released so far, as far as tags tell; in no order. */
export interface VersionHistory {
  readonly released: readonly ReleasedVersion[];
}

/** The versions of a project among the tags of its repository: those of other projects, and tags that are no versions, do not count. */
export function readHistory(
  tags: readonly string[],
  formats: readonly string[],
  projectName: string,
): VersionHistory {
  return {
    released: tags.flatMap((tag) => {
      const stated = versionOfTag(tag, formats, projectName);
      return stated === undefined ? [] : [{ version: stated.version, tag }];
    }),
  };
}

/** The release that a version follows: the greatest one below it, of final releases; for a pre-release, of all. */
export function previousRelease(
  history: VersionHistory,
  version: string,
): ReleasedVersion | undefined {
  const candidates = isPrerelease(version) ? history.released : finalReleases(history);
  return greatest(candidates.filter((released) => compareVersions(released.version, version) < 0));
}

/** The final release that a version's number is counted from; its own pre-releases are on the way there. */
export function previousFinal(
  history: VersionHistory,
  version: string,
): ReleasedVersion | undefined {
  const below = ({ version: other }: ReleasedVersion) => compareVersions(other, version) < 0;
  return greatest(finalReleases(history).filter(below));
}

/** What is released above a version, and does not make it a backport. */
export interface Overtaken {
  /** The greatest of the series that the version belongs to. */
  readonly by: ReleasedVersion;
  /** `1.4`, `1`; undefined where nothing of its series was released, so that `by` is the greatest of all. */
  readonly series?: string;
}

/**
 * Whether greater versions are out already. Undefined where none is, and for backports: 1.4.3 after 2.0.0 is fine if it
 * is the newest of 1.4, or, where nothing is released of 1.4, of 1. A pre-release is compared with pre-releases, too.
 */
export function overtakenBy(history: VersionHistory, version: string): Overtaken | undefined {
  const others = (isPrerelease(version) ? history.released : finalReleases(history)).filter(
    (released) => !sameVersion(released.version, version),
  );
  const newest = greatest(others);
  if (newest === undefined || compareVersions(newest.version, version) < 0) return undefined;
  for (const length of isPostRelease(version) ? [3, 2, 1] : [2, 1]) {
    const series = seriesOf(version, length);
    const by = greatest(others.filter((other) => seriesOf(other.version, length) === series));
    if (by === undefined) continue;
    return compareVersions(by.version, version) < 0 ? undefined : { by, series };
  }
  return { by: newest };
}

function finalReleases({ released }: VersionHistory): readonly ReleasedVersion[] {
  return released.filter(({ version }) => !isPrerelease(version));
}

function greatest(released: readonly ReleasedVersion[]): ReleasedVersion | undefined {
  const [first, ...others] = released;
  if (first === undefined) return undefined;
  return others.reduce(
    (best, other) => (compareVersions(other.version, best.version) > 0 ? other : best),
    first,
  );
}

/** The first numbers of a version: `1.4` of 1.4.3, with zeros where it has fewer. */
function seriesOf(version: string, length: number): string {
  const { epoch, numbers } = releaseNumbers(version);
  const first = Array.from({ length }, (_, index) => numbers[index] ?? 0).join(".");
  return epoch === 0 ? first : `${epoch}!${first}`;
}
