import { type Act, ReleaseError } from "../domain/journal.ts";
import { compareTag } from "../domain/release/decisions.ts";
import { isLatest } from "../domain/release/latest.ts";
import { summariseRelease } from "./draft-release.ts";
import { type EnsureRequest, ensureRelease, type ReleasePorts } from "./release/ensure-release.ts";

/** Publishes the draft, once the index has everything and the tag is still what it was. */
export function publishRelease(
  request: EnsureRequest & { readonly tagFormats: readonly string[] },
  ports: ReleasePorts,
): Act<"publish-release"> {
  return async (record) => {
    const { plan } = request;
    const moved = compareTag(plan.tag, await ports.github.tag(plan.tag.name));
    if (moved !== undefined) throw new ReleaseError(moved);
    const { release, changed, diagnostics } = await ensureRelease(request, "publish", ports);
    record.note(...diagnostics);
    if (!release.draft) {
      if (!changed) record.settle("unchanged");
      return summariseRelease(release);
    }
    const latest = isLatest(plan, await ports.github.releases(), request.tagFormats);
    return summariseRelease(await ports.github.publishRelease(release.id, latest));
  };
}
