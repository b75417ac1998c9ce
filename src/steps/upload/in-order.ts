import type { Diagnostic } from "../../domain/diagnostic.ts";
import { ReleaseError } from "../../domain/release-error.ts";

/**
 * Runs an act for each item, started in their order: the first alone, then up to `parallel` at once. After a failure
 * none is started any more, and those that run are awaited. Gives all failures, in the items' order.
 *
 * The first goes alone because the first accepted file makes the version and fixes its metadata. It does so in a
 * resumed run, too, whose version is there already: what an index finds wrong with a token, an attestation or a release
 * is then said of one file, and not of sixteen at once.
 */
export async function runInOrder<Item>(
  items: readonly Item[],
  parallel: number,
  act: (item: Item) => Promise<void>,
): Promise<readonly unknown[]> {
  const waiting = [...items.entries()];
  const failures: [position: number, failure: unknown][] = [];
  const runNext = async () => {
    const next = waiting.shift();
    if (next === undefined) return;
    const [position, item] = next;
    try {
      await act(item);
    } catch (error) {
      failures.push([position, error]);
      waiting.length = 0;
    }
  };
  const runAll = async () => {
    while (waiting.length > 0) await runNext();
  };
  await runNext();
  await Promise.all(Array.from({ length: Math.max(1, parallel) }, runAll));
  return failures.toSorted(([one], [other]) => one - other).map(([, failure]) => failure);
}

/**
 * Throws all failures as one ReleaseError. Where one of them was not foreseen, it is thrown as it is, and the others are
 * noted: it is a defect, or the machine's refusal, which the journal explains.
 */
export function throwTogether(
  failures: readonly unknown[],
  note: (...diagnostics: readonly Diagnostic[]) => void,
): void {
  const diagnostics = failures.flatMap((failure) =>
    failure instanceof ReleaseError ? failure.diagnostics : [],
  );
  // A token that cannot be minted fails every file that waits for it, in the same words.
  const distinct = new Map(diagnostics.map((each) => [`${each.code} ${each.message}`, each]));
  for (const failure of failures) {
    if (failure instanceof ReleaseError) continue;
    note(...distinct.values());
    throw failure;
  }
  if (distinct.size > 0) throw new ReleaseError(...distinct.values());
}
