import type { Diagnostic } from "../diagnostic.ts";
import { releaseDiagnostics } from "../release/diagnostics.ts";
import type { Release } from "../release/release.ts";

/** What an earlier run left: our release or draft with a manifest, or a person's release that we served. */
export interface Attempt {
  readonly release: Release;
  /** Why its files cannot be used: the index has other bytes, or a file is nowhere. Empty where they can. */
  readonly problems: readonly Diagnostic[];
}

/** Where bytes of this version were seen. */
export interface Sightings {
  /** Names of this version's files on the index that the run publishes to. */
  readonly index: readonly string[];
  readonly indexName: string;
  readonly attempt: Attempt | undefined;
  /** `packages-dir`, where it is given. */
  readonly handedOver: string | undefined;
}

export type OriginDecision =
  | { readonly from: "release" | "draft"; readonly release: Release }
  | { readonly from: "handed-over"; readonly folder: string }
  | { readonly from: "index" }
  | { readonly from: "build" }
  | { readonly from: "nowhere"; readonly why: readonly Diagnostic[] };

/**
 * Where the distributions come from: what may already be public wins over what may be rebuilt, because building the
 * same commit twice gives other bytes. Once the index holds a file of the version, nothing is built again. Files that
 * are handed over step in where those of an earlier attempt cannot be used.
 */
export function originOf({ index, indexName, attempt, handedOver }: Sightings): OriginDecision {
  if (attempt !== undefined && attempt.problems.length === 0) {
    return { from: attempt.release.draft ? "draft" : "release", release: attempt.release };
  }
  if (handedOver !== undefined) return { from: "handed-over", folder: handedOver };
  if (attempt !== undefined) return { from: "nowhere", why: attempt.problems };
  if (index.length === 0) return { from: "build" };
  const sdist = index.some((name) => name.endsWith(".tar.gz"));
  const wheel = index.some((name) => name.endsWith(".whl"));
  if (sdist && wheel) return { from: "index" };
  const why = releaseDiagnostics.diagnose("distributions-lost", {
    message: `${indexName} already holds ${index.join(", ")} of this version, but no ${sdist ? "wheel" : "sdist"}, and neither a release nor a draft of ours holds the other bytes.`,
    hint: "A new build would not fit the published file. Hand over the original files with packages-dir, or release the next patch version.",
  });
  return { from: "nowhere", why: [why] };
}
