import { randomBytes, randomUUID } from "node:crypto";
import type { IndexState } from "./state.ts";
import type { Publisher } from "./trusted-publishing/publishers.ts";

/** A token that uploads are authorised with: a user's API token, or one minted for a trusted publisher. */
export type ApiToken =
  | {
      readonly kind: "user";
      readonly value: string;
      readonly user: string;
      /** Ids of the projects that it is limited to; undefined for the whole account. */
      readonly projects?: readonly string[];
    }
  | {
      readonly kind: "publisher";
      readonly value: string;
      readonly publisher: string;
      /** Ids of the projects that the publisher had when the token was minted. */
      readonly projects: readonly string[];
      /** Seconds since 1970. */
      readonly notBefore: number;
      readonly expiresAt: number;
    };

/** How long a minted token lives, in seconds. */
export const MINTED_TOKEN_LIFETIME = 900;
/** When the row of an expired token is removed, in seconds after its end. */
const EXPIRED_TOKEN_KEPT = 24 * 3600;

/** Who is asking, once a token was recognised. */
export type Identity =
  | { readonly kind: "user"; readonly user: string; readonly token: ApiToken }
  | { readonly kind: "publisher"; readonly publisher: Publisher; readonly token: ApiToken };

/**
 * A new token in the shape of PyPI's: `pypi-` and a macaroon (version 2) whose location can be read in the clear;
 * its signature is random here, because the index compares whole tokens.
 */
export function newTokenValue(host: string): string {
  const location = Buffer.from(host);
  const identifier = Buffer.from(randomUUID());
  const macaroon = Buffer.concat([
    Buffer.from([2, 1, location.length]),
    location,
    Buffer.from([2, identifier.length]),
    identifier,
    Buffer.from([0, 0, 6, 32]),
    randomBytes(32),
  ]);
  return `pypi-${macaroon.toString("base64url")}`;
}

/** What a request shows for itself. */
export type Credentials =
  | { readonly kind: "none" }
  | { readonly kind: "password" }
  | { readonly kind: "token"; readonly value: string };

/** What an Authorization header holds. A user name other than `__token__` is the password login of former times. */
export function readCredentials(authorization: string | undefined): Credentials {
  const space = authorization?.indexOf(" ") ?? -1;
  if (authorization === undefined || space < 0) return { kind: "none" };
  const value = authorization.slice(space + 1);
  switch (authorization.slice(0, space).toLowerCase()) {
    case "bearer":
    case "token":
      return { kind: "token", value };
    case "basic":
      return readBasic(Buffer.from(value, "base64").toString());
    default:
      return { kind: "none" };
  }
}

function readBasic(text: string): Credentials {
  const colon = text.indexOf(":");
  if (colon < 0) return { kind: "none" };
  if (text.slice(0, colon) !== "__token__") return { kind: "password" };
  return { kind: "token", value: text.slice(colon + 1).trim() };
}

/** The identity behind a token; undefined for one that the index does not have, or has forgotten. */
export function identify(state: IndexState, value: string, now: number): Identity | undefined {
  const token = state.tokens.find((candidate) => candidate.value === value);
  if (token === undefined) return undefined;
  if (token.kind === "user") return { kind: "user", user: token.user, token };
  if (now >= token.expiresAt + EXPIRED_TOKEN_KEPT) return undefined;
  const publisher = state.publishers.find((candidate) => candidate.id === token.publisher);
  return publisher && { kind: "publisher", publisher, token };
}
