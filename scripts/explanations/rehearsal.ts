import type { rehearsalDiagnostics } from "../../src/domain/project/rehearsal-diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const rehearsalExplanations: ExplanationsOf<typeof rehearsalDiagnostics> = {
  "rehearsal-no-repository": {
    meaning:
      "What `--project` names is no folder, or is in no git repository; or git itself is missing or refuses the folder. Nothing was started or changed.",
    why: "A release is made of a tagged commit, so that a rehearsal needs one, too.",
    mending:
      "Check the path, which is relative to the folder that you are in: `npm run rehearse -- --project ../your-project`. For a project without git, `git init`, commit and tag it. If the folder belongs to somebody else, as in a container, git tells so: `git -C ../your-project status`.",
  },
  "rehearsal-no-tag": {
    meaning:
      "The repository has no tag of the name that `--tag` gives, or without it no tag in the history of the current branch. Nothing was started or changed.",
    why: "The tag decides the version, as in a real release.",
    mending:
      'Make the tag that you are going to push; the rehearsal pushes nothing, and it can be taken away with `git tag --delete v1.2.3`:\n\n```\ngit tag --annotate v1.2.3 --message "Release 1.2.3"\n```\n\nIf the tag is on the server alone, fetch it first: `git fetch --tags`, in a shallow clone with `--unshallow`.',
  },
  "rehearsal-failed": {
    meaning:
      "git could not copy the project's repository, or the example's, into the rehearsal's temporary folder. The project itself is only read, and is as it was.",
    why: "Without a copy of its own, a rehearsal would work in your tree.",
    mending:
      "Look for room in the temporary folder (`df -h`), and whether the repository is whole (`git fsck`): one that borrows objects of another repository which is gone cannot be copied. For the example, git has to be 2.28 or later.",
  },
  "rehearsal-state-unusable": {
    meaning:
      "The folder that `--state` names cannot be made or read, or what lies in it is not what an earlier rehearsal has written. No release was rehearsed.",
    why: "The folder is the memory of the rehearsal's PyPI and GitHub. With one that is half read, it would show what neither of them would do.",
    mending:
      "Name another folder, or delete `pypi`, `testpypi` and `github` in this one: they hold nothing but what earlier rehearsals have uploaded. Without `--state`, each rehearsal begins with an empty index.",
  },
  "rehearsal-uncommitted": {
    meaning:
      "The project has changed or new files that are not committed. The rehearsal goes on with the tagged commit as it is.",
    why: "Whoever mends a finding, and rehearses again without a commit and a moved tag, gets the same finding.",
    mending:
      'Commit what belongs to the release, and move the tag on your machine as long as nothing was published from it:\n\n```\ngit commit --all --message "Prepare 1.2.3"\ngit tag --force --annotate v1.2.3 --message "Release 1.2.3"\n```',
  },
};
