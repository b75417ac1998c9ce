import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { secondsOf } from "../clock.ts";
import { type Reply, textReply } from "../http.ts";
import type { Service } from "./call.ts";
import type { StoredAsset } from "./releases-state.ts";

/*
 * The bytes of assets lie with a storage service of another origin, which the API leads to by a signed address that is good for a
 * few minutes. Like the real one it refuses a request that brings a second kind of authorisation along: a client that sends
 * GitHub's token there would hand it to somebody else.
 */

const FOLDER = "/asset-storage/";
const SECONDS_VALID = 300;
const key = randomBytes(32);

/** Where the asset's bytes can be fetched for the next minutes. */
export function addressInStorage({ addresses, clock }: Service, asset: StoredAsset): string {
  const expires = secondsOf(clock) + SECONDS_VALID;
  const address = new URL(`${FOLDER}${asset.id}`, addresses.web);
  address.searchParams.set("expires", String(expires));
  address.searchParams.set("signature", sign(asset.id, expires));
  return address.href;
}

/** Answers for an address in the storage; undefined for any other. */
export function answerFromStorage(
  service: Service,
  address: URL,
  authorization: string | undefined,
): Reply | undefined {
  if (!address.pathname.startsWith(FOLDER)) return undefined;
  if (authorization !== undefined) {
    return textReply(400, "Only one way of authorisation may be used: the address is signed.");
  }
  const id = Number(address.pathname.slice(FOLDER.length));
  const expires = Number(address.searchParams.get("expires"));
  const signature = address.searchParams.get("signature") ?? "";
  if (!isSame(signature, sign(id, expires)) || secondsOf(service.clock) >= expires) {
    return textReply(403, "The signature does not fit the address, or it has expired.");
  }
  const assets = service.releases.releases.flatMap((release) => release.assets);
  const asset = assets.find((candidate) => candidate.id === id);
  if (asset === undefined) return textReply(404, "Nothing is stored here.");
  const headers = {
    "content-type": "application/octet-stream",
    "content-disposition": `attachment; filename=${asset.name}`,
  };
  return { status: 200, headers, body: asset.bytes };
}

function sign(id: number, expires: number): string {
  return createHmac("sha256", key).update(`${id} ${expires}`).digest("base64url");
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
