import type { issueDiagnostics } from "../../src/domain/issues/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const issueExplanations: ExplanationsOf<typeof issueDiagnostics> = {
  "issues-blocking": {
    meaning:
      "There are open issues with one of the labels that block a release: `critical` and `release-blocker`, or those that `blocking-labels` names. Pull requests with the label do not count.",
    why: "Somebody has declared that nothing may be released while this is open. Nothing is published yet.",
    mending:
      'Close what is solved, or take the label off what can wait, and run the release again for the same tag. If the release is what solves the issue, pass over it once with `-f rules=issues-blocking=warning`. Labels of the project\'s own:\n\n```toml\n[tool.tag2pypi]\nblocking-labels = ["blocks-release"] # [] for none\n```',
  },
  "milestone-open-items": {
    meaning:
      "The open milestone with the release's title (the tag's name, unless `milestone` says otherwise) still has open issues or pull requests. The release goes on.",
    why: "Whoever reads the milestone expects these in the release. The milestone itself is left as it is.",
    mending:
      'Move what is not in the release to the next milestone, close what is done, and close the milestone after the release. If the titles of milestones are spelled otherwise, set for example `milestone = "{version}"` under `[tool.tag2pypi]`.',
  },
  "issues-unknown": {
    meaning:
      "GitHub does not show the repository's issues or milestones to this job's token. It happens in private repositories, where a job with `permissions` has only those that it names. The release goes on.",
    why: "An issue that blocks the release would not be seen.",
    mending:
      'Add `issues: read` to the permissions that the job has already. If the project does not track issues on GitHub, switch the rule off:\n\n```toml\n[tool.tag2pypi.rules]\n"issues-unknown" = "off"\n```',
  },
};
