import type { triggerDiagnostics } from "../../src/domain/trigger/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const triggerExplanations: ExplanationsOf<typeof triggerDiagnostics> = {
  "event-refused": {
    meaning:
      "The workflow was started by an event that may not release: a pull request, a comment, another workflow (`workflow_run`), a schedule, the deletion of a tag. Nothing was read or run.",
    why: "Several of these run with the repository's rights on text or code that anybody may send in. The others do not say which tag is meant.",
    mending:
      'Release by a push of a tag, by hand, or when a release is published on GitHub. For pull requests, use the action `check`, or `build` with `indexes: testpypi`.\n\n```yaml\non:\n  push:\n    tags: ["v*", "[0-9]*"]\n  workflow_dispatch:\n    inputs:\n      tag:\n        required: true\n```\n\nA release that is still a draft, or is only edited, starts nothing: of `release`, only `types: [published]` is taken.',
  },
  "tag-not-named": {
    meaning:
      "The run was started by hand on a branch, or by a push to a branch, and the input `tag` is empty. Nothing was read or run.",
    why: "Nobody has said that the branch as it is now is a release.",
    mending:
      "Name the tag: `gh workflow run publish.yml --ref v1.2.3 -f tag=v1.2.3`. If it was named, see whether the workflow hands it on (`tag: ${{ inputs.tag }}`). If pushes to branches start the workflow by accident, give its `push` a filter for tags; with release-please and the like, take the tag from the output of that step.",
  },
  "tag-named-twice": {
    meaning: "The event names one tag, and the input `tag` another. Nothing was read or run.",
    why: "The run would be shown as one of the first tag, and signed as such, while it releases the second.",
    mending:
      "Mostly a tag is written into the workflow from an earlier trial. Write `tag: ${{ inputs.tag }}`, which is empty for a push; to release another tag than the one that was pushed, start the workflow by hand for it.",
  },
  "tag-missing": {
    meaning:
      "GitHub has no tag of that name in this repository. It is asked itself; a tag in the workspace does not count. Nothing is published.",
    why: "A release without its tag on the server could be traced back to nothing, and GitHub would make the tag anew, wherever the default branch happens to be.",
    mending:
      "Mostly it is only on somebody's machine: `git push` alone sends no tags, `git push origin refs/tags/v1.2.3` does. Compare the spelling with `git ls-remote --tags origin`. If it was deleted after the run began, push it again, to the same commit.",
  },
  "tag-moved-since-event": {
    meaning:
      "When the run was started, the tag was on another commit than it is now. Nothing of this run is published.",
    why: "The run was started, and perhaps approved, for a commit that the tag no longer names. Its signatures would vouch for that other commit.",
    mending:
      "Either an old run was started again after the tag was moved, or it was moved in between. Use the run that the new push has started, or start one: `gh workflow run publish.yml --ref v1.2.3 -f tag=v1.2.3`. If none of you has moved it, take it for an attack: publish nothing, and see who may push tags.",
  },
  "runner-environment-invalid": {
    meaning:
      "A variable that every runner of GitHub Actions sets is missing or malformed, or the event's file cannot be read. The message names it. Nothing was read or run.",
    why: "Without them it is not known which repository and which event the run is about.",
    mending:
      "It was probably started by hand from its folder: on your own machine, use `npm run rehearse -- --project ../your-project`. In a container, hand on the variables `GITHUB_*` and `RUNNER_TEMP`, and mount the folder with the event's file. Runners of other vendors need to set the same ones.",
  },
  "dispatch-on-other-ref": {
    meaning:
      "The run was started by hand on a branch or tag whose commit is not that of the tag to release. Nothing is published.",
    why: "The identity that signs, and that PyPI and its attestations show, is of the commit that the run was started on. Users would be told that the files come from there.",
    mending:
      'Start it on the tag itself; on GitHub\'s page, choose the tag under "Use workflow from":\n\n```\ngh workflow run publish.yml --ref v1.2.3 -f tag=v1.2.3\n```\n\nIf the workflow at that tag is what is broken, start the mended one from its branch with `allow-other-ref: true`, and leave the checkout out.',
  },
};
