import type { SandboxClock } from "../clock.ts";
import { secondsOf } from "../clock.ts";
import type { IndexState } from "./state.ts";
import type { Switches } from "./switches.ts";
import type { IssuerKeys } from "./trusted-publishing/identity-token.ts";
import type { AttestationVerifier } from "./upload/attestation-verifier.ts";

/** The indexes that can be stood in for; each is also the audience of identity tokens for it. */
export type SandboxIndexName = "pypi" | "testpypi";

/** What the parts of the index share. */
export interface IndexContext {
  readonly name: SandboxIndexName;
  readonly clock: SandboxClock;
  readonly switches: Switches;
  /** Addresses (`iss`) whose identity tokens are taken for GitHub's. */
  readonly issuers: readonly string[];
  readonly keys: IssuerKeys;
  /** Undefined where signatures of attestations are not verified. */
  readonly verifyAttestation: AttestationVerifier | undefined;
  /** Replaced as a whole when a saved state is loaded. */
  state: IndexState;
  /** Bytes of the files, by the SHA-256 digest of their content. */
  readonly contents: Map<string, Uint8Array>;
  /** Names of files and normalised names of projects that a stale cache of the simple API does not know. */
  readonly unseen: Set<string>;
}

/** Host that the tokens of an index name. */
export function hostOf(name: SandboxIndexName): string {
  return name === "pypi" ? "pypi.org" : "test.pypi.org";
}

/** Address of a section of the index's help page, as it stands in messages. */
export function helpPage(context: IndexContext, section: string): string {
  return `https://${hostOf(context.name)}/help/#${section}`;
}

/** Seconds since 1970, by the index's clock. */
export function nowOf(context: IndexContext): number {
  return secondsOf(context.clock);
}
