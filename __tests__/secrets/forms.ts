import type { Secret } from "./leaks.ts";

/** One way in which a secret may be written down. */
export interface SecretForm {
  readonly kind: string;
  readonly bytes: Buffer;
  /** As many of these bytes in a row are a leak: half a token must not be read either. */
  readonly least: number;
}

/** Shorter values are in other words by chance: nobody can look for them. */
export const SHORTEST_SECRET = 8;
const LEAST = 16;

/** A secret as it is, as hex digits, and in base64 wherever it begins in what is encoded. Escaped signs are the search's to undo. */
export function formsOf({ kind, value }: Secret): readonly SecretForm[] {
  if (value.length < SHORTEST_SECRET) return [];
  const bytes = Buffer.from(secretPart(value));
  const hex = bytes.toString("hex");
  const texts = [hex, hex.toUpperCase(), ...base64Forms(bytes)].map((text) => Buffer.from(text));
  return [
    ...[bytes, ...texts].map((form) => ({
      kind,
      bytes: form,
      least: Math.min(LEAST, form.length),
    })),
    // Its claims are no secret one by one: certificates and attestations hold most of them, in base64, too.
    ...claimsOf(value).map((claims) => ({
      kind: `${kind} without its signature`,
      bytes: Buffer.from(claims),
      least: claims.length,
    })),
  ];
}

const JSON_WEB_TOKEN = /^eyJ[\w-]*\.([\w-]+)\.([\w-]+)$/;
/** `pypi-`, and of the macaroon the host, which can be read in the clear, and the first digits of its number. */
const SHARED_BY_UPLOAD_TOKENS = 32;

/** What is not in every token alike: of a JSON Web Token its signature, of PyPI's what follows the host. */
function secretPart(value: string): string {
  const signature = JSON_WEB_TOKEN.exec(value)?.[2];
  if (signature !== undefined) return signature;
  const isMacaroon = value.startsWith("pypi-") && value.length >= 2 * SHARED_BY_UPLOAD_TOKENS;
  return isMacaroon ? value.slice(SHARED_BY_UPLOAD_TOKENS) : value;
}

function claimsOf(value: string): readonly string[] {
  const claims = JSON_WEB_TOKEN.exec(value)?.[1];
  return claims === undefined ? [] : [claims];
}

/** Three bytes become four characters, so there are three ways to begin. */
function base64Forms(bytes: Buffer): readonly string[] {
  return [0, 1, 2].flatMap((before) =>
    (["base64", "base64url"] as const).map((alphabet) => {
      const text = Buffer.concat([Buffer.alloc(before), bytes]).toString(alphabet);
      // The characters at both ends hold bits of what stands before and after.
      return text.replace(/=+$/, "").slice(before === 0 ? 0 : before + 1, -1);
    }),
  );
}
