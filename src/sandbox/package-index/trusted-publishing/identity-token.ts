import { createPublicKey, type JsonWebKey, verify } from "node:crypto";
import type { Claims } from "./publishers.ts";

/** Seconds by which clocks may disagree. */
const LEEWAY = 30;
/** Seconds between two looks at an issuer's keys. */
const REFRESH_INTERVAL = 60;

/** An identity token in its parts; nothing of it is verified yet. */
export interface UnverifiedToken {
  readonly issuer: string;
  readonly header: Claims;
  readonly claims: Claims;
  readonly signed: Buffer;
  readonly signature: Buffer;
}

/** Undefined for what is no JSON Web Token, or names no issuer. */
export function decodeToken(token: string): UnverifiedToken | undefined {
  const [header, payload, signature, ...rest] = token.split(".");
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0)
    return undefined;
  const claims = readPart(payload);
  const head = readPart(header);
  const issuer = claims?.["iss"];
  if (claims === undefined || head === undefined || typeof issuer !== "string") return undefined;
  return {
    issuer,
    header: head,
    claims,
    signed: Buffer.from(`${header}.${payload}`),
    signature: Buffer.from(signature, "base64url"),
  };
}

function readPart(part: string): Claims | undefined {
  if (!/^[\w-]+$/.test(part)) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString());
    // A JSON object that is not an array is a record of unknown values.
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Claims)
      : undefined;
  } catch {
    return undefined;
  }
}

type Keys = ReadonlyMap<string, JsonWebKey>;

/** Where keys of issuers are read that are not at the issuer's own address, by the issuer (`iss`). */
export type KeyAddresses = Readonly<Record<string, string>>;

/** Keys of identity token issuers, read over HTTP and kept. */
export class IssuerKeys {
  readonly #addresses: KeyAddresses;
  readonly #kept = new Map<string, { readonly keys: Keys; readonly readAt: number }>();

  constructor(addresses: KeyAddresses = {}) {
    this.#addresses = addresses;
  }

  /** The issuer's key of that id. Looks again for an unknown id, but not more often than once a minute. */
  async find(issuer: string, id: string, now: number): Promise<JsonWebKey | undefined> {
    const kept = this.#kept.get(issuer);
    const known = kept?.keys.get(id);
    if (known !== undefined || (kept !== undefined && now - kept.readAt < REFRESH_INTERVAL))
      return known;
    const keys = await readKeys(this.#addresses[issuer] ?? issuer);
    if (keys === undefined) return undefined;
    this.#kept.set(issuer, { keys, readAt: now });
    return keys.get(id);
  }
}

async function readKeys(address: string): Promise<Keys | undefined> {
  const configuration = await readJson(`${address}/.well-known/openid-configuration`);
  const list = configuration?.["jwks_uri"];
  if (typeof list !== "string") return undefined;
  const published = (await readJson(list))?.["keys"];
  if (!Array.isArray(published) || published.length === 0) return undefined;
  // Entries of a JWK set are keys with an id (RFC 7517); createPublicKey refuses what is none.
  const keys = published as readonly JsonWebKey[];
  return new Map(keys.map((key) => [String(key["kid"]), key]));
}

async function readJson(address: string): Promise<Record<string, unknown> | undefined> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(5000) });
    // The two documents are objects (OpenID Connect Discovery, RFC 7517); their fields are checked where they are used.
    return answer.ok ? ((await answer.json()) as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the token is genuine, in time and meant for this index: RS256, one audience, 30 s of leeway. */
export async function isGenuine(
  token: UnverifiedToken,
  audience: string,
  keys: IssuerKeys,
  now: number,
): Promise<boolean> {
  const { header, claims } = token;
  if (header["alg"] !== "RS256" || typeof header["kid"] !== "string") return false;
  const key = await keys.find(token.issuer, header["kid"], now);
  if (key === undefined) return false;
  if (!isSignedBy(token, key)) return false;
  return claims["aud"] === audience && isInTime(claims, now);
}

function isSignedBy(token: UnverifiedToken, jwk: JsonWebKey): boolean {
  try {
    const key = createPublicKey({ key: jwk, format: "jwk" });
    return verify("RSA-SHA256", token.signed, key, token.signature);
  } catch {
    return false;
  }
}

function isInTime(claims: Claims, now: number): boolean {
  const { exp, iat, nbf } = claims;
  if (typeof exp !== "number" || typeof iat !== "number") return false;
  if (nbf !== undefined && (typeof nbf !== "number" || nbf > now + LEEWAY)) return false;
  return exp > now - LEEWAY && iat <= now + LEEWAY;
}
