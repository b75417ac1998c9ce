import type { sigstoreDiagnostics } from "../../src/adapters/sigstore/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const sigstoreExplanations: ExplanationsOf<typeof sigstoreDiagnostics> = {
  "sigstore-refused": {
    meaning:
      "Sigstore's certificate authority (Fulcio) or its public log (Rekor) refuses a request; its words are in the message. It stands inside `attestations-not-made` or `attestations-failed`, which say what becomes of the release. Mostly Sigstore has an outage, or the identity token ran out while it was waited for.",
    why: "Attestations are made before the first upload, so nothing is uploaded when Sigstore refuses. With `attestations: auto` the release then goes on without any, for good.",
    mending:
      "Look at https://status.sigstore.dev/. With `attestations: required`, run the job again when it is well: each run signs anew, and an entry more in the log does no harm.",
  },
};
