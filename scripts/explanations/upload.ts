import type { uploadDiagnostics } from "../../src/adapters/package-index/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";
import { accessExplanations } from "./upload-access.ts";
import { contentExplanations } from "./upload-content.ts";

/*
 * Files are sent one after the other, the first alone. A refused file is not stored; what was accepted before it is public,
 * and the release stays a draft. Where the metadata is what the index refuses, it refuses the first file.
 */
export const uploadExplanations: ExplanationsOf<typeof uploadDiagnostics> = {
  ...accessExplanations,
  ...contentExplanations,
  "upload-file-exists": {
    meaning:
      "The index says that it holds this file name with other bytes, or these bytes under another name, and its list of this version's files does not show which. Files that are listed are compared before anything is sent and have another code, so mostly the same file was uploaded under another name, or the list lags behind an upload of the last minutes.",
    why: "An index never replaces a file. This one was not stored; those that were accepted before it are public.",
    mending:
      "Wait ten minutes and run the job again: if the index lists the file by then with the same bytes, it counts as done. If the first upload came from another build, hand its files over with `packages-dir`. If they are lost, or the bytes belong to another name, release the next version.",
  },
  "upload-filename-burned": {
    meaning:
      "A file of this name was uploaded once and deleted, alone, with its release, or with the whole project. It need not have been you: the name of a project that was deleted and registered anew keeps its past.",
    why: "The index never takes the name again, so that nobody who knows its digest gets other bytes. The list of files does not show such names, so it cannot be known before the upload.",
    mending:
      "Release the next version: set it in the project and in the changelog, commit, and push a new tag. To take a release back in the future, yank it on the index instead of deleting it.",
  },
  "upload-release-closed": {
    meaning:
      "The version's first file was uploaded more than 14 days ago, and PyPI takes no further file for it since then. Mostly a release was left half-finished, or wheels for one more platform were to follow.",
    why: "Nobody can slip a new file into a version that people have relied on for long. Files that are there already are no problem: sending the same bytes again succeeds.",
    mending:
      "Release the next version with all files at once. Finish a run that stopped half-way within 14 days: `gh workflow run publish.yml --ref v1.2.3 -f tag=v1.2.3`. If the missing file is not essential, the version can stay as it is.",
  },
  "upload-second-sdist": {
    meaning:
      "The version has an sdist on the index already, under another file name. Mostly it was uploaded before with another spelling, `My-Project-1.0.tar.gz` instead of `my_project-1.0.tar.gz`, or the version was written `1.0` once and `1.0.0` now, which is the same version to the index.",
    why: "An index takes one sdist for each version. This one was not stored; wheels are sent before it and may be public.",
    mending:
      "Look at `https://pypi.org/project/NAME/VERSION/#files`. If the sdist there is of the same commit, the version is complete for those who install it, and the next one needs nothing but one spelling. Otherwise release the next version.",
  },
  "upload-attestations-refused": {
    meaning:
      "The index refuses the attestation of a file; its own words are in the message. Mostly the job is in a reusable workflow: the certificate names the workflow that calls it, the trusted publisher the one that is called. Told as an error only with `attestations: required`; with `auto` the file goes without, and `attestations-withdrawn` says so.",
    why: "The file was not stored. The first file goes alone, so usually nothing of this version is on the index.",
    mending:
      "Put the job that uploads into the workflow that the tag starts, and register that file as the trusted publisher, as `examples/workflows/calls-reusable.yml` does. Where no reusable workflow is involved, run the job again, which signs anew; a refusal that stays is worth a report. A run takes its workflow file from the tag, so corrections of it count from the next tag on.",
  },
  "upload-refused": {
    meaning:
      "The index refuses a file with a reason that tag2pypi does not know; the words in the message are the index's own. Mostly it is a rule that is newer than this version of the action, or one of an index that is not PyPI.",
    why: "This file was not stored; those that were accepted before it are public, and the report names them. The release stays a draft.",
    mending:
      "Put right what the index names, and run the job again. If the file has to change for that and nothing of the version is on the index yet, or only part of it, release the next version. Please report the words, so that the next one who meets them gets an explanation.",
  },
};
