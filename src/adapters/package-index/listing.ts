import { parseDistributionName } from "../../domain/distribution/file-name.ts";
import { optional as property } from "../../domain/optional.ts";
import { sanitise } from "../../domain/sanitise.ts";
import type { IndexFile } from "../../ports/package-index.ts";
import type { Reply } from "../http/failures.ts";
import {
  type Field,
  invalid,
  items,
  member,
  mistyped,
  optional,
  parseJson,
  text,
  wholeNumber,
} from "../http/shape.ts";
import { readSimplePage } from "./simple-html.ts";

/** Characters. Projects with tens of thousands of files need some ten million; reading takes longer than for JSON. */
const HTML_LIMIT = 16 * 1024 * 1024;
/** Bytes: a terabyte, which no index takes. */
const LARGEST_SIZE = 1e12;

/** A file as the index lists it: some list no digest, or another one. */
export interface ListedFile extends Omit<IndexFile, "sha256"> {
  /** Lower-case hex. */
  readonly sha256?: string;
}

/** A list of files in JSON (PEP 691), each with its digest, as PyPI gives it. @throws ReleaseError `response-invalid` */
export function readJsonListing(service: string, reply: Reply): readonly ListedFile[] {
  return readFiles(service, reply, (hashes) => hexDigest(member(hashes, "sha256")));
}

/** A list of files as any index may give it: JSON or HTML, with digests or without. @throws ReleaseError `response-invalid` */
export function readAnyListing(service: string, reply: Reply): readonly ListedFile[] {
  if (isJson(reply)) {
    return readFiles(service, reply, (hashes) =>
      optional(hashes, (known) => optional(member(known, "sha256"), hexDigest)),
    );
  }
  if (reply.text.length > HTML_LIMIT) throw invalid(service, "it is larger than any real one");
  const page = readSimplePage(reply.text, reply.url);
  // A front end, or a proxy that wants a password, answers with a page of its own.
  if (!page.declared && !page.links.some(({ name }) => parseDistributionName(name))) {
    throw invalid(
      service,
      "it is neither a list of files in JSON (PEP 691) nor one in HTML (PEP 503)",
    );
  }
  return page.links.filter((link) => isFileAddress(service, link, reply.url));
}

/** Other links than those to files lead anywhere; a file that is listed, but passed over, would be uploaded again. */
function isFileAddress(service: string, { name, url }: ListedFile, page: string): boolean {
  if (isAsSafe(url, page)) return true;
  if (parseDistributionName(name) === undefined) return false;
  throw invalid(service, `its address of ${sanitise(name, 200)} is not https, as its own is`);
}

export function isJson({ headers }: Reply): boolean {
  return headers.get("content-type")?.includes("json") === true;
}

function readFiles(
  service: string,
  reply: Reply,
  digestOf: (hashes: Field) => string | undefined,
): readonly ListedFile[] {
  const addressOf = (field: Field) => address(field, reply.url);
  return items(member(parseJson(service, reply.text), "files")).map((file) => {
    const size = optional(member(file, "size"), fileSize);
    return {
      name: text(member(file, "filename")),
      ...property("sha256", digestOf(member(file, "hashes"))),
      url: addressOf(member(file, "url")),
      ...property("size", size),
      yanked: optional(member(file, "yanked"), isYanked) ?? false,
      // devpi gives an empty text where there is none.
      ...property("requiresPython", optional(member(file, "requires-python"), text) || undefined),
      ...property("provenance", optional(member(file, "provenance"), addressOf)),
    };
  });
}

function hexDigest(field: Field): string {
  const digest = text(field).toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(digest)) throw mistyped(field, "a SHA-256 digest in hex");
  return digest;
}

/** Relative addresses are allowed (PEP 503). */
function address(field: Field, base: string): string {
  const url = text(field);
  if (!URL.canParse(url, base)) throw mistyped(field, "an address");
  const { href } = new URL(url, base);
  if (!isAsSafe(href, base)) throw mistyped(field, "an address as safe as the list's own");
  return href;
}

/** Whether a page may send us there: one that comes by https only to https, so that nobody else is asked on its word. */
function isAsSafe(url: string, page: string): boolean {
  const { protocol } = new URL(url);
  return protocol === "https:" || (protocol === "http:" && new URL(page).protocol === "http:");
}

function fileSize(field: Field): number {
  const size = wholeNumber(field);
  if (size < 0 || size > LARGEST_SIZE) throw mistyped(field, "the size of a file");
  return size;
}

/** `true`, or the reason as text (PEP 592); an empty reason is a reason too. */
function isYanked(field: Field): boolean {
  if (typeof field.value === "boolean") return field.value;
  text(field);
  return true;
}
