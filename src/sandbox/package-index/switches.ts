import type { ReasonStyle } from "./refusal.ts";

/** The parts of the index that can be made to fail. */
export type Endpoint = "upload" | "audience" | "mint" | "simple" | "json" | "file";

/**
 * What goes wrong with a request: an answer of that status instead of an act; a connection that is reset before
 * anything happens, or after it happened and before the answer; an answer cut in half.
 */
export type Misbehaviour =
  | {
      readonly kind: "status";
      readonly status: number;
      /** Names in lower case: `retry-after`. */
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: "reset-before" }
  | { readonly kind: "reset-after" }
  | { readonly kind: "half-an-answer" };

/** A failure of the next `times` requests to one endpoint. */
export interface Fault {
  readonly at: Endpoint;
  times: number;
  readonly what: Misbehaviour;
}

/** How the index behaves. Tests and rehearsals change it while it runs. */
export interface Switches {
  reasonPhrase: ReasonStyle;
  /** Administrators' flags. */
  readOnly: boolean;
  uploadsDisabled: boolean;
  registrationDisabled: boolean;
  trustedPublishingDisabled: boolean;
  githubPublishingDisabled: boolean;
  attestationsDisabled: boolean;
  /** The limit of new projects per hour is used up. */
  tooManyProjects: boolean;
  /** Largest file, and largest sum of a project's files, in bytes. */
  fileLimit: number;
  projectLimit: number;
  /** Files uploaded while this is above 0 are missing from as many reads of `/simple/PROJECT/`, as if from a cache. */
  staleSimpleReads: number;
  /** In the order in which they happen. */
  readonly faults: Fault[];
}

/** Bytes. */
export const MIB = 1024 ** 2;
/** Bytes. */
export const GIB = 1024 ** 3;

/** An index in good health. */
export function defaultSwitches(): Switches {
  return {
    // What upload.pypi.org has been seen to send since 2025; its code puts the message there.
    reasonPhrase: "standard",
    readOnly: false,
    uploadsDisabled: false,
    registrationDisabled: false,
    trustedPublishingDisabled: false,
    githubPublishingDisabled: false,
    attestationsDisabled: false,
    tooManyProjects: false,
    fileLimit: 100 * MIB,
    projectLimit: 10 * GIB,
    staleSimpleReads: 0,
    faults: [],
  };
}

/** The fault that the next request to the endpoint meets, counted down. */
export function takeFault(switches: Switches, at: Endpoint): Misbehaviour | undefined {
  const fault = switches.faults.find((candidate) => candidate.at === at && candidate.times > 0);
  if (fault === undefined) return undefined;
  fault.times -= 1;
  return fault.what;
}
