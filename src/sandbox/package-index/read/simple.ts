import { createHash } from "node:crypto";
import type { Reply } from "../../http.ts";
import { acceptable } from "../accept.ts";
import type { IndexContext } from "../context.ts";
import { normalizeName } from "../project-name.ts";
import { isoTime, sortedJson } from "../python-text.ts";
import { escapeHtml } from "../refusal.ts";
import { findProject, type Project, pathOfFile } from "../state.ts";
import { CORS_HEADERS, filesByVersion, type ListedFile, requiresPython } from "./listing.ts";

const HTML = "text/html";
const SIMPLE_HTML = "application/vnd.pypi.simple.v1+html";
const SIMPLE_JSON = "application/vnd.pypi.simple.v1+json";
/** Version of the simple API (PEP 700, 708, 792). */
const API_VERSION = "1.4";

/** What one read of a page depends on. */
export interface PageRequest {
  /** Address of the index's root, without a slash at the end. */
  readonly root: string;
  readonly accept: string | undefined;
  /** `If-None-Match` */
  readonly knownTag: string | undefined;
}

/** `GET /simple/` */
export function replyWithProjects(context: IndexContext, request: PageRequest): Reply {
  const { state } = context;
  const projects = Object.entries(state.projects)
    .filter(([, project]) => project.status !== "quarantined")
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return page(request, state.serial, {
    json: () => ({
      meta: { "api-version": API_VERSION, "_last-serial": state.serial },
      projects: projects.map(([, { name, serial }]) => ({ name, "_last-serial": serial })),
    }),
    html: () =>
      htmlPage(
        "Simple index",
        [],
        projects.map(([name, project]) => `<a href="/simple/${name}/">${project.name}</a>`),
      ),
  });
}

/** `GET /simple/PROJECT/` */
export function replyWithFiles(context: IndexContext, name: string, request: PageRequest): Reply {
  const { switches, unseen } = context;
  if (switches.staleSimpleReads === 0) unseen.clear();
  else if (unseen.size > 0) switches.staleSimpleReads -= 1;
  const normalized = normalizeName(name);
  const project = findProject(context.state, name);
  if (project === undefined || unseen.has(normalized)) return NOT_FOUND;
  if (name !== normalized) return redirect(`/simple/${normalized}/`);
  const files = filesByVersion(project).filter(({ file }) => !unseen.has(file.filename));
  return page(request, project.serial, {
    json: () => describeProject(project, normalized, files, request.root),
    html: () => listFiles(project, normalized, files, request.root),
  });
}

const NOT_FOUND: Reply = {
  status: 404,
  headers: { "content-type": "text/plain; charset=UTF-8" },
  body: "404 Not Found",
};

/** Points to where a page is. */
export function redirect(location: string): Reply {
  return { status: 301, headers: { ...CORS_HEADERS, location } };
}

interface Renderings {
  json(): unknown;
  html(): string;
}

/** The type that the request prefers; plain HTML where it prefers none. */
function page(request: PageRequest, serial: number, renderings: Renderings): Reply {
  const [type = HTML] = acceptable(request.accept ?? "", [HTML, SIMPLE_HTML, SIMPLE_JSON]);
  const body = type === SIMPLE_JSON ? `${sortedJson(renderings.json())}\n` : renderings.html();
  const tag = `"${createHash("md5").update(body).digest("base64url")}"`;
  const headers = {
    ...CORS_HEADERS,
    "content-type": type === HTML ? `${HTML}; charset=UTF-8` : type,
    "cache-control": "max-age=600, public",
    vary: "Accept",
    etag: tag,
    "x-pypi-last-serial": String(serial),
  };
  return request.knownTag === tag ? { status: 304, headers } : { status: 200, headers, body };
}

function describeProject(
  project: Project,
  name: string,
  files: readonly ListedFile[],
  root: string,
): unknown {
  return {
    meta: { "api-version": API_VERSION, "_last-serial": project.serial },
    name,
    "project-status": { status: project.status },
    versions: [...new Set(files.map(({ release }) => release.version))],
    files: files.map((listed) => describeFile(listed, name, root)),
  };
}

function describeFile(listed: ListedFile, name: string, root: string): unknown {
  const { file, release } = listed;
  const core = file.metadataSha256 === undefined ? false : { sha256: file.metadataSha256 };
  return {
    filename: file.filename,
    url: `${root}/${pathOfFile(file)}`,
    hashes: { sha256: file.digests.sha256 },
    "requires-python": requiresPython(release),
    size: file.size,
    "upload-time": isoTime(new Date(file.uploadedAt)),
    yanked: release.yanked,
    "data-dist-info-metadata": core,
    "core-metadata": core,
    provenance: provenanceAddress(listed, name, root) ?? null,
  };
}

function provenanceAddress(
  { file, release }: ListedFile,
  name: string,
  root: string,
): string | undefined {
  if (file.provenance === undefined) return undefined;
  return `${root}/integrity/${name}/${release.version}/${file.filename}/provenance`;
}

function listFiles(
  project: Project,
  name: string,
  files: readonly ListedFile[],
  root: string,
): string {
  return htmlPage(
    `Links for ${name}`,
    [`<meta name="pypi:project-status" content="${project.status}">`],
    files.map((listed) => linkTo(listed, name, root)),
  );
}

function linkTo(listed: ListedFile, name: string, root: string): string {
  const { file, release } = listed;
  const attributes = {
    href: `${root}/${pathOfFile(file)}#sha256=${file.digests.sha256}`,
    "data-requires-python": requiresPython(release) ?? undefined,
    "data-yanked": release.yanked === true ? "" : release.yanked || undefined,
    "data-dist-info-metadata": file.metadataSha256 && `sha256=${file.metadataSha256}`,
    "data-core-metadata": file.metadataSha256 && `sha256=${file.metadataSha256}`,
    "data-provenance": provenanceAddress(listed, name, root),
  };
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}="${escapeHtml(value)}"`],
  );
  return `<a ${written.join(" ")}>${escapeHtml(file.filename)}</a><br />`;
}

function htmlPage(title: string, meta: readonly string[], links: readonly string[]): string {
  return [
    "<!DOCTYPE html>",
    '<html lang="en">',
    "  <head>",
    `    <meta name="pypi:repository-version" content="${API_VERSION}">`,
    ...meta.map((line) => `    ${line}`),
    `    <title>${title}</title>`,
    "  </head>",
    "  <body>",
    `    <h1>${title}</h1>`,
    ...links.map((link) => `    ${link}`),
    "  </body>",
    "</html>",
    "",
  ].join("\n");
}
