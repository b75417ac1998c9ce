import type { Obtained } from "../outcome.ts";
import type { ReleasePlan } from "../plan.ts";
import { releaseBody } from "./body.ts";
import { releaseMarker, withoutMarker } from "./marker.ts";
import type { Release, ReleaseText } from "./release.ts";

/** What title and text of a release are made of. */
export interface TextRequest {
  readonly plan: ReleasePlan;
  readonly obtained: Obtained;
  /** Where readers find the whole text if the notes had to be cut. */
  readonly changelogUrl: string;
}

/** Title and text of a release of ours. */
export function textOf({ plan, obtained, changelogUrl }: TextRequest): ReleaseText {
  const marker = releaseMarker(markerOf(plan, obtained));
  return {
    title: plan.title,
    body: releaseBody({ notes: obtained.manifest.notes, marker, changelogUrl }),
    prerelease: plan.prerelease,
  };
}

/** A person's draft keeps its title and text; the marker makes it recognisable as taken over. */
export function adoptText(
  { plan, obtained, changelogUrl }: TextRequest,
  { title, body, prerelease }: Release,
): ReleaseText {
  const marker = releaseMarker({ ...markerOf(plan, obtained), adopted: true });
  return {
    title: title === "" ? plan.title : title,
    body: releaseBody({ notes: withoutMarker(body), marker, changelogUrl }),
    prerelease,
  };
}

function markerOf(plan: ReleasePlan, { manifestSha256 }: Obtained) {
  return { version: plan.version, commit: plan.tag.commit, manifestSha256 };
}
