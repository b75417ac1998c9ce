import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { Distribution } from "../../domain/manifest.ts";
import type { Upload } from "../../domain/outcome.ts";
import type { Plan } from "../../domain/plan.ts";
import { decideUpload } from "../../domain/publisher/decisions.ts";
import { publisherDiagnostics } from "../../domain/publisher/diagnostics.ts";
import { indexLabel } from "../../domain/publisher/index-address.ts";
import type { PackageIndex } from "../../ports/package-index.ts";

export interface Comparison {
  /** By file name. */
  readonly states: Map<string, Upload["state"]>;
  /** Of the files that the index has with other bytes. */
  readonly conflicts: readonly Diagnostic[];
}

/** How all files stand on the index before the first is sent. */
export async function compareWithIndex(
  files: readonly Distribution[],
  { project, version }: Pick<Plan, "project" | "version">,
  index: Pick<PackageIndex, "files">,
): Promise<Comparison> {
  const listed = await index.files(project, version);
  const states: Comparison["states"] = new Map();
  const conflicts: Diagnostic[] = [];
  for (const file of files) {
    const decision = decideUpload(
      file,
      listed.find(({ name }) => name === file.name),
    );
    if (decision.do === "upload") states.set(file.name, "missing");
    if (decision.do === "nothing") states.set(file.name, "identical");
    if (decision.do === "stop") {
      states.set(file.name, "conflict");
      conflicts.push(decision.why);
    }
  }
  return { states, conflicts };
}

/** What an earlier attempt left on the trial index cannot be replaced there, and must not keep a release from people. */
export function explainNoTrial(
  conflicts: readonly Diagnostic[],
  { index }: Pick<PackageIndex, "index">,
  plan: Plan,
): Diagnostic {
  if (plan.kind === "snapshot") return explainNotNew(conflicts, plan, indexLabel(index.name));
  return publisherDiagnostics.diagnose("trial-skipped", {
    message: `This version is not tried on ${indexLabel(index.name)}: ${conflicts.map(({ message }) => message).join(" ")}`,
    hint: "The files there are of an earlier attempt, and the index never takes others in their place. The release goes on without that trial.",
  });
}

/** A branch whose version stays the same gets to the index once. */
function explainNotNew(
  conflicts: readonly Diagnostic[],
  { project, version }: Plan,
  label: string,
): Diagnostic {
  return publisherDiagnostics.diagnose("snapshot-not-new", {
    message: `This commit is not tried on ${label}, which holds ${project} ${version} of another build: ${conflicts.map(({ message }) => message).join(" ")}`,
    hint: 'Give each commit a version of its own: let the build take it from git (setuptools-scm with local_scheme = "no-local-version", hatch-vcs or versioningit), or state the next version with .devN.',
  });
}
