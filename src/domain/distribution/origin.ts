import type { Diagnostic } from "../diagnostic.ts";
import type { Origin } from "../outcome.ts";
import { releaseDiagnostics } from "../release/diagnostics.ts";

/** Where bytes of this version were seen. */
export interface Sightings {
  /** Names of this version's files on the index that the run publishes to. */
  readonly index: readonly string[];
  readonly indexName: string;
  /** Our published release, or our draft, for this commit holds a manifest. */
  readonly manifest?: "release" | "draft";
  /** `packages-dir` is given. */
  readonly handedOver: boolean;
}

export type OriginDecision =
  | { readonly do: "take"; readonly from: Origin }
  | { readonly do: "stop"; readonly why: Diagnostic };

/**
 * Where the distributions come from: what may already be public wins over what may be rebuilt, because building the
 * same commit twice gives other bytes. Once the index holds a file of the version, nothing is built again.
 */
export function originOf({ index, indexName, manifest, handedOver }: Sightings): OriginDecision {
  if (manifest !== undefined) return { do: "take", from: manifest };
  if (handedOver) return { do: "take", from: "handed-over" };
  if (index.length === 0) return { do: "take", from: "build" };
  const sdist = index.some((name) => name.endsWith(".tar.gz"));
  const wheel = index.some((name) => name.endsWith(".whl"));
  if (sdist && wheel) return { do: "take", from: "index" };
  return {
    do: "stop",
    why: releaseDiagnostics.diagnose("distributions-lost", {
      message: `${indexName} already holds ${index.join(", ")} of this version, but no ${sdist ? "wheel" : "sdist"}, and neither a release nor a draft of ours holds the other bytes.`,
      hint: "A new build would not fit the published file. Hand over the original files with packages-dir, or release the next patch version.",
    }),
  };
}
