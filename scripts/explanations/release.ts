import type { releaseDiagnostics } from "../../src/domain/release/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";
import { manifestExplanations } from "./release-manifest.ts";

export const releaseExplanations: ExplanationsOf<typeof releaseDiagnostics> = {
  ...manifestExplanations,
  "release-exists": {
    meaning:
      "A published GitHub release for the tag is there that this action did not make, and the run was not started by `release: published`. It is found when the draft is to be made: nothing has been uploaded to an index by this run.",
    why: "A person's release is never changed unasked. Made beside it, a second one would leave two texts for one version.",
    mending:
      "If you made it by hand for this tag, keep its text, delete the release and not the tag (`gh release delete v1.2.3`, without `--cleanup-tag`), and run the job again. If it is immutable, its tag cannot get another release: release the next version. If your releases always begin on GitHub's page, let the workflow start by them, from the next tag on:\n\n```yaml\non:\n  release:\n    types: [published]\n```",
  },
  "release-of-other-commit": {
    meaning:
      "The tag has a published release that this action made, and the mark in its text names another commit, or another version, than the tag has now. Nothing has been uploaded by this run.",
    why: "The version is out, made from the other commit. What was moved is the tag; people who fetched it keep the old one.",
    mending:
      "Put the tag back on the commit that the message names, `git push --force origin COMMIT:refs/tags/v1.2.3`, and give the new commit a version of its own. A ruleset for tags that forbids updates (Settings, Rules) keeps it from happening again. If the text was copied from another release by hand, remove its last line, the comment that begins with `<!-- tag2pypi`.",
  },
  "release-immutable": {
    meaning:
      "The repository has immutable releases, the tag's release is published, and files that belong to it are not among its assets. The message names them.",
    why: "GitHub takes no more assets for it: whoever downloads from there misses them.",
    mending:
      "The usual cause is that somebody published the draft by hand before the run had finished: leave that to the action. If all files are on the index already and only attestations are missing, nothing is lost, because the index has them, too. If distributions are missing on the index as well, release the next version.",
  },
  "release-asset-differs": {
    meaning:
      "The published release has an asset with the name of one of this run's files, and with other bytes. Nothing has been changed.",
    why: "Two files of one name with different content are what a supply chain attack looks like; which one is right, only a person can say.",
    mending:
      "Compare both with the digest on the index (`#files` on the version's page shows it). If the index has this run's bytes, delete the asset on GitHub and run the job again. If it has the asset's, this run was handed other files: hand over those. If neither is on the index, and you uploaded the asset by hand, delete it; otherwise release the next version.",
  },
  "draft-not-ours": {
    meaning:
      "There is a draft release for the tag that this action did not make, and `adopt-draft` is not set. Drafts are seen only by those who may write. Nothing has been uploaded.",
    why: "Somebody wrote a text that is meant to be published, and it is not overwritten unasked.",
    mending:
      "Often another tool made it, such as release-drafter or release-please: switch it off for releases, or let this action take its drafts over from the next tag on:\n\n```yaml\nwith:\n  adopt-draft: true\n```\n\nFor the present tag, keep the text, delete the draft (`gh release delete v1.2.3`, without `--cleanup-tag`), and run the job again; the text can be put in when the release is there.",
  },
  "draft-duplicate": {
    meaning:
      "Several drafts for the tag carry this action's mark. The oldest is used, and the others stay as they are. The release goes on.",
    why: "GitHub lets two runs make a draft for one tag at the same moment. The others would puzzle whoever finds them later.",
    mending:
      "Delete the drafts that the message names, on the releases page. So that runs for one tag wait for each other:\n\n```yaml\nconcurrency:\n  group: publish-${{ inputs.tag || github.ref_name }}\n  cancel-in-progress: false\n```",
  },
  "draft-bytes-kept": {
    meaning:
      "An earlier run for this very commit has left a release or draft with a manifest, and its files are published instead of newly built ones. They are inspected and tried again like any others.",
    why: "Building a commit twice gives other bytes, which an index that holds a part of the version refuses. Reviewers see here which bytes they approve.",
    mending:
      "Nothing is to be done. If the earlier files are broken and none of them is on the index yet, delete the draft and run again: they are built anew then.",
  },
  "distributions-adopted": {
    meaning:
      "The index holds a wheel and an sdist of this version, and there is neither a draft nor a release with a manifest. So somebody else uploaded them, or the draft was deleted. Nothing has been changed.",
    why: "Taken over unseen, files from anywhere would get a release that says that they come from this commit; and wheels that were still to come would be missing from it.",
    mending:
      "If you uploaded them from this commit (with twine, say) and only want the GitHub release: `gh workflow run publish.yml --ref v1.2.3 -f tag=v1.2.3 -f rules=distributions-adopted=warning`. They are compared with the commit's content like any others. If an older workflow also publishes on the tag, remove it. If you do not know who uploaded them, look at the project's history on the index and at who has tokens for it.",
  },
  "distributions-lost": {
    meaning:
      "A part of the version is on the index, or is named by an earlier run's manifest, and the other files are nowhere: not on the index, and in no draft or release. Nothing was built or changed.",
    why: "A new build would give other bytes for the part that is public, and a version from two builds is one that nobody can check.",
    mending:
      "Look for the original files: in the artifacts of the first run, or on the machine that uploaded the rest. With them, use `packages-dir` in a workflow on a branch, dispatched with the tag and `allow-other-ref: true`. Without them, release the next patch version, and yank this one if what is public does not do by itself. PyPI takes further files for 14 days only.",
  },
  "release-left-without-files": {
    meaning:
      "The run was started by a person's published release, which is immutable. Everything is on the index; the distributions and the manifest stay in a draft for the same tag.",
    why: "Whoever downloads from the release finds only the sources, and a later run needs the draft to know the bytes: do not delete it.",
    mending:
      "Nothing can be added to this release. For the next one, push the tag and let this action make the release, or save yours as a draft, push the tag, and set `adopt-draft: true`: the files are attached before it is published.",
  },
  "release-kept-draft": {
    meaning:
      "The run published to TestPyPI alone. The GitHub release is a draft, which holds the files that were tried.",
    why: "A public release would announce a version that `pip install` does not give.",
    mending:
      "To make it public, run the same tag with `indexes: pypi`: the files of the draft are published, without a new build. A tag keeps its workflow, so the workflow needs an input for it (`indexes: ${{ inputs.indexes || 'testpypi' }}`), or a workflow on a branch is dispatched with the tag and `allow-other-ref: true`. If it was only a trial, delete draft and tag.",
  },
  "dry-run-untried": {
    meaning:
      "A dry run has come to something that cannot be tried without doing it: writing a release, signing, exchanging the token, uploading. Everything else was done for real, and nothing was changed anywhere.",
    why: "A dry run that passes says nothing about these. Signatures stand in a public log for ever, and an exchange with a pending publisher creates the project.",
    mending:
      "Look at what the message names: `contents: write` and `id-token: write` in the job's permissions, and the publisher's four fields on the index. To see a whole release on your machine, use `npm run rehearse`; to see a real index take the files, run with `indexes: testpypi`.",
  },
  "tag-moved": {
    meaning:
      "The tag was read when the run began, and is read again before each upload and before the release is published. It is another object, or on another commit, now. Even a tag that was made anew on the same commit counts.",
    why: "The release would carry a name that now means other sources. If an upload was finished before, its files are public; the list of steps in the summary shows it.",
    mending:
      "If nothing of this version is on an index, leave the tag where it is now: the push has started a run of its own. If files are public, put it back with the command in the message, run the job again, and give the new commit the next version. To prevent it, forbid updates of tags: Settings, Rules, New tag ruleset, `v*`, Restrict updates.",
  },
  "tag-deleted": {
    meaning:
      "The tag was there when the run began, and was gone from the remote before an upload or before the release was to be published.",
    why: "GitHub would make the tag anew when it publishes the draft, where somebody has just removed it. If an upload was finished before, its files are public.",
    mending:
      "If it was deleted to stop the release and nothing is on the index, delete the draft as well: the release is stopped. If files are public, push the tag again with the command in the message, and run the job again; to withdraw the version, yank it on the index then. A clean-up job that deletes tags should leave `v*` alone.",
  },
};
