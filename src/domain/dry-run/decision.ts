import type { Diagnostic } from "../diagnostic.ts";
import type { IndexName } from "../plan.ts";

export interface DecidedFile {
  readonly name: string;
  /** Bytes; missing of an attestation, which is not made yet. */
  readonly size?: number;
}

/** One thing that a real run would do, or leave alone. Titles are GitHub's or the project's words, as they are. */
export type Decision =
  /** With everything that it is to hold. */
  | { readonly do: "create-draft"; readonly title: string; readonly assets: readonly DecidedFile[] }
  /** A draft that is there is gone on with. `marked`: a person's words stay, and our marker joins them. */
  | {
      readonly do: "adopt-draft";
      readonly title: string;
      readonly url: string;
      readonly text: "kept" | "marked" | "rewritten";
    }
  /** A published release has all that it is to have, or can have. */
  | { readonly do: "leave-release"; readonly title: string; readonly url: string }
  | { readonly do: "delete-asset"; readonly title: string; readonly asset: string }
  | { readonly do: "upload-asset"; readonly title: string; readonly asset: DecidedFile }
  /** One of ours, which has done its work. */
  | { readonly do: "delete-draft"; readonly title: string }
  | { readonly do: "sign"; readonly files: readonly string[] }
  | { readonly do: "skip-signing"; readonly why: "off" | "nothing-to-upload" | Diagnostic }
  /** An identity token is exchanged for an upload token. */
  | { readonly do: "mint"; readonly index: IndexName }
  | { readonly do: "upload"; readonly index: IndexName; readonly file: DecidedFile }
  /** It is there, with the same bytes. */
  | { readonly do: "keep-file"; readonly index: IndexName; readonly file: DecidedFile }
  /** A trial that cannot be made. */
  | { readonly do: "skip-index"; readonly index: IndexName; readonly why: Diagnostic }
  | { readonly do: "confirm"; readonly index: IndexName; readonly files: number }
  /** The version is installed from the index, and tried. */
  | { readonly do: "verify"; readonly index: IndexName }
  | { readonly do: "publish-release"; readonly title: string; readonly latest: boolean }
  | { readonly do: "keep-draft"; readonly title: string }
  /** The real run would end here. */
  | { readonly do: "stop"; readonly why: readonly Diagnostic[] };

/** What a part of a real run would do, in its order. Where it would stop, that is the last decision, and `diagnostics` say why. */
export interface Decided {
  readonly decisions: readonly Decision[];
  readonly diagnostics: readonly Diagnostic[];
}

export const NOTHING: Decided = { decisions: [], diagnostics: [] };

export function stopFor(why: readonly Diagnostic[]): Decided {
  return why.length === 0 ? NOTHING : { decisions: [{ do: "stop", why }], diagnostics: why };
}

/**
 * The parts of a run, one after the other: the decisions up to the first stop, and the diagnostics of all parts, so
 * that one dry run tells everything that a person has to mend.
 */
export function joinDecided(parts: readonly Decided[]): Decided {
  const decisions = parts.flatMap((part) => part.decisions);
  const stop = decisions.findIndex((decision) => decision.do === "stop");
  return {
    decisions: stop === -1 ? decisions : decisions.slice(0, stop + 1),
    diagnostics: [...new Set(parts.flatMap((part) => part.diagnostics))],
  };
}
