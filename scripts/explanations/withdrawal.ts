import type { withdrawalDiagnostics } from "../../src/steps/upload/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const withdrawalExplanations: ExplanationsOf<typeof withdrawalDiagnostics> = {
  "attestations-withdrawn": {
    meaning:
      "The index refused an attestation, so with `attestations: auto` that file and those after it were sent without. Its own words are in the message; the usual reason is a job in a reusable workflow.",
    why: "The files named are public and complete, but nobody can verify on the index which workflow published them. An attestation cannot be added to a file that the index holds.",
    mending:
      "For this release nothing is to be done. Before the next one, mend what the index names: publish from a job of the workflow that the tag starts, and register that file as the trusted publisher. Set `attestations: required` if a release should rather stop than go without.",
  },
};
