import type { Act } from "../domain/journal.ts";
import { compareTag } from "../domain/release/decisions.ts";
import { releaseDiagnostics } from "../domain/release/diagnostics.ts";
import { decidePublication } from "../domain/release/publication.ts";
import type { Release } from "../domain/release/release.ts";
import { ReleaseError } from "../domain/release-error.ts";
import { summariseRelease } from "./draft-release.ts";
import { type EnsureRequest, ensureRelease, type ReleasePorts } from "./release/ensure-release.ts";

/**
 * Publishes the draft, once the index has everything and the tag is still what it was. After a run to TestPyPI alone
 * it stays a draft: it keeps the bytes that were tried for the run that makes them public.
 */
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
    const releases = await ports.github.releases();
    const decision = decidePublication(release, plan, releases, request.tagFormats);
    switch (decision.do) {
      case "nothing":
        if (!changed) record.settle("unchanged");
        return summariseRelease(release);
      case "keep-draft":
        record.note(explainTrial(release));
        record.settle("skipped");
        return summariseRelease(release);
      case "publish":
        return summariseRelease(await ports.github.publishRelease(release.id, decision.latest));
    }
  };
}

function explainTrial(release: Release) {
  return releaseDiagnostics.diagnose("release-kept-draft", {
    message: `The distributions went to TestPyPI alone; ${release.url} stays a draft.`,
    hint: "Run the workflow again with indexes: pypi to publish the same files and the release.",
  });
}
