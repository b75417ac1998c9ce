import type { changelogDiagnostics } from "../../src/domain/changelog/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

/** Of the notes themselves, wherever they come from; those that GitHub generates are not read. */
export const notesExplanations = {
  "notes-file-empty": {
    meaning:
      "`notes` names a file, and at the tagged commit it is empty, or has nothing in it but comments.",
    why: "The release would be published without notes. Such a file is written anew for each release, so an empty one mostly means that it was forgotten.",
    mending:
      'Write the notes into it, commit, and move the tag to that commit; nothing is published yet. Where notes are not wanted, `notes = "generated"` has GitHub list what was merged.',
  },
  "notes-secret": {
    meaning:
      "The notes hold a text with the form and the length of an API token of PyPI or GitHub. The message never shows it. Nothing is published yet, but the text is in the repository.",
    why: "Notes are sent to everybody who watches the repository, and stay in their mail after the release is edited. Whoever has the token can publish in the project's name.",
    mending:
      "Revoke the token first (PyPI: account settings, API tokens; GitHub: settings, developer settings): from a repository that others can read it has leaked already. Then take it out of the text, commit, and move the tag. If it is a made-up example, shorten it: a few characters after `pypi-` do not match.",
  },
  "notes-mentions": {
    meaning:
      "Outside of back-ticks, the notes mention `@everyone`, or more than 50 different accounts. The release goes on.",
    why: "GitHub may notify each account that bears such a name, also those of strangers: `@dataclass` and `@property` may be names of accounts like any other.",
    mending:
      "Put decorators and other names that are not meant as people into back-ticks. Thanks to many contributors can be links instead: `[ada](https://github.com/ada)`.",
  },
  "notes-workflow-command": {
    meaning:
      "The notes hold a line such as `::error::…`, or `##[error]…` anywhere, which is how a step of GitHub Actions speaks to its runner. Printed by us, it does nothing.",
    why: "Other tools may print the notes into a job's log, and the runner would do what they say: hide a word, or stop taking commands.",
    mending:
      "`::group::` does nothing within a sentence, `##[group]` does it anywhere in a line: write the one in the middle of a line, the other with a space (`## [group]`). If nobody knows how it got there, find out who wrote it (`git log -S`) before you release.",
  },
} as const satisfies Partial<ExplanationsOf<typeof changelogDiagnostics>>;
