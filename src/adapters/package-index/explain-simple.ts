import { indexLabel, isOtherIndex } from "../../domain/publisher/index-address.ts";
import { sanitise } from "../../domain/sanitise.ts";
import { type Reply, requestLine } from "../http/failures.ts";
import type { Explanation } from "../http/send.ts";
import type { Access } from "./access.ts";
import { answerText } from "./answer-text.ts";
import { simpleDiagnostics } from "./simple-diagnostics.ts";

/** What it means that another index than PyPI does not let itself be read; undefined for any other answer. */
export function explainNoAccess(
  { index, apiToken }: Access,
  reply: Reply,
): Explanation | undefined {
  const { status, url } = reply;
  if (!isOtherIndex(index) || (status !== 401 && status !== 403)) return undefined;
  const service = indexLabel(index.name);
  const line = requestLine({ service, method: "GET", url });
  const words = sanitise(answerText(reply), 300) || "it gives no reason";
  const hint =
    apiToken === undefined
      ? "If the index is private, give `user:password`, or a token, in `api-token`."
      : "Check the user name and the password, or the token, in `api-token`: it is `user:password` for an index with user names, and needs the right to read, too. It is sent to the host of the upload address only.";
  return {
    diagnostic: simpleDiagnostics.diagnose("index-access-refused", {
      message: `${service} does not let this job see what it holds: ${line} is answered by ${status}: ${words}.`,
      hint,
    }),
  };
}
