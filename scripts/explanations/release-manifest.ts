import type { releaseDiagnostics } from "../../src/domain/release/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

/** About the manifest, which binds a release to its bytes. */
export const manifestExplanations = {
  "manifest-invalid": {
    meaning:
      "The `tag2pypi-manifest.json` of a draft, of a release or of the build job's artifact is not JSON of the form that is expected; the message names the field. Nothing of it has been used.",
    why: "The manifest says which bytes belong to the release. Guessing at it could publish others.",
    mending:
      "Look first whether files of this version are on the index. If none are, delete the draft and run again: it is made anew. If some are, do not delete it: download its distributions, hand them over with `packages-dir`, or put back the manifest as it was. If another tool attaches a file of this name, let it use another one.",
  },
  "manifest-schema-newer": {
    meaning:
      "The manifest was written by a version of tag2pypi whose form this one does not know. Nothing has been changed.",
    why: "Fields that are not understood could be the ones that matter.",
    mending:
      "Either the jobs of the workflow use different versions: give every `uses: tag2pypi/tag2pypi…` the same. Or a newer version made the draft and the workflow at the tag is older: run it from a branch with the newer one, dispatched with the tag and `allow-other-ref: true`.",
  },
  "manifest-mismatch": {
    meaning:
      "A file does not have the SHA-256 that the manifest names. The files are hashed when they are built or handed over, and again whenever they are read, sent or taken from a draft; the message says at which point. A file that differs is never published.",
    why: "The bytes that were inspected and tried would not be the bytes that people get.",
    mending:
      "In the job that built: a command of the build or of the tests is still running, or a step edits the files (signing, stripping) after they were handed over; do such things in `build.before` or in the build. In a later job: the artifact is another attempt's, so take its name and the digest from the outputs of the same job. An asset of the draft that was replaced by hand has to be put back, or the draft deleted if nothing is on the index. If none of this fits, treat the runner as compromised.",
  },
} satisfies Partial<ExplanationsOf<typeof releaseDiagnostics>>;
