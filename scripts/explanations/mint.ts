import type { mintDiagnostics } from "../../src/adapters/package-index/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

/*
 * An upload token is asked for when the first file is to be sent: the draft is there then, the attestations are made,
 * and nothing is on the index yet that was not there before.
 */
export const mintExplanations: ExplanationsOf<typeof mintDiagnostics> = {
  "trusted-publishing-absent": {
    meaning:
      "The index has nothing at the address where identity tokens are exchanged. PyPI and TestPyPI always have, so there something else has answered in their place: a proxy, or a mirror under their name.",
    why: "Without trusted publishing only an API token can upload. It is looked at before anything is uploaded.",
    mending:
      'For PyPI and TestPyPI, open https://pypi.org/_/oidc/audience from the runner: it must answer `{"audience":"pypi"}`. For another index, give a token of it, from a secret of the job\'s environment:\n\n```yaml\nwith:\n  api-token: ${{ secrets.PACKAGES_TOKEN }}\n```',
  },
  "trusted-publishing-disabled": {
    meaning:
      "The administrators of the index have switched trusted publishing off, for all or for GitHub. It happens while they deal with an incident.",
    why: "Nobody can publish in this way at the moment; your settings are not the reason. This run has uploaded nothing, and the draft, where it was made, keeps the distributions.",
    mending:
      "Look at https://status.python.org/, and run the job again when it is over: nothing is built anew. If the release cannot wait, upload with an API token in `api-token`, and delete the token afterwards.",
  },
  "mint-audience-foreign": {
    meaning:
      "Identity tokens are made for one service, and the index says that it wants one for another. PyPI asks for `pypi` and TestPyPI for `testpypi`, always.",
    why: "Whoever got such a token could use it at the service that it names, in your repository's name. No token was asked for, and nothing was sent.",
    mending:
      "Do not look for a way around it. Open https://pypi.org/_/oidc/audience yourself: if it says `pypi` there, something between the runner and the index has answered in its place, such as a proxy; have it looked at before you run the job again. If it does not, look at https://status.python.org/.",
  },
  "mint-publisher-unknown": {
    meaning:
      "The identity token is a good one, but no trusted publisher fits it. Mostly the job runs in no environment, or in another one than was registered, or is in a workflow file of another name; else the repository was renamed or moved to another owner, or the pending publisher has ended after 30 days. Where the last release or the claims show which field it is, another code is told that names it.",
    why: "The index does not know the job. Nothing has been uploaded; the draft keeps the distributions, and this very run can be finished once the publisher is right.",
    mending:
      "Open `https://pypi.org/manage/project/NAME/settings/publishing/`, or https://pypi.org/manage/account/publishing/ for a project that is not there yet, and compare letter by letter, capitals included: owner, repository, workflow file (`publish.yml`, without its folder), environment. Register a publisher with the job's values, and run the job again. TestPyPI has a list of its own, at https://test.pypi.org/manage/account/publishing/.",
  },
  "mint-reusable-workflow": {
    meaning:
      "The job is defined in another file, or at another commit, than the workflow that was started: it is called with `uses:` under `jobs`. The index looks for a publisher with the called file, and accepts it only from the same repository and the same ref.",
    why: "No registration fits such a job reliably, and its attestations are refused in any case. Nothing has been uploaded; the draft keeps the distributions.",
    mending:
      "Keep building in the reusable workflow, and put the job that uploads into the workflow that the tag starts, as `examples/workflows/calls-reusable.yml` does. Register that file as the trusted publisher, and push the next version's tag, because a run takes its workflow file from the tag.",
  },
  "mint-event-refused": {
    meaning:
      "The run was started by `pull_request_target`. The index refuses such runs, whatever is registered.",
    why: "That event runs with the repository's rights on behalf of anybody who opens a pull request; packages were hijacked by it. Nothing has been uploaded.",
    mending:
      'Start the workflow by a pushed tag or by hand:\n\n```yaml\non:\n  push:\n    tags: ["v*"]\n  workflow_dispatch:\n    inputs:\n      tag:\n        required: true\n```',
  },
  "mint-pending-publisher-outdated": {
    meaning:
      "A pending publisher was registered for a project that did not exist, and the project exists by now: you or a colleague uploaded its first release in another way, or somebody else has taken the name. A pending publisher does not reserve it.",
    why: "A pending publisher can only create its project, never publish to one that is there; the index has deleted it now. Nothing has been uploaded by this run.",
    mending:
      "If the project is yours, register a normal publisher at `https://pypi.org/manage/project/NAME/settings/publishing/` with the same values, and run the job again. If it is somebody else's, choose another name in pyproject.toml, register a pending publisher for that, and push a new tag.",
  },
  "mint-name-refused": {
    meaning:
      "The exchange was to create the project that the pending publisher names, and the index does not allow the name: it is too similar to an existing one, is a module of Python's standard library, or is not allowed at all.",
    why: "The project cannot be created under this name by anybody. Nothing has been uploaded.",
    mending:
      "Choose another `name` in pyproject.toml, register a pending publisher for it at https://pypi.org/manage/account/publishing/, and push a new tag. If you think that the name should be yours, https://pypi.org/help/#project-name says whom to ask.",
  },
  "mint-registration-closed": {
    meaning:
      "The project does not exist yet, and the index lets nobody create projects at the moment. It happens during attacks with masses of malicious packages.",
    why: "Only first releases are concerned. Nothing has been uploaded; the draft keeps the distributions. A pending publisher ends 30 days after it was registered.",
    mending:
      "Wait until https://status.python.org/ or the index's blog says that it is over, and run the job again. Register the pending publisher anew if the 30 days are over by then.",
  },
  "mint-issuer-unknown": {
    meaning:
      "The identity token comes from another issuer than github.com: from a GitHub Enterprise Server, or from an enterprise that has set up an issuer of its own.",
    why: "The index cannot check such tokens. Nothing has been uploaded.",
    mending:
      "Run the workflow that publishes in a repository on github.com, or upload with an API token, kept as a secret of the job's environment:\n\n```yaml\nwith:\n  api-token: ${{ secrets.PYPI_TOKEN }}\n```",
  },
  "mint-token-invalid": {
    meaning:
      "The index could not verify the identity token: it had run out, is not valid yet, is for another index, or its signature does not fit. Mostly the clock of a self-hosted runner is wrong, or GitHub had just changed its keys.",
    why: "Nothing has been uploaded. The token that was refused is worthless.",
    mending:
      "Run the job again, which asks for a new token. If it stays on a self-hosted runner, set its clock by NTP: half a minute is all that is tolerated. Otherwise look at https://www.githubstatus.com/ and https://status.python.org/.",
  },
  "mint-token-reused": {
    meaning:
      "Each identity token can be exchanged once, and this one was. Mostly the answer to the first exchange was lost on the way. A fresh one was asked for and tried each time before this is told.",
    why: "It protects against stolen tokens. Nothing has been uploaded by this run.",
    mending:
      "Run the job again. If it happens every time, something on the way sends requests twice, such as a proxy: let the runner reach the index without it.",
  },
  "mint-request-malformed": {
    meaning:
      "The index says that the request for an upload token is not one that it understands; its words are in the message.",
    why: "PyPI and TestPyPI understand it, so this is a change on their side, a proxy that alters requests, or a defect. Nothing has been uploaded.",
    mending:
      "Run the job again, once. If it stays without a proxy on the way, update the action, and report it with the words in the message. An API token in `api-token` does without the exchange.",
  },
  "mint-refused": {
    meaning:
      "The index refuses an upload token with a reason that tag2pypi does not know; code and words in the message are the index's own.",
    why: "Mostly it is a rule that is newer than this version of the action. Nothing has been uploaded; the draft keeps the distributions.",
    mending:
      "Look for the code in https://docs.pypi.org/trusted-publishers/troubleshooting/ and put right what it says, then run the job again. If a newer version of the action knows it, update. An API token in `api-token` does without the exchange.",
  },
};
