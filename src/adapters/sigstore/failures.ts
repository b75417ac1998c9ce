import { ReleaseError } from "../../domain/release-error.ts";
import { sanitise } from "../../domain/sanitise.ts";
import { invalid } from "../http/shape.ts";
import { sigstoreDiagnostics } from "./diagnostics.ts";

/** What the codes of @sigstore/sign's errors are about; its messages may quote tokens and are never shown. */
const ACTS: Readonly<Record<string, string>> = {
  CA_CREATE_SIGNING_CERTIFICATE_ERROR: "Sigstore's Fulcio refuses a certificate",
  TLOG_CREATE_ENTRY_ERROR: "Sigstore's Rekor refuses an entry",
  TLOG_FETCH_ENTRY_ERROR: "Sigstore's Rekor does not give the entry that it says it has",
};

/**
 * The error for what came out of signing: our own client's where it is one, else the service's refusal
 * (`sigstore-refused`), else an answer that could not be used (`response-invalid`).
 */
export function explainSigstore(error: unknown): ReleaseError {
  for (let cause = error; cause !== undefined; cause = property(cause, "cause")) {
    if (cause instanceof ReleaseError) return cause;
    const status = property(cause, "statusCode");
    if (typeof status === "number") return refused(property(error, "code"), status, cause);
  }
  if (property(error, "code") === "IDENTITY_TOKEN_PARSE_ERROR") {
    return invalid("GitHub's identity service", "the identity token names no subject");
  }
  return invalid("Sigstore", "it does not have the form of its API");
}

/** The words are the service's, behind the status in brackets. */
function refused(code: unknown, status: number, error: unknown): ReleaseError {
  const words = String(property(error, "message")).replace(/^\(\d+\) /, "");
  return new ReleaseError(
    sigstoreDiagnostics.diagnose("sigstore-refused", {
      message: `${ACTS[String(code)] ?? "Sigstore refuses a request"} (${status}): ${sanitise(words) || "no words"}.`,
      hint: "Look at https://status.sigstore.dev/ and run the job again: each run signs anew.",
    }),
  );
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
