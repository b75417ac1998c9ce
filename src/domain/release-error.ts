import type { Diagnostic } from "./diagnostic.ts";

/** A failure that we can explain: the step ends, and its diagnostics go into the report. */
export class ReleaseError extends Error {
  readonly diagnostics: readonly Diagnostic[];
  constructor(...diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((diagnostic) => diagnostic.message).join("; "));
    this.diagnostics = diagnostics;
  }
}
