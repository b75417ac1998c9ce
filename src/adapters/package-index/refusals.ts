import type { Diagnostic } from "../../domain/diagnostic.ts";
import { sanitise } from "../../domain/sanitise.ts";
import type { Reply } from "../http/failures.ts";
import { ACCESS_REFUSALS, NEW_PROJECT_REFUSALS } from "./access-refusals.ts";
import { answerText } from "./answer-text.ts";
import { uploadDiagnostics } from "./diagnostics.ts";
import { CONTENT_REFUSALS, TAKEN_REFUSALS } from "./file-refusals.ts";
import type { Refusal } from "./refusal.ts";

/** In the order in which they are tried: what is said first is what matters. */
export const REFUSALS: readonly Refusal[] = [
  ...ACCESS_REFUSALS,
  ...NEW_PROJECT_REFUSALS,
  ...TAKEN_REFUSALS,
  ...CONTENT_REFUSALS,
];

/** Why the index refuses a file, in its own words and in ours; undefined for a failure of the server. */
export function explainRefusal(
  service: string,
  filename: string,
  reply: Reply,
): Diagnostic | undefined {
  const words = answerText(reply);
  const known = REFUSALS.find(({ pattern }) => pattern.test(words));
  if (known === undefined && (reply.status >= 500 || reply.status === 429)) return undefined;
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
