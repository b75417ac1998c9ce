import { Stopped } from "../domain/journal.ts";

/** Runs a command to its end, or to the barrier that ends it: the errors are in the report then. */
export async function untilStopped(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
}
