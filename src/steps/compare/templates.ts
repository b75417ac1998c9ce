import { exportSubstPatterns, hasPlaceholder } from "../../domain/content/export-subst.ts";
import { fileNameOf } from "../../domain/content/member.ts";
import { matchesPath } from "../../domain/content/pattern.ts";
import type { CommitContent, Tree, TreeEntry } from "../../domain/content/tree.ts";
import type { GitHub } from "../../ports/github.ts";

const ATTRIBUTES = ".gitattributes";
/** More than any project has; each is a request. */
const MOST_FILES = 20;
/** Bytes. */
const LARGEST_FILE = 64 * 1024;

/**
 * The texts with placeholders that `git archive` fills in: files with the attribute export-subst, by file name.
 * Only projects with a `.gitattributes` cost requests. What GitHub does not show is passed over: it excuses nothing then.
 */
export async function readTemplates(
  { entries }: Tree,
  github: Pick<GitHub, "blob">,
): Promise<CommitContent["templates"]> {
  const patterns: { readonly folder: string; readonly pattern: string }[] = [];
  for (const entry of readable(entries, ({ path }) => fileNameOf(path) === ATTRIBUTES)) {
    const folder = entry.path.slice(0, -ATTRIBUTES.length);
    const attributes = await readText(entry, github);
    for (const pattern of exportSubstPatterns(attributes)) patterns.push({ folder, pattern });
  }
  const isTemplate = ({ path }: TreeEntry) =>
    patterns.some(
      ({ folder, pattern }) =>
        path.startsWith(folder) && matchesPath(pattern, path.slice(folder.length)),
    );
  const templates = new Map<string, readonly string[]>();
  for (const entry of readable(entries, isTemplate)) {
    const text = await readText(entry, github);
    const name = fileNameOf(entry.path);
    if (hasPlaceholder(text)) templates.set(name, [...(templates.get(name) ?? []), text]);
  }
  return templates;
}

/** The texts of the files named setup.cfg, which setuptools rewrites for an sdist. */
export async function readSetupConfigs(
  { entries }: Tree,
  github: Pick<GitHub, "blob">,
): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const entry of readable(entries, ({ path }) => fileNameOf(path) === "setup.cfg")) {
    texts.push(await readText(entry, github));
  }
  return texts;
}

function readable(
  entries: readonly TreeEntry[],
  wanted: (entry: TreeEntry) => boolean,
): readonly TreeEntry[] {
  return entries
    .filter(({ type, size = 0 }) => type === "blob" && size <= LARGEST_FILE)
    .filter(wanted)
    .slice(0, MOST_FILES);
}

async function readText({ id }: TreeEntry, github: Pick<GitHub, "blob">): Promise<string> {
  return new TextDecoder().decode((await github.blob(id)) ?? new Uint8Array());
}
