import type { gitDiagnostics } from "../../src/adapters/git/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const gitExplanations: ExplanationsOf<typeof gitDiagnostics> = {
  "git-missing": {
    meaning:
      "No folder of `PATH` holds a git program. Folders within the workspace do not count, because anything in the repository could pose as git there.",
    why: "The release is read and built from a fresh clone at the tag's commit, and git makes that clone. Nothing has been built or uploaded yet.",
    mending:
      "GitHub's own runners have git. On a self-hosted runner or in a container image, install it before this step, for example `apt-get update && apt-get install --yes git`, and see that its folder is in the `PATH` of the job.",
  },
  "git-failed": {
    meaning:
      "A git command ended with an error; the message shows its last lines. The usual reasons are a submodule that the job's token may not read, a server that could not be reached, and a git older than 2.31, which does not receive the token.",
    why: "Without the clone it is not known what the tag stands for. git only reads here, so the tag, the index and the release are as they were.",
    mending:
      "Where the server could not be reached, run the job again. For a private submodule, give the input `github-token` a token that may read that repository, too; submodules on other servers have to be public and have https addresses. On a self-hosted runner, look at `git --version`.",
  },
  "commit-unavailable": {
    meaning:
      "The commit could not be checked out: the workspace lacks it or is a shallow clone, and the server does not give it either, or there is no server to ask, as in a rehearsal. In a workflow it mostly means that the tag was moved or deleted while the run was starting, or that the pull request was closed or pushed to.",
    why: "Another commit is never taken in its place: what is published has to come from the commit that the run is about. Nothing has been built or uploaded.",
    mending:
      "On your own machine, complete the clone: `git fetch --unshallow --tags --force`. In a workflow no checkout is needed; where there is one, set `fetch-depth: 0` for actions/checkout. Then compare `git ls-remote --tags origin` with the commit in the message: if the tag has moved, start a new run for it instead of repeating this one.",
  },
};
