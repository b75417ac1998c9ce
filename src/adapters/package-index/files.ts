import { normalizeProjectName } from "../../domain/distribution/file-name.ts";
import { type Index, indexLabel } from "../../domain/publisher/index-address.ts";
import type { IndexFile } from "../../ports/package-index.ts";
import type { HttpClient } from "../http/client.ts";
import type { Reply } from "../http/failures.ts";
import { send } from "../http/send.ts";
import {
  type Field,
  items,
  member,
  mistyped,
  optional,
  parseJson,
  text,
  wholeNumber,
} from "../http/shape.ts";

const SIMPLE_JSON = "application/vnd.pypi.simple.v1+json";
/** Projects with tens of thousands of files list them in some ten megabytes. */
const SIZE_LIMIT = 64 * 1024 * 1024;

/** The files of a project by the simple API (PEP 691), past the caches, which may be ten minutes behind. */
export function listFiles(
  client: HttpClient,
  index: Index,
  project: string,
): Promise<readonly IndexFile[]> {
  const service = indexLabel(index.name);
  return send(client, {
    service,
    method: "GET",
    url: `${index.simple}${encodeURIComponent(normalizeProjectName(project))}/`,
    headers: { accept: SIMPLE_JSON, "cache-control": "no-cache" },
    redirects: "follow",
    sizeLimit: SIZE_LIMIT,
    accepts: (status) => status === 404,
    read: (reply) => (reply.status === 404 ? [] : readFiles(service, reply)),
  });
}

function readFiles(service: string, reply: Reply): readonly IndexFile[] {
  return items(member(parseJson(service, reply.text), "files")).map((file) => {
    const size = optional(member(file, "size"), wholeNumber);
    return {
      name: text(member(file, "filename")),
      sha256: hexDigest(member(member(file, "hashes"), "sha256")),
      url: address(member(file, "url"), reply.url),
      ...(size === undefined ? {} : { size }),
      yanked: optional(member(file, "yanked"), isYanked) ?? false,
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
  return new URL(url, base).href;
}

/** `true`, or the reason as text (PEP 592); an empty reason is a reason too. */
function isYanked(field: Field): boolean {
  if (typeof field.value === "boolean") return field.value;
  text(field);
  return true;
}
