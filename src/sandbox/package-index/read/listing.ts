import { compareVersions, parseVersion } from "../pep440.ts";
import { compareText } from "../python-text.ts";
import type { IndexedFile, IndexedRelease, Project } from "../state.ts";

/** A file and the release that it belongs to. */
export interface ListedFile {
  readonly release: IndexedRelease;
  readonly file: IndexedFile;
}

/** Releases from the oldest version to the newest. */
export function releasesByVersion(project: Project): readonly IndexedRelease[] {
  return Object.values(project.releases).toSorted((a, b) => {
    const [left, right] = [parseVersion(a.version), parseVersion(b.version)];
    return left === undefined || right === undefined ? 0 : compareVersions(left, right);
  });
}

/** By version, then by name; of a quarantined project, none. */
export function filesByVersion(project: Project): readonly ListedFile[] {
  if (project.status === "quarantined") return [];
  return releasesByVersion(project).flatMap((release) =>
    release.files
      .toSorted((a, b) => compareText(a.filename, b.filename))
      .map((file) => ({ release, file })),
  );
}

/** Every site may read these pages. */
export const CORS_HEADERS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers":
    "Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Unmodified-Since",
  "access-control-allow-methods": "GET",
  "access-control-max-age": "86400",
  "access-control-expose-headers": "X-PyPI-Last-Serial",
};

/** The release's `requires_python` as PyPI keeps it: Python's `str(SpecifierSet)`. Null where the first file asked for none. */
export function requiresPython({ metadata }: IndexedRelease): string | null {
  const text = metadata["requires_python"]?.[0];
  return sortedSpecifiers(text ?? "") || null;
}

/** Without spaces and repetitions, sorted as text. */
export function sortedSpecifiers(text: string): string {
  const specifiers = text.split(",").map((specifier) => specifier.replace(/\s+/g, ""));
  const distinct = new Set(specifiers.filter((specifier) => specifier !== ""));
  return [...distinct].toSorted(compareText).join(",");
}
