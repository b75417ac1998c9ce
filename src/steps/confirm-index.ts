import { type Act, ReleaseError } from "../domain/journal.ts";
import type { Distribution, Manifest } from "../domain/manifest.ts";
import { decideUpload } from "../domain/publisher/decisions.ts";
import { publisherDiagnostics } from "../domain/publisher/diagnostics.ts";
import type { Clock, PackageIndex } from "../ports.ts";

/** Pauses between looks, milliseconds; the last one repeats. An index's caches live for minutes, its purges for seconds. */
const PAUSES = [1000, 2000, 4000, 8000, 15_000];

/** Waits until the index shows every file with its digest. Not in time is a warning: the uploads were accepted. */
export function confirmIndex(
  manifest: Manifest,
  timeoutMs: number,
  { index, clock }: { readonly index: PackageIndex; readonly clock: Clock },
): Act<"confirm"> {
  return async (record) => {
    const began = clock.now().getTime();
    for (let look = 0; ; look++) {
      const missing = await findMissing(manifest, index);
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
  manifest: Manifest,
  index: PackageIndex,
): Promise<readonly Distribution[]> {
  const listed = await index.files(manifest.plan.project);
  return manifest.files.filter((file) => {
    const decision = decideUpload(
      file,
      listed.find(({ name }) => name === file.name),
    );
    if (decision.do === "stop") throw new ReleaseError(decision.why);
    return decision.do === "upload";
  });
}

function explainUnseen(missing: readonly Distribution[], waited: number, { index }: PackageIndex) {
  return publisherDiagnostics.diagnose("not-verified", {
    message: `${index.name} accepted ${missing.map(({ name }) => name).join(", ")}, but does not show it after ${Math.round(waited / 1000)} s.`,
    hint: "Usually its caches are late. Run the workflow again later to have it confirmed: nothing is uploaded twice.",
  });
}
