import type { ReleasePlan } from "../plan.ts";
import { versionOfTag } from "../version/tag-name.ts";
import { compareVersions, isPrerelease } from "../version/version.ts";
import type { Release } from "./release.ts";

/**
 * Whether the plan's release is the repository's latest: no pre-release, and no published final release has a higher
 * version by PEP 440. GitHub's own default makes every newly published release the latest, backports too.
 */
export function isLatest(
  plan: ReleasePlan,
  releases: readonly Release[],
  formats: readonly string[],
): boolean {
  if (plan.prerelease) return false;
  return !releases.some((release) => {
    if (release.draft || release.prerelease || release.tag === plan.tag.name) return false;
    const stated = versionOfTag(release.tag, formats, plan.project);
    if (stated === undefined || isPrerelease(stated.version)) return false;
    return compareVersions(stated.version, plan.version) > 0;
  });
}
