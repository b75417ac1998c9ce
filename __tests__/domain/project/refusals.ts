import type { Diagnostic } from "../../../src/domain/diagnostic.ts";
import { ReleaseError } from "../../../src/domain/release-error.ts";

/** Every diagnostic with which a call is refused; anything but a ReleaseError is passed on. */
export function refusalsOf(act: () => unknown): readonly Diagnostic[] {
  try {
    act();
  } catch (error) {
    if (error instanceof ReleaseError) return error.diagnostics;
    throw error;
  }
  throw new Error("Nothing was refused");
}

/** The same, for what happens later. */
export async function laterRefusalsOf(act: Promise<unknown>): Promise<readonly Diagnostic[]> {
  const outcome = await act.then(
    () => new Error("Nothing was refused"),
    (error: unknown) => error,
  );
  if (outcome instanceof ReleaseError) return outcome.diagnostics;
  throw outcome;
}

/** Codes and lines, where only those matter. */
export function placesOf(diagnostics: readonly Diagnostic[]) {
  return diagnostics.map(({ code, location }) => [code, location?.line]);
}
