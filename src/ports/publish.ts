import type { GitHub } from "./github.ts";
import type { Identity } from "./identity.ts";
import type { Clock, Reporter } from "./machine.ts";
import type { PackageIndex } from "./package-index.ts";
import type { Signer } from "./signer.ts";

/** The outside of the stage that publishes: nothing here starts a process, or can change the repository. */
export interface PublishPorts {
  readonly github: Pick<GitHub, "tag" | "tree" | "blob">;
  /** In the order in which they are published to. */
  readonly indexes: readonly PackageIndex[];
  readonly identity: Identity;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly reporter: Reporter;
}
