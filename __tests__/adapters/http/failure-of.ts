import type { Diagnostic } from "../../../src/domain/diagnostic.ts";
import { ReleaseError } from "../../../src/domain/release-error.ts";

/** The one diagnostic with which a call fails. */
export async function failureOf(call: Promise<unknown>): Promise<Diagnostic> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    const [diagnostic, ...more] = error.diagnostics;
    if (diagnostic !== undefined && more.length === 0) return diagnostic;
    throw new Error(`${error.diagnostics.length} diagnostics instead of one`);
  }
  throw new Error("The call did not fail");
}
