import type { Claims } from "../domain/publisher/claims.ts";

export interface Identity {
  /** Whether this job may ask for identity tokens at all (`id-token: write`). */
  readonly available: boolean;
  /** A fresh identity token for the audience; masked before it is returned. */
  token(audience: string): Promise<string>;
  /** What the token says, without its signature. */
  claims(token: string): Claims;
}
