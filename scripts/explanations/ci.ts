import type { ciDiagnostics } from "../../src/domain/ci/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const ciExplanations: ExplanationsOf<typeof ciDiagnostics> = {
  "ci-failed": {
    meaning:
      "Of all workflows, checks of apps and commit statuses on the tagged commit, the newest of each event and branch, at least one is red; runs of pull requests from forks never count. A job that may fail (`continue-on-error`) is not, and skipped or neutral ones count as green. Runs of the workflow that releases never count, whatever their result.",
    why: "Nothing is published yet. A version that is broken cannot be replaced on PyPI: it can only be yanked and followed by another.",
    mending:
      'Look at the pages of the table. If a service or a test was unreliable, repeat it with `gh run rerun RUN_ID --failed`, and then run the release again for the same tag. If the code is wrong, mend it and tag the new commit. What need not be green is named once and for all:\n\n```toml\n[tool.tag2pypi.ci]\nignore = ["codecov/*", "Nightly"]\n```',
  },
  "ci-pending": {
    meaning:
      "Results were still queued or running when the time of `ci-timeout` was over (1800 seconds without it; a dry run looks once). Nothing is red so far, or red results are passed over by a rule setting.",
    why: "What has not finished has not said yes. Nothing is published yet.",
    mending:
      "Run the release again when they have finished, or give it more time with `ci-timeout: 3600`. Look at what it waits for: a job without a runner, or one that waits for an approval or for this very release, never finishes by itself, and belongs into `ignore` under `[tool.tag2pypi.ci]`.",
  },
  "ci-required-missing": {
    meaning:
      "`require` under `[tool.tag2pypi.ci]` names a result that the commit does not have. Up to three minutes were waited for it to turn up, and GitHub has shown all its lists.",
    why: "A required check that never ran is not green. Where the name has changed, a release would otherwise go on for ever without the check that was meant to guard it.",
    mending:
      "A workflow, a job or its matrix was renamed: compare with the names in the message, and use `*` for what varies (`Tests (*)`). Or the workflow runs on pull requests alone, or passes over this commit because of `paths` or `[skip ci]`: let it run on pushes to the branch that is released, or start it for this commit, and run the release again.",
  },
  "ci-required-unknown": {
    meaning:
      "`require` under `[tool.tag2pypi.ci]` names results, and GitHub refuses to show some lists of results to this job's token. It happens in private repositories: a job with `permissions` has only those that it names.",
    why: "Nobody can say that what is required is green, so the release stops. Nothing is published yet.",
    mending:
      "Add these to the permissions that the job has already, and run it again:\n\n```yaml\npermissions:\n  actions: read\n  checks: read\n  statuses: read\n```",
  },
  "ci-incomplete": {
    meaning:
      "GitHub says how many results of a kind the commit has, and twice gave fewer. Up to three minutes were waited for the rest.",
    why: "The missing ones may be red. Nothing is published yet.",
    mending:
      "Run the release again: mostly GitHub's lists have caught up by then. If it stays, compare with the commit's own page on GitHub; when all is green there, pass over it for this run with `-f rules=ci-incomplete=warning`.",
  },
  "ci-unknown": {
    meaning:
      "GitHub refuses to show some lists of results to this job's token, and none is required by the configuration. It happens in private repositories: a job with `permissions` has only those that it names. The release goes on with what it can see.",
    why: "A commit whose tests fail would be released without anybody noticing.",
    mending:
      "Add these to the permissions that the job has already:\n\n```yaml\npermissions:\n  actions: read\n  checks: read\n  statuses: read\n```",
  },
  "ci-missing": {
    meaning:
      "The tagged commit has no result that counts: none at all, or only those of the workflow that releases, and of events about people and discussions, such as `issues`. The release goes on.",
    why: "Nothing but the release itself has tried this commit, and that does not run the project's tests unless they are configured under `[tool.tag2pypi.check]`.",
    mending:
      "Often the tests run on pull requests alone, and the commit of the merge is another one: add the branch to their triggers. A commit that a workflow has pushed with `GITHUB_TOKEN`, or with `[skip ci]` in its message, starts none: run the tests for it by hand, and the release again.\n\n```yaml\non:\n  pull_request:\n  push:\n    branches: [main]\n```",
  },
};
