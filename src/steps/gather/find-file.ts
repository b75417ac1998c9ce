import { readdir, readlink, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, posix, relative, sep } from "node:path";
import type { Sources } from "../../domain/outcome.ts";

/** What stands at a path of the project, as far as the tagged commit holds it. */
export type FoundFile =
  /** `path`: of the file itself, whatever links lead to it; relative to the repository's root, with `/`. */
  | { readonly kind: "file"; readonly path: string; readonly absolute: string }
  /** `why`: the rest of a sentence about it. */
  | { readonly kind: "astray"; readonly path: string; readonly why: string }
  | { readonly kind: "missing" };

/**
 * The file of that name, relative to the project, in whatever case. Links are followed as long as they stay within the
 * clone: what lies outside, or in git's own folder, is not what was tagged.
 */
export async function findFile(sources: Sources, name: string): Promise<FoundFile> {
  const named = posix.join(sources.workingDirectory, name);
  if (named === ".." || named.startsWith("../")) {
    return { kind: "astray", path: named, why: "it lies outside the repository" };
  }
  const folder = join(sources.directory, posix.dirname(name));
  const wanted = posix.basename(name).toLowerCase();
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = entries.find(
    (entry) => !entry.isDirectory() && entry.name.toLowerCase() === wanted,
  );
  if (found === undefined) return { kind: "missing" };
  const entry = join(folder, found.name);
  const absolute = await realpath(entry).catch(() => undefined);
  const path = absolute && within(await realpath(sources.clone), absolute);
  if (!absolute || !path) {
    const link = posix.join(posix.dirname(named), found.name);
    return { kind: "astray", path: link, why: await explainAstray(entry) };
  }
  return (await stat(absolute)).isFile() ? { kind: "file", path, absolute } : { kind: "missing" };
}

/** Relative to the root, with `/`; undefined for what is not below it, or is git's own. */
function within(root: string, path: string): string | undefined {
  const way = relative(root, path);
  const steps = way.split(sep);
  return isAbsolute(way) || steps[0] === ".." || steps.includes(".git")
    ? undefined
    : steps.join("/");
}

async function explainAstray(entry: string): Promise<string> {
  const target = await readlink(entry).catch(() => undefined);
  return target === undefined
    ? "it is no file of the tagged commit"
    : `it is a link to ${target}, which is no file of the tagged commit`;
}
