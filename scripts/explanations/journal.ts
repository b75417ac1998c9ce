import type { journalDiagnostics } from "../../src/domain/journal.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const journalExplanations: ExplanationsOf<typeof journalDiagnostics> = {
  "findings-cut": {
    meaning:
      "A job that hands its findings on for the draft's summary has more of them than the outputs of a job can hold; the last ones are left out there.",
    why: "Whoever approves the deployment would take a part for the whole.",
    mending: "Look at the summary of the job itself, on the same page of the run: it has them all.",
  },
  "internal-error": {
    meaning:
      "A step ended in a way that nobody foresaw. This is a defect of tag2pypi, whatever has led to it.",
    why: "The run ends there. What earlier steps have done is in the summary and the report: look there whether a file is on the index already.",
    mending:
      "Run the job again: it looks at what is there and goes on from it. If it fails again, report it with the file that the output `report` names, which holds no secrets. Until it is mended, the version of the action that made your last release may get further.",
  },
  "machine-failed": {
    meaning:
      "The operating system refused something: mostly there is no space left on the disk (`ENOSPC`), or the account may not write there (`EACCES`), or too many files are open (`EMFILE`). The message has the system's own words.",
    why: "It is the machine's trouble and not the project's. What earlier steps have done stays, and the report says what that is.",
    mending:
      "Make room (`df -h`), or give the job another runner; distributions, clone and environments all lie below `RUNNER_TEMP`. On a self-hosted runner, look at who owns that folder, too: a job in a container may have left files of root there. Then run the job again.",
  },
};
