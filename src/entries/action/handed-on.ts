import { type Report, resultOf } from "../../domain/outcome.ts";
import type { Environment } from "./run.ts";

/**
 * Outputs of a job that hands distributions on; empty where it came to nothing. `prefix` begins the artifact's name: each
 * name can be used once in an attempt of a run.
 */
export function handedOnOutputs(
  report: Report,
  prefix: string,
  environment: Environment,
): Readonly<Record<string, string>> {
  const handed = resultOf(report, "hand-over");
  if (handed === undefined) {
    return { "distributions-dir": "", "artifact-name": "", "manifest-sha256": "" };
  }
  return {
    "distributions-dir": handed.folder,
    "artifact-name": `${prefix}-${environment["GITHUB_RUN_ATTEMPT"] ?? "1"}`,
    "manifest-sha256": handed.manifestSha256,
  };
}
