import type { Commands } from "./commands.ts";
import type { Git } from "./git.ts";
import type { GitHub } from "./github.ts";
import type { Identity } from "./identity.ts";
import type { Clock, Reporter } from "./machine.ts";
import type { PackageIndex } from "./package-index.ts";
import type { Python } from "./python.ts";
import type { Signer } from "./signer.ts";

/*
 * The outside world, in the domain's words. Steps and commands see only the ports in this folder; adapters translate each
 * tool's and each server's errors into diagnostics (ReleaseError) at their own edge, so a port's method either does what
 * it says or throws one.
 */

/** The outside of a whole release in one job. */
export interface ReleasePorts {
  readonly git: Git;
  readonly github: GitHub;
  /** In the order in which they are published to. */
  readonly indexes: readonly PackageIndex[];
  readonly identity: Identity;
  readonly signer: Signer;
  readonly python: Python;
  readonly commands: Commands;
  readonly clock: Clock;
  readonly reporter: Reporter;
}
