import type { publisherDiagnostics } from "../../src/domain/publisher/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

const REFUSED =
  "The index has answered `invalid-publisher` to this job's identity token. It has got no file by this run; a draft release that was made before keeps the files for the next one.";

/** Why a trusted publisher does not match the job, or may not. */
export const mismatchExplanations = {
  "publisher-event-refused": {
    meaning:
      "The run was started by `pull_request_target`, as its identity token says. Told before anything is uploaded.",
    why: "PyPI refuses such runs whatever is registered, since March 2026: strangers can start them, with the permissions of the repository.",
    mending:
      'Start the workflow that publishes by the tag, or by hand, and keep work on pull requests in another one:\n\n```yaml\non:\n  push:\n    tags: ["v*"]\n  workflow_dispatch:\n```',
  },
  "publisher-issuer-refused": {
    meaning:
      "The job's identity token was issued by another address than `https://token.actions.githubusercontent.com`. Told before anything is uploaded.",
    why: "PyPI and TestPyPI take identity tokens of GitHub Actions from github.com only.",
    mending:
      "GitHub Enterprise Server, and enterprises with an issuer of their own, cannot use trusted publishing on PyPI. Make an API token for the one project on the index, store it as a secret of the environment, and hand it over in `api-token`. Or let a job of a public repository on github.com publish.",
  },
  "publisher-other-repository": {
    meaning:
      "The repository in the identity token is not the one that the job's environment names (`GITHUB_REPOSITORY`). The release goes on.",
    why: "The GitHub release is made in the one, and the index judges by the other: it may refuse the upload, or record another origin than the release's.",
    mending:
      "On GitHub's own runners the two always agree. Look for a step or a runner image that sets `GITHUB_REPOSITORY`, and at tools that run workflows locally.",
  },
  "publisher-reusable-workflow": {
    meaning:
      "The job stands in a reusable workflow (`workflow_call`) of another repository, or at another commit than the run's, or in one that the last release's publisher does not name. It is told before the upload where the refusal is certain; nothing has been uploaded.",
    why: "PyPI compares publishers with the file that holds the job and supports no reusable workflows: https://docs.pypi.org/trusted-publishers/troubleshooting/. Even where the upload token is given, attestations are refused.",
    mending:
      "Call the reusable workflow for checks and builds only, and put the job that publishes into the workflow that the tag starts, as `examples/workflows/calls-reusable.yml` does. Register that file as the publisher. As the tag keeps its workflow, release from a new tag.",
  },
  "publisher-called-workflow": {
    meaning:
      "The job stands in a reusable workflow of the same repository, at the run's own commit, and no earlier release shows that a publisher names that file. The release goes on, and may be refused at the upload.",
    why: "PyPI matches such a job only by a publisher that names the called file, which it does not promise to support; attestations are refused then, as their certificate names the calling file.",
    mending:
      "Move the job that publishes into the workflow that is started, and register that one. Until then, register the called file as publisher and set `attestations: off`.",
  },
  "publisher-unlike-last": {
    meaning:
      "The newest release on the index whose files have provenance names a publisher, and this job differs from it. Publishers cannot be read from an index, so this is a doubt, told before anything is uploaded.",
    why: "If no second publisher was registered since, the index refuses the upload after the draft release is made.",
    mending:
      "Compare the table in the message. If the workflow file, the environment or the repository was renamed, open the link in the message as an owner of the project: it fills in the form with this job's values. If you have registered the new publisher already, nothing is to be done, and the next release no longer says so.",
  },
  "publisher-environment-missing": {
    meaning: `${REFUSED} The last release's publisher names an environment, and the job has none.`,
    why: "An environment that is registered has to be the job's. One is worth having: its reviewers decide what is published.",
    mending:
      "The line was lost in the job, or never written:\n\n```yaml\njobs:\n  publish:\n    environment: pypi\n```\n\nAs a tag keeps its workflow, that counts from the next tag on. For the present one, an owner can register a publisher without an environment by the link in the message, run the job again, and remove it afterwards.",
  },
  "publisher-environment-differs": {
    meaning: `${REFUSED} Owner, repository and workflow are those of the last release's publisher; the environment is another one.`,
    why: "The index lets only the registered environment publish. Upper and lower case do not matter in it.",
    mending:
      "Where one job publishes to TestPyPI and PyPI, both see the same environment: register it on both. If the environment was renamed, register its new name by the link in the message, and run the job again. To keep `testpypi` and `pypi` apart, use a job for each, as `examples/workflows/hardened.yml` does.",
  },
  "publisher-workflow-differs": {
    meaning: `${REFUSED} The job stands in another file below \`.github/workflows\` than the last release's publisher names.`,
    why: "The file's name is part of the registration; the workflow's `name` is not. Letters count in their case, and `.yml` is not `.yaml`.",
    mending:
      "If the file was renamed, register the new name by the link in the message and run the job again; remove the old publisher afterwards. If the wrong workflow was started, start the right one: `gh workflow run publish.yml --ref v1.2.3 -f tag=v1.2.3`.",
  },
  "publisher-repository-differs": {
    meaning: `${REFUSED} The last release's publisher names another repository, and GitHub does not say that this one is a fork.`,
    why: "A publisher holds the names of owner and repository as they were when it was registered. GitHub follows a renaming; PyPI does not.",
    mending:
      "After a renaming or a transfer, an owner of the project registers the new names by the link in the message and removes the old publisher, whose name could be taken by others. If only the case of letters differs, it has to be registered anew as well. If this is a copy, release from the original.",
  },
  "publisher-fork": {
    meaning: `${REFUSED} The run is in a fork, and the last release's publisher names the repository that it may be forked from.`,
    why: "Only the original may publish the project.",
    mending:
      "Pushing tags to the fork started this: delete the tag there, and push it to the original (`git push upstream v1.2.3`). To keep forks from trying, add `if: github.repository == 'OWNER/NAME'` to the job. A fork that carries the project on needs an owner of the project to register it by the link in the message.",
  },
  "publisher-differs": {
    meaning: `${REFUSED} The table shows the fields in which the job differs from the last release's publisher: workflow file and environment.`,
    why: "All of them have to match at once, in one publisher: the file of one and the environment of another do not do.",
    mending:
      "Usually another workflow was started than the one that is registered, or publishing moved to a new file with its own environment. Register the job as it is by the link in the message, and run it again; or start the right workflow on the tag.",
  },
  "publisher-gone": {
    meaning: `${REFUSED} This very job is what the last release's publisher names.`,
    why: "That publisher was removed since, or GitHub's account was deleted and made anew: publishers hold the account's number beside its name.",
    mending:
      "An owner of the project looks under Manage, Publishing, removes what is left of the old publisher, and registers it anew by the link in the message. If nobody knows who removed it, look at the project's security history on the index first.",
  },
  "publisher-not-recorded": {
    meaning: `${REFUSED} No file of the project that the index lists says which workflow published it, so that nothing can be compared: earlier releases used an API token, or no attestations.`,
    why: "Somewhere owner, repository, workflow file or environment differ from what is registered, or nothing is registered on this very index: TestPyPI has publishers of its own.",
    mending:
      "Open the link in the message as an owner of the project, and compare what is registered there with the table, letter by letter. The usual differences are a missing environment, the workflow's `name` in place of its file, a path in place of the file's name, and a publisher that is registered on PyPI only.",
  },
  "publisher-pending-missing": {
    meaning: `${REFUSED} The index lists no file of the project, so that a pending publisher would have to match the job, and none does.`,
    why: "A new project is made by the first upload, which only a pending publisher allows to trusted publishing.",
    mending:
      "Copy the values of the message into https://pypi.org/manage/account/publishing/ (or the same page on test.pypi.org), and run the job again. If there was one, it ended after 30 days, or one of its values differs: it cannot be edited, so remove it first. It does not reserve the name.",
  },
} satisfies Partial<ExplanationsOf<typeof publisherDiagnostics>>;
