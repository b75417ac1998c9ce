import type { Auditor } from "./auditor.ts";
import type { Commands } from "./commands.ts";
import type { Git } from "./git.ts";
import type { GitHub } from "./github.ts";
import type { PublishPorts } from "./publish.ts";
import type { Python } from "./python.ts";

/*
 * The outside world, in the domain's words. Steps and commands see only the ports in this folder; adapters translate each
 * tool's and each server's errors into diagnostics (ReleaseError) at their own edge, so a port's method either does what
 * it says or throws one.
 */

/** The outside of a whole release in one job. */
export interface ReleasePorts extends PublishPorts {
  readonly github: GitHub;
  readonly git: Git;
  readonly python: Python;
  readonly commands: Commands;
  readonly auditor: Auditor;
}
