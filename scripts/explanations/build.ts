import type { buildDiagnostics } from "../../src/steps/obtain/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const buildExplanations: ExplanationsOf<typeof buildDiagnostics> = {
  "build-before-failed": {
    meaning:
      "The command `build.before` ended with an error, could not start, or took more than an hour. It runs in a fresh clone at the tag, without a shell and without the job's secrets. Where it cannot start, its program is not on the runner; where it fails only here, it mostly needs a file that is not in git, or a variable that is not passed on.",
    why: "Without it the distributions would lack what it makes. Nothing has been built or uploaded.",
    mending:
      'See the same on your machine, in a fresh clone: `git clone --branch v1.2.3 ADDRESS fresh`, then the command in the project\'s folder. Install the program in a step before this action (actions/setup-node for `npm`). Pass variables on by name:\n\n```toml\n[tool.tag2pypi]\nenvironment = ["SENTRY_RELEASE"]\n```\n\nWhat takes longer than an hour, or needs a secret, belongs to a job of its own, whose files are handed over with `packages-dir`.',
  },
  "packages-directory-missing": {
    meaning:
      "The input `packages-dir` names something that is no folder, or that leads out of the workspace by a symbolic link. Mostly the step that downloads the artifact is missing, or puts it somewhere else.",
    why: "Nothing is built where distributions are to be handed over: a build of our own would not be what the other jobs have tried. Nothing has been uploaded.",
    mending:
      "Download the distributions into that folder in a step before this one, and list the building job in `needs`. The folder is relative to the workspace, not to `working-directory`:\n\n```yaml\n- uses: actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1\n  with:\n    path: collected\n    merge-multiple: true\n```",
  },
};
