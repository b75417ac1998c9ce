import type { GitHub } from "./github.ts";
import type { Clock, Reporter } from "./machine.ts";
import type { PackageIndex } from "./package-index.ts";
import type { Signer } from "./signer.ts";

/** The outside of the stages that make the GitHub release: nothing here starts a process, or can upload to an index. */
export interface GitHubReleasePorts {
  readonly github: GitHub;
  /** Read only: what they hold binds the release's files. */
  readonly indexes: readonly PackageIndex[];
  /** Reads attestations; signs none here. */
  readonly signer: Signer;
  readonly clock: Clock;
  readonly reporter: Reporter;
}
