import type { Plan } from "./plan.ts";

export const MANIFEST_NAME = "tag2pypi-manifest.json";
export const MANIFEST_SCHEMA = 1;

export interface Distribution {
  readonly name: string;
  readonly kind: "sdist" | "wheel";
  /** Bytes. */
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** What is run against the installed wheel; kept in the manifest because later stages have no checkout. */
export interface SmokePlan {
  readonly commands: readonly string[];
  readonly tests?: string;
  /** Console script whose `--version` is asked; chosen from the wheel's entry points where absent. */
  readonly script?: string;
}

/** Everything that later steps need to know of a release, and the digests that bind them to its bytes. */
export interface Manifest {
  readonly schema: typeof MANIFEST_SCHEMA;
  readonly plan: Plan;
  /** Body of the GitHub release, Markdown. */
  readonly notes: string;
  readonly smoke: SmokePlan;
  readonly files: readonly Distribution[];
}
