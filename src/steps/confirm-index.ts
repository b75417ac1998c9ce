import type { Act } from "../domain/journal.ts";
import type { Distribution, Manifest } from "../domain/manifest.ts";
import type { Plan } from "../domain/plan.ts";
import { decideUpload } from "../domain/publisher/decisions.ts";
import { publisherDiagnostics } from "../domain/publisher/diagnostics.ts";
import { ReleaseError } from "../domain/release-error.ts";
import type { Clock } from "../ports/machine.ts";
import type { IndexFile, PackageIndex } from "../ports/package-index.ts";

export interface ConfirmRequest {
  readonly plan: Plan;
  readonly manifest: Manifest;
  readonly timeoutMs: number;
}

/** Pauses between looks, milliseconds; the last one repeats. An index's caches live for minutes, its purges for seconds. */
const PAUSES = [1000, 2000, 4000, 8000, 15_000];

/**
 * Waits until the index shows every file with its digest. Not in time is a warning, and so is an index that does not
 * answer meanwhile: the uploads were accepted. Only other bytes are an error.
 */
export function confirmIndex(
  { plan, manifest, timeoutMs }: ConfirmRequest,
  { index, clock }: { readonly index: PackageIndex; readonly clock: Clock },
): Act<"confirm"> {
  return async (record) => {
    const began = clock.now().getTime();
    for (let look = 0; ; look++) {
      const missing = await findMissing(plan, manifest, index);
      if (missing.length === 0) return { verified: true };
      const waited = clock.now().getTime() - began;
      const pause = PAUSES[Math.min(look, PAUSES.length - 1)] ?? 0;
      if (waited + pause > timeoutMs) {
        record.note(explainUnseen(missing, waited, index));
        return { verified: false };
      }
      await clock.sleep(pause);
    }
  };
}

async function findMissing(
  plan: Plan,
  manifest: Manifest,
  index: PackageIndex,
): Promise<readonly Distribution[]> {
  const listed = await index.files(plan.project).catch(unlessDefect);
  return manifest.files.filter((file) => {
    const decision = decideUpload(
      file,
      listed.find(({ name }) => name === file.name),
    );
    if (decision.do === "stop") throw new ReleaseError(decision.why);
    return decision.do === "upload";
  });
}

/** An index that does not answer shows nothing. */
function unlessDefect(error: unknown): readonly IndexFile[] {
  if (error instanceof ReleaseError) return [];
  throw error;
}

function explainUnseen(missing: readonly Distribution[], waited: number, { index }: PackageIndex) {
  return publisherDiagnostics.diagnose("not-verified", {
    message: `${index.name} accepted ${missing.map(({ name }) => name).join(", ")}, but does not show it after ${Math.round(waited / 1000)} s.`,
    hint: "Usually its caches are late. Run the workflow again later to have it confirmed: nothing is uploaded twice.",
  });
}
