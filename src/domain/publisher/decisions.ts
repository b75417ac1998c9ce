import type { Diagnostic } from "../diagnostic.ts";
import type { Distribution } from "../manifest.ts";
import { publisherDiagnostics } from "./diagnostics.ts";

/** What must be known of a file on an index to tell whether it is ours; `sha256` is lower-case hex. */
export interface IndexedFile {
  readonly name: string;
  readonly sha256: string;
}

export type UploadDecision =
  | { readonly do: "upload" }
  | { readonly do: "nothing" }
  | { readonly do: "stop"; readonly why: Diagnostic };

/** What to do with a distribution, given the file of that name on the index: the same bytes are done, other bytes are never overwritten. */
export function decideUpload(
  wanted: Pick<Distribution, "name" | "sha256">,
  onIndex: IndexedFile | undefined,
): UploadDecision {
  if (onIndex === undefined) return { do: "upload" };
  if (onIndex.sha256 === wanted.sha256) return { do: "nothing" };
  return {
    do: "stop",
    why: publisherDiagnostics.diagnose("file-differs", {
      message: `The index already holds ${wanted.name} with SHA-256 ${onIndex.sha256}; this release's file has ${wanted.sha256}. A published file is never overwritten.`,
      hint: "If this is a re-run, point `packages-dir` at the files that the first run built. If the project has changed, release it under the next version.",
    }),
  };
}
