import type { Diagnostic } from "../domain/diagnostic.ts";
import type { Act } from "../domain/journal.ts";
import { publisherDiagnostics } from "../domain/publisher/diagnostics.ts";
import { type Index, indexLabel } from "../domain/publisher/index-address.ts";
import type { Clock } from "../ports/machine.ts";
import type { PackageIndex } from "../ports/package-index.ts";
import { expectationOf, look, type Published, type Sight } from "./confirm/look.ts";

export interface ConfirmRequest extends Published {
  readonly timeoutMs: number;
}

/** Pauses between looks, milliseconds; the last one repeats. An index's caches live for minutes, its purges for seconds. */
const PAUSES = [1000, 2000, 4000, 8000, 15_000];

/**
 * Waits until the index shows every file with its digest, and the version's page, and compares what it shows of them
 * with what they say. Not in time is a warning, as is an index that does not answer meanwhile or shows something else:
 * the uploads were accepted, and cannot be undone. Only other bytes are an error.
 */
export function confirmIndex(
  request: ConfirmRequest,
  { index, clock }: { readonly index: PackageIndex; readonly clock: Clock },
): Act<"confirm"> {
  return async (record) => {
    const expectation = await expectationOf(request);
    const began = clock.now().getTime();
    for (let looks = 0; ; looks++) {
      const sight = await look(expectation, index);
      const waited = clock.now().getTime() - began;
      const pause = PAUSES[Math.min(looks, PAUSES.length - 1)] ?? 0;
      if (isSettled(sight) || waited + pause > request.timeoutMs) {
        const findings = explain(sight, waited, index.index, request);
        record.note(...findings);
        return { listed: sight.missing.length === 0, verified: findings.length === 0 };
      }
      await clock.sleep(pause);
    }
  };
}

/** Files are listed with all that is said of them; a page that differs may come from a cache. */
function isSettled({ missing, pageDifferences }: Sight): boolean {
  return missing.length === 0 && pageDifferences?.length === 0;
}

function explain(
  { missing, fileDifferences, pageDifferences }: Sight,
  waited: number,
  { name }: Index,
  { plan }: Published,
): readonly Diagnostic[] {
  const files = missing.map((file) => file.name).join(", ");
  const late =
    missing.length > 0
      ? `what it accepted (${files})`
      : `the page of ${plan.project} ${plan.version}`;
  const unseen = publisherDiagnostics.diagnose("not-verified", {
    message: `${indexLabel(name)} does not show ${late} after ${Math.round(waited / 1000)} s.`,
    hint: "Usually its caches are late. Run the workflow again later to have it confirmed: nothing is uploaded twice.",
  });
  return [
    ...(pageDifferences === undefined ? [unseen] : []),
    ...fileDifferences,
    ...(pageDifferences ?? []),
  ];
}
