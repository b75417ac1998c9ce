import type { Diagnostic, DiagnosticDetails } from "../diagnostic.ts";
import { indexLabel } from "../publisher/index-address.ts";
import { releaseDiagnostics } from "../release/diagnostics.ts";
import type { Decision } from "./decision.ts";

/** A notice for each thing that a real run would do and that no dry run can try, with the reason. */
export function explainUntried(decisions: readonly Decision[]): readonly Diagnostic[] {
  const indexesOf = (kind: "mint" | "upload") => [
    ...new Set(decisions.flatMap((each) => (each.do === kind ? [indexLabel(each.index)] : []))),
  ];
  const found = [
    explainRelease(decisions),
    explainSigning(decisions),
    explainMint(indexesOf("mint")),
    explainUpload(indexesOf("upload")),
  ];
  return found
    .filter((details) => details !== undefined)
    .map((details) => releaseDiagnostics.diagnose("dry-run-untried", details));
}

const WRITES: readonly Decision["do"][] = [
  "create-draft",
  "adopt-draft",
  "delete-asset",
  "upload-asset",
  "delete-draft",
  "publish-release",
];

function explainRelease(decisions: readonly Decision[]): DiagnosticDetails | undefined {
  if (!decisions.some((decision) => WRITES.includes(decision.do))) return undefined;
  return {
    message:
      "Whether the job's token may write releases is not tried: only a release that is written shows it.",
    hint: "Look at the job's permissions: a real run needs contents: write. Without it the token does not see drafts either.",
  };
}

function explainSigning(decisions: readonly Decision[]): DiagnosticDetails | undefined {
  if (!decisions.some((decision) => decision.do === "sign")) return undefined;
  return {
    message: "Signing is not tried: what is signed stands in Sigstore's public log for ever.",
    hint: "There is nothing to do: if Sigstore cannot sign, a real run finds it out before the first upload, and does what the input attestations says.",
  };
}

function explainMint(indexes: readonly string[]): DiagnosticDetails | undefined {
  if (indexes.length === 0) return undefined;
  return {
    message: `The exchange of an identity token for an upload token is not tried on ${indexes.join(" and ")}: with a pending publisher it creates the project.`,
    hint: "Compare the trusted publisher on the index with this job by hand: owner, repository, file name of the workflow, environment. The report has the claims of the identity token.",
  };
}

function explainUpload(indexes: readonly string[]): DiagnosticDetails | undefined {
  if (indexes.length === 0) return undefined;
  return {
    message: `Whether the files are accepted by ${indexes.join(" and ")} is not tried: an index judges a file only when it is uploaded.`,
    hint: "There is nothing to do: what is known of an index's rules was applied to the files. To see a real index take them, run with indexes: testpypi first.",
  };
}
