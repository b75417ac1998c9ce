import type { ReleasePlan } from "../plan.ts";
import { targetsAmong } from "../publisher/targets.ts";
import { isLatest } from "./latest.ts";
import type { Release } from "./release.ts";

export type PublicationDecision =
  /** It is public already. */
  | { readonly do: "nothing" }
  /** The distributions went to TestPyPI alone: the draft keeps them for the run that makes them public. */
  | { readonly do: "keep-draft" }
  /** `latest`: whether it becomes the repository's latest release. */
  | { readonly do: "publish"; readonly latest: boolean };

/** What becomes of the tag's release once the indexes have everything; `releases` are all that there are. */
export function decidePublication(
  release: Release,
  plan: ReleasePlan,
  releases: readonly Release[],
  tagFormats: readonly string[],
): PublicationDecision {
  if (!release.draft) return { do: "nothing" };
  if (targetsAmong(plan.indexes).includes("testpypi")) return { do: "keep-draft" };
  return { do: "publish", latest: isLatest(plan, releases, tagFormats) };
}
