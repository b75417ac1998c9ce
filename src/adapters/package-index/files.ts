import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { normalizeProjectName } from "../../domain/distribution/file-name.ts";
import { type Index, indexLabel, isOtherIndex } from "../../domain/publisher/index-address.ts";
import type { IndexFile } from "../../ports/package-index.ts";
import { hashFile } from "../hash-file.ts";
import type { HttpClient } from "../http/client.ts";
import { download } from "../http/download.ts";
import { isRedirect } from "../http/redirects.ts";
import { send } from "../http/send.ts";
import { invalid } from "../http/shape.ts";
import { type Access, readingHeaders } from "./access.ts";
import { explainNoAccess } from "./explain-simple.ts";
import { type ListedFile, readAnyListing, readJsonListing } from "./listing.ts";

const SIMPLE_JSON = "application/vnd.pypi.simple.v1+json";
/** JSON where the index has it (PEP 691). */
export const SIMPLE_ANY = `${SIMPLE_JSON}, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1`;
/** Projects with tens of thousands of files list them in some ten megabytes. */
const SIZE_LIMIT = 64 * 1024 * 1024;

/** Wheels of one version for all platforms are some dozens. */
const MOST_DOWNLOADS = 200;

export interface ListOptions {
  /** Of this index; another one than PyPI may want it for reading, too. */
  readonly apiToken?: string | undefined;
  /** The files that matter, by name; all where absent. */
  readonly only?: ((name: string) => boolean) | undefined;
}

/**
 * The files of a project by the simple API, past the caches, which may be ten minutes behind. One that is listed without
 * a SHA-256 is downloaded to have it: its name and size say nothing of its bytes.
 */
export async function listFiles(
  client: HttpClient,
  index: Index,
  project: string,
  { apiToken, only = () => true }: ListOptions = {},
): Promise<readonly IndexFile[]> {
  const access = { client, index, apiToken };
  const listed = (await readListed(access, project)).filter(({ name }) => only(name));
  const unknown = listed.filter(({ sha256 }) => sha256 === undefined).length;
  if (unknown > MOST_DOWNLOADS) {
    const why = `it lists ${unknown} files without a SHA-256 digest, more than the ${MOST_DOWNLOADS} that are downloaded to have it`;
    throw invalid(indexLabel(index.name), why);
  }
  const files: IndexFile[] = [];
  for (const file of listed) {
    files.push({ ...file, sha256: file.sha256 ?? (await digestOf(access, file)) });
  }
  return files;
}

/** Where the simple API has a project, given its own address. */
export function projectPage(simple: string, project: string): string {
  return `${simple}${encodeURIComponent(normalizeProjectName(project))}/`;
}

/** An index that sends us to another one for a project (GitLab and pypiserver do, to PyPI) does not hold it. */
function readListed(access: Access, project: string): Promise<readonly ListedFile[]> {
  const { client, index } = access;
  const service = indexLabel(index.name);
  const other = isOtherIndex(index);
  const url = projectPage(index.simple, project);
  const accept = other ? SIMPLE_ANY : SIMPLE_JSON;
  return send(client, {
    service,
    method: "GET",
    url,
    headers: { accept, "cache-control": "no-cache", ...readingHeaders(access, url) },
    redirects: other ? "within-origin" : "follow",
    sizeLimit: SIZE_LIMIT,
    accepts: (status) => status === 404 || (other && isRedirect(status)),
    read: (reply) => {
      if (reply.status !== 200) return [];
      return other ? readAnyListing(service, reply) : readJsonListing(service, reply);
    },
    explain: (reply) => explainNoAccess(access, reply),
  });
}

/** To a new file at `path`. @throws ReleaseError `download-differs`, and what `download` throws */
export function downloadFile(
  access: Access,
  { url, sha256, size }: Pick<ListedFile, "url" | "sha256" | "size">,
  path: string,
): Promise<void> {
  return download(access.client, {
    service: indexLabel(access.index.name),
    method: "GET",
    url,
    headers: readingHeaders(access, url),
    path,
    redirects: "follow",
    sha256,
    size,
    explain: (reply) => explainNoAccess(access, reply),
  });
}

async function digestOf(access: Access, file: ListedFile): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tag2pypi-"));
  try {
    const path = join(folder, "file");
    await downloadFile(access, file, path);
    return await hashFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
