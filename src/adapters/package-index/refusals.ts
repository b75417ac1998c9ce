import type { Diagnostic } from "../../domain/diagnostic.ts";
import { sanitise } from "../../domain/sanitise.ts";
import type { Reply } from "../http/failures.ts";
import { ACCESS_REFUSALS, NEW_PROJECT_REFUSALS } from "./access-refusals.ts";
import { answerText } from "./answer-text.ts";
import { ATTESTATION_REFUSALS } from "./attestation-refusals.ts";
import { uploadDiagnostics } from "./diagnostics.ts";
import { CONTENT_REFUSALS, TAKEN_REFUSALS } from "./file-refusals.ts";
import type { Refusal } from "./refusal.ts";
import { REQUEST_REFUSALS, STATUS_REFUSALS } from "./request-refusals.ts";

/** In the order in which they are tried: what is said first is what matters. */
export const REFUSALS: readonly Refusal[] = [
  ...ACCESS_REFUSALS,
  ...NEW_PROJECT_REFUSALS,
  ...REQUEST_REFUSALS,
  ...TAKEN_REFUSALS,
  ...ATTESTATION_REFUSALS,
  ...CONTENT_REFUSALS,
];

/** Why the index refuses a file, in its own words and in ours; undefined for a failure of the server. */
export function explainRefusal(
  service: string,
  filename: string,
  reply: Reply,
): Diagnostic | undefined {
  const words = answerText(reply);
  const known =
    REFUSALS.find(({ pattern }) => pattern.test(words)) ??
    STATUS_REFUSALS.find(({ status }) => status === reply.status);
  if (known === undefined && isPassing(reply.status)) return undefined;
  const answer = `${service} refuses ${filename} (${reply.status}): ${sanitise(words) || "it gives no reason"}`;
  if (known !== undefined) {
    return uploadDiagnostics.diagnose(known.code, {
      message: `${answer} — ${known.cause}`,
      hint: known.fix,
    });
  }
  return uploadDiagnostics.diagnose("upload-refused", {
    message: answer,
    hint: "Nothing of this file was stored. Put right what the index names, and run the job again; if that changes the file, release under the next version.",
  });
}

/** Statuses of a server that is in trouble, or too busy: no judgement of the file. */
function isPassing(status: number): boolean {
  return status >= 500 || [408, 425, 429].includes(status);
}
