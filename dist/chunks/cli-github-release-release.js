import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  compareTag,
  decidePublication,
  ensureRelease
} from "./build-cli-github-release-publish-release.js";
import {
  ReleaseError,
  releaseDiagnostics
} from "./shared.js";

// src/steps/draft-release.ts
function summariseRelease({ id, url, draft }) {
  return { id, url, draft };
}
function draftRelease(request, ports) {
  return async (record) => {
    const { release, changed, diagnostics } = await ensureRelease(request, "draft", ports);
    record.note(...diagnostics);
    if (!changed) record.settle("unchanged");
    return summariseRelease(release);
  };
}

// src/steps/publish-release.ts
function publishRelease(request, ports) {
  return async (record) => {
    const { plan } = request;
    const moved = compareTag(plan.tag, await ports.github.tag(plan.tag.name));
    if (moved !== void 0) throw new ReleaseError(moved);
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
function explainTrial(release) {
  return releaseDiagnostics.diagnose("release-kept-draft", {
    message: `The distributions went to TestPyPI alone; ${release.url} stays a draft.`,
    hint: "Run the workflow again with indexes: pypi to publish the same files and the release."
  });
}

export {
  draftRelease,
  publishRelease
};
