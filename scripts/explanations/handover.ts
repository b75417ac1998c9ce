import type { handoverDiagnostics } from "../../src/domain/handover.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const handoverExplanations: ExplanationsOf<typeof handoverDiagnostics> = {
  "handover-missing": {
    meaning:
      "`packages-dir`, by default `dist`, is no folder within the workspace, or has no manifest as a regular file. This job has changed nothing.",
    why: "The manifest says which files belong to the release. Without it, this job would publish whatever it finds.",
    mending:
      "Download the artifact of the job before into that folder, and hand over its `distributions-dir` as a whole, not the wheels alone:\n\n```yaml\n- uses: actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1\n  with:\n    name: ${{ needs.build.outputs.artifact-name }}\n    path: dist\n```\n\nA checkout after the download empties the folder.",
  },
  "handover-manifest-differs": {
    meaning:
      "The manifest that was downloaded has another digest than `manifest-sha256`, or is far too large. This job has changed nothing.",
    why: "The output of a job cannot be changed by others, an artifact can be: every job of the run may upload one. The digest is what ties this job to the bytes that were built and tried.",
    mending:
      "First see whether the artifact and the digest are of the same job: after the draft, both come from it (`needs.draft.outputs.artifact-name` and `needs.draft.outputs.manifest-sha256`). Then see whether another job, or an earlier attempt, uploads an artifact of the same name. If neither is so, somebody has changed it: publish nothing, and look through what the jobs of the run have started.",
  },
  "handover-of-other-release": {
    meaning:
      "The manifest is whole, and is about another project, version, tag or commit than this run has read itself from the server. This job has changed nothing.",
    why: "The files of one release would be published under the name of another.",
    mending:
      "Mostly the artifact is of another run: download it by name from this one, and repeat all of its jobs (`gh run rerun RUN_ID`, without `--failed`). If the tag was moved between the jobs, use the run that its push has started. In a repository with several projects, see that every job has the same `tag` and `working-directory`.",
  },
  "handover-incomplete": {
    meaning:
      "The manifest names a file that is not in the folder, or no file at all. This job has changed nothing.",
    why: "A part of the release would be missing: a wheel for one platform perhaps, whose users would get the sdist and have to build it.",
    mending:
      "Upload the whole folder (`path: ${{ steps.build.outputs.distributions-dir }}`), and let no pattern or step leave anything out. With an artifact for each platform, let the job that collects them call `build` with `packages-dir`: it makes the one manifest for all.",
  },
  "handover-foreign": {
    meaning:
      "The folder has something in it that the manifest does not name; among attestations, one that is of no file of the manifest. This job has changed nothing.",
    why: "Nobody has inspected or tried it, and it would be public under the project's name.",
    mending:
      "Mostly several artifacts were downloaded into one folder, or it is a folder of the repository. Give each download a folder of its own, with `name` and `path`. For attestations it is the folder that the publishing job's `attestations-dir` names. If the file came with the artifact itself, find out which job put it there.",
  },
};
