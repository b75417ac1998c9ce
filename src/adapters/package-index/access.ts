import { accountOf } from "../../domain/publisher/api-token.ts";
import { type Index, isOtherIndex } from "../../domain/publisher/index-address.ts";
import type { HttpClient } from "../http/client.ts";

/** An index, and what it is read with. */
export interface Access {
  readonly client: HttpClient;
  readonly index: Index;
  /** Of this index, where there is one. */
  readonly apiToken?: string | undefined;
}

/** What `Authorization` holds for an index (RFC 7617). */
export function credentials(index: Index, token: string): string {
  const { user, password } = accountOf(token.trim(), index);
  return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}

/**
 * What an address is read with. PyPI needs nothing; another index may be private, and its credentials go to the origin that
 * takes the uploads and to no other, wherever a list of files points.
 */
export function readingHeaders(
  { index, apiToken }: Access,
  url: string,
): Readonly<Record<string, string>> {
  const own = new URL(url).origin === new URL(index.upload).origin;
  if (apiToken === undefined || !isOtherIndex(index) || !own) return {};
  return { authorization: credentials(index, apiToken) };
}
