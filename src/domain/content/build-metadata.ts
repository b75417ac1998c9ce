import { isCode } from "./code.ts";
import type { Archive } from "./member.ts";

/**
 * Whether a build backend writes the file itself: metadata, the record, copies of licences. Code is never among them,
 * wherever it stands. `path` is of an sdist without its top-level folder.
 */
export function isBuildMetadata(path: string, archive: Archive): boolean {
  if (isCode(path)) return false;
  return archive === "sdist" ? SDIST.test(path) : /^[^/]+\.dist-info\//.test(path);
}

/** AUTHORS and ChangeLog are written by pbr. */
const SDIST = /^(?:PKG-INFO|AUTHORS|ChangeLog)$|(?:^|\/)[^/]+\.egg-info\/[^/]+$/;
