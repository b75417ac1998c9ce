import type { PlaceInFile } from "./place-readers.ts";
import { isVersion } from "./version.ts";

/** An entry of `version-files`: a file, and how it states the version. */
export interface VersionFile {
  /** Relative to the project, with `/`. */
  readonly name: string;
  /** What stands right before the version, and right after it; undefined where the file is read by its name, or is all version. */
  readonly around?: { readonly before: string; readonly after: string };
}

/** What an entry has to look like, for messages. */
export const VERSION_FILE_FORM =
  'files, each alone or with a colon and a text that has {version} behind other characters, such as "docs/install.md:omi=={version}"';

/** Reads an entry, `docs/install.md:omi=={version}` or `VERSION`; undefined for what is neither. */
export function parseVersionFile(entry: string): VersionFile | undefined {
  const colon = entry.indexOf(":");
  const name = (colon < 0 ? entry : entry.slice(0, colon)).trim();
  if (name === "" || name.startsWith("/") || name.includes("\\")) return undefined;
  if (colon < 0) return { name };
  const parts = entry.slice(colon + 1).split("{version}");
  const [before = "", after = ""] = parts;
  if (parts.length !== 2 || before.trim() === "") return undefined;
  return { name, around: { before: before.trimStart(), after: after.trimEnd() } };
}

/** Places of one file that are looked at: who finds as many to be wrong knows enough. */
export const MOST_PLACES = 100;

/** No version that anybody states is longer. */
const LONGEST = 128;
const VERSION_TEXT = /^v?\d[\w.!+-]*/i;

/** Every version that stands between the two texts, on one line. Linear: texts are found as they are, without patterns. */
export function findBetween(
  text: string,
  { before, after }: { readonly before: string; readonly after: string },
): readonly PlaceInFile[] {
  const found: PlaceInFile[] = [];
  let line = 1;
  let counted = 0;
  for (let at = text.indexOf(before); at >= 0; at = text.indexOf(before, at + before.length)) {
    if (found.length === MOST_PLACES) break;
    const rest = text.slice(at + before.length, at + before.length + LONGEST + after.length);
    const stated = versionAtStart(rest, after);
    if (stated === undefined) continue;
    for (; counted < at; counted++) if (endsLine(text, counted)) line++;
    const form = `${before}{version}${after}`;
    found.push({ text: stated, line, form, role: "configured" });
  }
  return found;
}

/** A file that is nothing but its version. */
export function readWhole(text: string): readonly PlaceInFile[] {
  const stated = text.trim();
  if (stated.length > LONGEST || !isVersion(stated)) return [];
  return [{ text: stated, line: 1, form: "{version}", role: "configured" }];
}

/** Without a text behind it, the version ends where its characters do, but for the stop of a sentence. `1.*` is none. */
function versionAtStart(rest: string, after: string): string | undefined {
  const run = VERSION_TEXT.exec(rest)?.[0] ?? "";
  if (after === "")
    return rest[run.length] === "*" ? undefined : run.replace(/\W+$/, "") || undefined;
  const end = rest.indexOf(after);
  return end > 0 && end <= run.length ? rest.slice(0, end) : undefined;
}

function endsLine(text: string, at: number): boolean {
  return text[at] === "\n" || (text[at] === "\r" && text[at + 1] !== "\n");
}
