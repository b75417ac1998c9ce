import { createHash, generateKeyPair, type JsonWebKey, sign } from "node:crypto";
import { promisify } from "node:util";

/** A public key as the JWKS publishes it. */
export interface PublishedKey extends JsonWebKey {
  readonly kid: string;
  readonly x5t: string;
  readonly alg: "RS256";
  readonly use: "sig";
}

export interface SigningKey {
  readonly published: PublishedKey;
  /** A JWT (RFC 7519) in compact form, signed with RS256. */
  issue(claims: Readonly<Record<string, string | number>>): string;
}

/** Makes an RSA key of 2048 bits. */
export async function createSigningKey(): Promise<SigningKey> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)("rsa", {
    modulusLength: 2048,
  });
  const jwk = publicKey.export({ format: "jwk" });
  const bytes = publicKey.export({ format: "der", type: "spki" });
  const kid = createHash("sha256").update(bytes).digest("base64url");
  // The real one is the digest of a certificate; there is none here, but verifiers only ever compare it.
  const x5t = createHash("sha1").update(bytes).digest("base64url");
  const header = encode({ typ: "JWT", alg: "RS256", kid, x5t });
  return {
    published: { ...jwk, kid, x5t, alg: "RS256", use: "sig" },
    issue: (claims) => {
      const signed = `${header}.${encode(claims)}`;
      return `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
    },
  };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
