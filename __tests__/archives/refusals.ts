import { ArchiveError, type ArchiveFault } from "../../src/archives/archive-error.ts";

/** How an attempt to read ends: the reason of the refusal, or "accepted". Any other failure stays one. */
export async function refusalOf(attempt: Promise<unknown>): Promise<ArchiveFault | "accepted"> {
  try {
    await attempt;
    return "accepted";
  } catch (error) {
    if (error instanceof ArchiveError) return error.reason;
    throw error;
  }
}
