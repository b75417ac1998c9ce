import type { Diagnostic } from "../domain/diagnostic.ts";
import type { Outcome } from "../domain/outcome.ts";

/** An index refuses the job or its token under these codes. */
const REFUSAL = /^(?:publisher-|mint-|upload-token-|trusted-publishing-disabled$)/;

/** The errors in which an upload ended because the index knows no such publisher, or takes no such token. */
export function credentialRefusals(upload: Outcome | undefined): readonly Diagnostic[] {
  if (upload?.status !== "failed") return [];
  return upload.diagnostics.filter(
    ({ code, severity }) => severity === "error" && REFUSAL.test(code),
  );
}

/** Whether an upload has shown what was doubted before it: the index takes this job, or it says itself what is wrong with it. */
export function hasSettledPublisher(upload: Outcome): boolean {
  return (
    upload.status === "done" ||
    credentialRefusals(upload).some(({ code }) => code.startsWith("publisher-"))
  );
}
