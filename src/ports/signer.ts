import type { Attestation } from "../domain/attestation/attestation.ts";
import type { AttestationContent } from "../domain/attestation/checks.ts";

/** Sigstore. */
export interface Signer {
  /** Signs a statement and logs it in public. Takes the function, not a token: each certificate needs a fresh one, for the audience `sigstore`. */
  attest(statement: string, identityToken: () => Promise<string>): Promise<Attestation>;
  /** What an attestation says, once its signature and its log entry have been found to belong to it. */
  read(attestation: Attestation): AttestationContent;
}
