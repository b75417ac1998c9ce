import type { AttestationDecision } from "../attestation/decisions.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { comparePublishingOrder } from "../distribution/file-name.ts";
import type { Distribution } from "../manifest.ts";
import type { Upload } from "../outcome.ts";
import type { IndexName } from "../plan.ts";
import { type Decided, type Decision, stopFor } from "./decision.ts";

/** Whether files are signed; `nothing`: every index holds all of them already. */
export type SigningDecision = AttestationDecision | { readonly do: "nothing" };

/** What would become of the attestations of these files. */
export function listSigningDecisions(
  decision: SigningDecision,
  files: readonly Distribution[],
): Decided {
  switch (decision.do) {
    case "stop":
      return stopFor([decision.why]);
    case "nothing":
      return { decisions: [{ do: "skip-signing", why: "nothing-to-upload" }], diagnostics: [] };
    case "skip":
      return {
        decisions: [{ do: "skip-signing", why: decision.why ?? "off" }],
        diagnostics: decision.why === undefined ? [] : [decision.why],
      };
    case "sign":
      return {
        decisions: [
          { do: "sign", files: files.toSorted(comparePublishingOrder).map(({ name }) => name) },
        ],
        diagnostics: [],
      };
  }
}

export interface IndexCase {
  readonly index: IndexName;
  /** An API token serves in the place of an exchanged one. */
  readonly byApiToken: boolean;
  /** The version is installed from there before the run goes on. */
  readonly verified: boolean;
  readonly files: readonly Distribution[];
  /** How each of them stands on the index, by name. */
  readonly states: ReadonlyMap<string, Upload["state"]>;
  /** Of the files that the index has with other bytes. */
  readonly conflicts: readonly Diagnostic[];
  /** Why those take a trial away, where the index is there for one; elsewhere they stop the run. */
  readonly noTrial?: Diagnostic | undefined;
}

/** What would go to one index, and what would be done to see it there. */
export function listIndexDecisions(of: IndexCase): Decided {
  const { index, files, states, conflicts, noTrial } = of;
  if (noTrial !== undefined) {
    return { decisions: [{ do: "skip-index", index, why: noTrial }], diagnostics: [noTrial] };
  }
  if (conflicts.length > 0) return stopFor(conflicts);
  const isMissing = ({ name }: Distribution) => states.get(name) === "missing";
  const mints = !of.byApiToken && files.some(isMissing);
  const decisions: readonly Decision[] = [
    ...(mints ? [{ do: "mint", index } as const] : []),
    ...files.toSorted(comparePublishingOrder).map(
      (file): Decision => ({
        do: isMissing(file) ? "upload" : "keep-file",
        index,
        file: { name: file.name, size: file.size },
      }),
    ),
    { do: "confirm", index, files: files.length },
    ...(of.verified ? [{ do: "verify", index } as const] : []),
  ];
  return { decisions, diagnostics: [] };
}
