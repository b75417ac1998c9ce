import type { Journal } from "../domain/journal.ts";
import type { PublishPorts } from "../ports/publish.ts";
import { type DryRunRequest, listDecisions } from "../steps/list-decisions.ts";
import { destinationOf, type PublishSettings } from "./publish-distributions.ts";

export interface DryRunCase extends Omit<DryRunRequest, "attestations" | "destinations"> {
  readonly options: PublishSettings;
}

/** Says what a real run would do from here on, in the place of all of it. */
export async function dryRun(
  journal: Journal,
  { options, ...rest }: DryRunCase,
  ports: PublishPorts,
): Promise<void> {
  const { attestations } = options;
  const destinations = ports.indexes.map((index) => destinationOf(index, options));
  await journal.must("dry-run", listDecisions({ ...rest, attestations, destinations }, ports));
}
