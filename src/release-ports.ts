import type {
  Clock,
  Commands,
  Git,
  GitHub,
  Identity,
  PackageIndex,
  Python,
  Reporter,
  Signer,
} from "./ports.ts";

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
