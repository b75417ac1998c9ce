import type { githubDiagnostics } from "../../src/adapters/github/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const githubExplanations: ExplanationsOf<typeof githubDiagnostics> = {
  "github-token-invalid": {
    meaning:
      "GitHub answers 401. The job's own token is good for as long as the job runs, so this is mostly a stored token that has expired or was revoked, or a GitHub App's token, which lasts one hour and was made too early.",
    why: "Neither the tag can be read nor the draft be made. If it happens after the upload, the files are public and the release is still a draft; running the job again publishes it.",
    mending:
      "Leave out the input `github-token`, which then is the job's own token. Where a token of your own is needed, renew the secret, or make the App's token in the step before this one. Then run the job again.",
  },
  "github-permission-missing": {
    meaning:
      "GitHub answers 403: the token is a good one, but may not do this. Most often the job's `permissions` lack `contents: write`; once a job names any permission, all that it does not name are taken away.",
    why: "The draft is made before the upload, so in a first run nothing is on the index yet. Only a job of its own that publishes the release can meet this when the files are public.",
    mending:
      "Add what the message names to the job's `permissions`, and to those of the calling job where another workflow calls this one:\n\n```yaml\npermissions:\n  contents: write # the draft and the release\n```\n\nA run takes its workflow file from the tag, so the correction counts from the next tag on. If the files are public already, publish the draft by hand on the repository's releases page. A token of your own needs the permission Contents: read and write for this repository, and may have to be authorised for the organisation's single sign-on.",
  },
  "github-rate-limited": {
    meaning:
      "The token has used up its requests, or GitHub asks to slow down. The job's own token has about 1,000 requests an hour for all workflows of the repository together. Waits of up to two minutes are sat out; this one is longer, and the message says until when.",
    why: "A release takes a few dozen requests, so other workflows have used up the rest. What this run has done until now stays as it is, and is found by the next one.",
    mending:
      "Run the job again after the time in the message. If it happens often, look for workflows that poll GitHub, or give the input `github-token` the token of a GitHub App, which has a limit of its own.",
  },
  "github-not-found": {
    meaning:
      "GitHub answers 404 to a request that must succeed. A private repository looks like that to a token without access to it; other reasons are a repository that was renamed or deleted, and a release that somebody deleted while the run was at work.",
    why: "What cannot be seen cannot be told from what is not there, so the run does not guess.",
    mending:
      "Check that the input `github-token` belongs to this repository, and that the job has `contents: write` where it drafts or publishes, `contents: read` elsewhere. If a release was deleted meanwhile, run the job again: it makes a new draft.",
  },
  "github-gone": {
    meaning:
      "GitHub answers 410: what was asked for existed once, or belongs to a feature that is switched off. That a repository has its issues switched off is no reason; it then has none that block a release.",
    why: "This is rare, and no repetition helps: GitHub says that it is final.",
    mending:
      "Look at the address in the message. If it belongs to a feature of the repository, switch it on under Settings → General → Features; if not, a newer version of tag2pypi may use another address.",
  },
  "github-release-immutable": {
    meaning:
      "The repository has immutable releases, and the release was published before everything was in it: mostly because somebody published the draft by hand while the run was at work.",
    why: "From that moment GitHub changes neither its assets nor its tag, for anybody. Files that are on the index are there all the same; only the release lacks something.",
    mending:
      "Look at the release and at the version's page on the index. If the index has all files, nothing has to be done: people install from there. If it does not, release the next version, and leave it to the run to publish the draft.",
  },
  "github-tag-burned": {
    meaning:
      "An immutable release had this tag once, and was deleted. GitHub never gives the name to another release, not even after the tag or the whole repository was made anew.",
    why: "No release can be made for this tag. Where it is told while the draft is made, nothing is on the index yet.",
    mending:
      'Release under the next version: set it in the project and in the changelog, commit, and push a new tag, for example `git tag -a v1.2.4 -m "Release 1.2.4" && git push origin v1.2.4`.',
  },
  "github-tag-protected": {
    meaning:
      "A ruleset of the repository refuses the tag that the release needs. Mostly the tag was deleted while the run was at work: publishing would create it, and the ruleset lets only certain people create tags. GitHub says the same of a tag whose immutable release was deleted.",
    why: "A release without its tag would name no commit. The draft stays as it is.",
    mending:
      "Push the tag again, to the same commit, and run the job again. If the tag is there, look under Settings → Rules → Rulesets at those for tags, and add the app behind the token to the bypass list. If no ruleset is about it, an immutable release had the name once: release the next version.",
  },
  "github-body-too-long": {
    meaning:
      "The notes are longer than the 125,000 characters that GitHub takes. The text of a person's draft counts, too, together with the mark that tag2pypi adds to it.",
    why: "The draft cannot be written, so the run ends before anything is uploaded.",
    mending:
      "Shorten the version's section in the changelog, and keep the details in a file that it links to; or set `notes` under `[tool.tag2pypi]` to a shorter file. Both come from the tagged commit, so they count from the next tag on. A draft of your own can be shortened on its page, and the job run again.",
  },
  "github-asset-exists": {
    meaning:
      "The release holds an asset of this name that the list of its assets did not show, before and after. Mostly two runs for the same tag are at work at once.",
    why: "GitHub keeps one asset for each name, and an asset that another run has put there is not replaced unseen.",
    mending:
      "Let the other run end, then run this job again: assets with the same bytes are left as they are. If it stays, delete the asset with `gh release delete-asset v1.2.3 FILE`. A `concurrency` group in the workflow, as in the examples, keeps two runs for one tag apart.",
  },
  "github-request-refused": {
    meaning:
      "GitHub refuses a request for a reason that tag2pypi does not know; its own words are in the message.",
    why: "Whether it would be refused again depends on those words, so the request is not repeated.",
    mending:
      "Put right what GitHub names, and run the job again: what is done already is found and left as it is. If the words make no sense for your repository, please report them.",
  },
  "tag-not-commit": {
    meaning:
      "The tag points to a file or a folder of the repository, or to a very long chain of other tags. It was made with the id of something else than a commit.",
    why: "Only a commit can be released. Nothing has been built or uploaded.",
    mending:
      'Tag the commit itself, under the next version: `git tag -a v1.2.4 COMMIT -m "Release 1.2.4" && git push origin v1.2.4`. `git cat-file -t v1.2.4^{}` must say `commit`.',
  },
  "draft-published": {
    meaning:
      "A release that a person published was to get the files, and the draft that kept them until then was to be deleted. In between, somebody has published that draft, so nothing is deleted.",
    why: "The files are on the index by now, and the person's release holds them, too. There may be two published releases where one was meant.",
    mending:
      "Run the job again: it goes on from what is published. Then look at the repository's releases page, and delete the release that is not wanted.",
  },
  "asset-differs": {
    meaning:
      "While a file was being attached, an asset of the same name with other bytes came to the release. Mostly two runs for the same tag have each built the distributions.",
    why: "The release must hold the very files that the index holds; bytes of another build are never mixed in, and never overwritten unseen.",
    mending:
      "Let the other run end, and run this job again: in a draft of its own, it takes or replaces what is there. In a release that is published, compare the asset's digest with the one on the index, and delete the wrong one with `gh release delete-asset v1.2.3 FILE`. To prevent it, give the workflow a `concurrency` group, as in the examples.",
  },
};
