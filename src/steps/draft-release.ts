import type { Act } from "../domain/journal.ts";
import type { Release } from "../domain/release/release.ts";
import { type EnsureRequest, ensureRelease, type ReleasePorts } from "./release/ensure-release.ts";

/** What the report keeps of a release. */
export function summariseRelease({ id, url, draft }: Release) {
  return { id, url, draft };
}

/**
 * Prepares the GitHub release as a draft that holds the distributions and the manifest, before anything is uploaded:
 * whatever happens afterwards, the bytes are safe. A published release of ours gets what it lacks.
 */
export function draftRelease(request: EnsureRequest, ports: ReleasePorts): Act<"draft"> {
  return async (record) => {
    const { release, changed, diagnostics } = await ensureRelease(request, "draft", ports);
    record.note(...diagnostics);
    if (!changed) record.settle("unchanged");
    return summariseRelease(release);
  };
}
