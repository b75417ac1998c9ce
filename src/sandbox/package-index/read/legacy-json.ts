import type { Reply } from "../../http.ts";
import { hostOf, type IndexContext } from "../context.ts";
import { compareVersions, parseVersion } from "../pep440.ts";
import { normalizeName } from "../project-name.ts";
import { compareText, isoTime, sortedJson } from "../python-text.ts";
import { findProject, type IndexedRelease, type Project, pathOfFile } from "../state.ts";
import { CORS_HEADERS, type ListedFile, releasesByVersion, requiresPython } from "./listing.ts";
import { type PageRequest, redirect } from "./simple.ts";

/** `GET /pypi/PROJECT/json`, and with a version `GET /pypi/PROJECT/VERSION/json` */
export function replyWithLegacyJson(
  context: IndexContext,
  name: string,
  version: string | undefined,
  request: PageRequest,
): Reply {
  const project = findProject(context.state, name);
  if (project === undefined || project.status === "quarantined") return NOT_FOUND;
  const release =
    version === undefined ? latestRelease(project) : releaseOfVersion(project, version);
  if (release === undefined) return NOT_FOUND;
  const normalized = normalizeName(name);
  if (name !== normalized)
    return redirect(`/pypi/${normalized}/${version === undefined ? "" : `${version}/`}json`);
  const site = `https://${hostOf(context.name)}`;
  const data = describe({ project, release, normalized, site, root: request.root });
  return {
    status: 200,
    headers: {
      ...CORS_HEADERS,
      "content-type": "application/json",
      "cache-control": "max-age=900, public",
      "x-pypi-last-serial": String(project.serial),
    },
    body: `${sortedJson(
      version === undefined ? { ...data, releases: allReleases(project, request.root) } : data,
    )}\n`,
  };
}

const NOT_FOUND: Reply = {
  status: 404,
  headers: { "content-type": "application/json" },
  body: '{"message": "Not Found"}',
};

function releaseOfVersion(project: Project, version: string): IndexedRelease | undefined {
  const canonical = parseVersion(version)?.canonical;
  return Object.values(project.releases).find(
    (release) => parseVersion(release.version)?.canonical === canonical,
  );
}

/** Not yanked goes first, then final versions, then the highest. */
function latestRelease(project: Project): IndexedRelease | undefined {
  const rank = (release: IndexedRelease) => [
    release.yanked === false ? 1 : 0,
    parseVersion(release.version)?.prerelease === false ? 1 : 0,
  ];
  return Object.values(project.releases).toSorted((a, b) => {
    const [[yankedA = 0, finalA = 0], [yankedB = 0, finalB = 0]] = [rank(a), rank(b)];
    const [left, right] = [parseVersion(a.version), parseVersion(b.version)];
    if (left === undefined || right === undefined) return 0;
    return yankedB - yankedA || finalB - finalA || compareVersions(right, left);
  })[0];
}

interface Subject {
  readonly project: Project;
  readonly release: IndexedRelease;
  readonly normalized: string;
  readonly site: string;
  readonly root: string;
}

function describe({ project, release, site, root }: Subject) {
  return {
    info: describeRelease(project, release, site),
    urls: release.files
      .toSorted((a, b) => compareText(a.filename, b.filename))
      .map((file) => describeFile({ release, file }, root)),
    vulnerabilities: [],
    last_serial: project.serial,
    ownership: {
      roles: project.owners.toSorted(compareText).map((user) => ({ role: "Owner", user })),
      organization: null,
    },
  };
}

function allReleases(project: Project, root: string): unknown {
  return Object.fromEntries(
    releasesByVersion(project).map((release) => [
      release.version,
      release.files.map((file) => describeFile({ release, file }, root)),
    ]),
  );
}

function describeRelease(project: Project, release: IndexedRelease, site: string): unknown {
  const text = (field: string) => release.metadata[field]?.[0] ?? null;
  const list = (field: string) => release.metadata[field] ?? null;
  const page = `${site}/project/${project.name}/`;
  return {
    name: project.name,
    version: release.version,
    summary: text("summary"),
    description: text("description") ?? "",
    description_content_type: text("description_content_type"),
    keywords: text("keywords"),
    license: text("license"),
    license_expression: text("license_expression"),
    license_files: list("license_file"),
    classifiers: list("classifiers") ?? [],
    author: text("author"),
    author_email: text("author_email"),
    maintainer: text("maintainer"),
    maintainer_email: text("maintainer_email"),
    requires_python: requiresPython(release),
    platform: text("platform"),
    downloads: { last_day: -1, last_week: -1, last_month: -1 },
    package_url: page,
    project_url: page,
    project_urls: projectUrls(release),
    release_url: `${page}${release.version}/`,
    requires_dist: list("requires_dist"),
    provides_extra: list("provides_extra"),
    docs_url: null,
    bugtrack_url: null,
    home_page: text("home_page"),
    download_url: text("download_url"),
    yanked: release.yanked !== false,
    yanked_reason: typeof release.yanked === "string" ? release.yanked : null,
    dynamic: list("dynamic"),
  };
}

function projectUrls(release: IndexedRelease): unknown {
  const { home_page: home, download_url: download, project_urls: urls } = release.metadata;
  const named = [
    ...(home === undefined ? [] : [["Homepage", home[0]]]),
    ...(download === undefined ? [] : [["Download", download[0]]]),
    ...(urls ?? []).map((url) => {
      const comma = url.indexOf(",");
      return [url.slice(0, comma).trim(), url.slice(comma + 1).trim()];
    }),
  ];
  return named.length === 0 ? null : Object.fromEntries(named);
}

function describeFile({ file, release }: ListedFile, root: string): unknown {
  const uploaded = new Date(file.uploadedAt);
  return {
    filename: file.filename,
    packagetype: file.packagetype,
    python_version: file.pythonVersion,
    has_sig: false,
    comment_text: file.comment,
    md5_digest: file.digests.md5,
    digests: {
      md5: file.digests.md5,
      sha256: file.digests.sha256,
      blake2b_256: file.digests.blake2_256,
    },
    "core-metadata": file.metadataSha256 === undefined ? false : { sha256: file.metadataSha256 },
    size: file.size,
    downloads: -1,
    upload_time: uploaded.toISOString().slice(0, 19),
    upload_time_iso_8601: isoTime(uploaded),
    url: `${root}/${pathOfFile(file)}`,
    requires_python: requiresPython(release),
    yanked: release.yanked !== false,
    yanked_reason: typeof release.yanked === "string" ? release.yanked : null,
  };
}
