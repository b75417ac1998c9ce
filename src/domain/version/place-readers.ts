import { parseToml, type TomlDocument, tableAt } from "../project/toml.ts";
import { ReleaseError } from "../release-error.ts";
import { findAssignments } from "./assignments.ts";
import type { PlaceRole, VersionPlace } from "./places.ts";
import { findSetting } from "./settings-file.ts";
import { findSetupVersions, type StatedText } from "./setup-script.ts";
import { isVersion } from "./version.ts";

/** A place within a file that is known by the reader's caller. */
export type PlaceInFile = Omit<VersionPlace, "file">;
/** Any text gives a result. */
export type PlaceReader = (text: string) => readonly PlaceInFile[];

const placesOf =
  (role: PlaceRole, form: string) =>
  ({ text, line }: StatedText): PlaceInFile => ({ text, line, form, role });

/** `attr:` and `file:` name the place that states the version. */
const readSetupConfig: PlaceReader = (text) => [
  ...findSetting(text, "metadata", "version")
    .filter((stated) => !/^(?:attr|file)[ \t]*:/.test(stated.text))
    .map(placesOf("build", "version = {version}")),
  ...readBumpConfig(text),
];

const readBumpConfig: PlaceReader = (text) =>
  ["bumpversion", "bumpver"].flatMap((section) =>
    findSetting(text, section, "current_version").map(({ text: value, line }) => ({
      text: value.replace(/^(["'])(.*)\1$/, "$2"),
      line,
      form: "current_version = {version}",
      role: "tool" as const,
    })),
  );

const readSetupScript: PlaceReader = (text) =>
  findSetupVersions(text).map(placesOf("build", 'version="{version}"'));

/** `version` at the left edge: references have versions of their own, deeper in. Source: the Citation File Format 1.2. */
const CITED = /^version[ \t]*:[ \t]+(?:"([^"]*)"|'([^']*)'|([^\s#"'][^\s#]*))[ \t]*(?:#.*)?$/;
const LONGEST_LINE = 500;

const readCitation: PlaceReader = (text) =>
  text.split(/\r\n|\r|\n/).flatMap((line, index) => {
    const match = line.length > LONGEST_LINE ? null : CITED.exec(line);
    const stated = match?.[1] ?? match?.[2] ?? match?.[3];
    if (stated === undefined) return [];
    return [
      { text: stated, line: index + 1, form: "version: {version}", role: "citation" as const },
    ];
  });

/** Sphinx: `release` is the version, and `version` its first numbers. */
const readSphinxConfig: PlaceReader = (text) =>
  findAssignments(text, ["release", "version"]).map(({ name, value, line }) => ({
    text: value,
    line,
    form: `${name} = "{version}"`,
    role: "documentation" as const,
    ...(name === "version" ? { short: true as const } : {}),
  }));

/** Tables of tools that remember the version, with the key that does. */
const TOOL_KEYS: readonly (readonly string[])[] = [
  ["tool", "bumpversion", "current_version"],
  ["tool", "bumpver", "current_version"],
  ["bumpver", "current_version"],
  ["tool", "commitizen", "version"],
  ["tool", "tbump", "version", "current"],
  ["tool", "poetry", "version"],
];
const readToml: PlaceReader = (text) => {
  const root = parseQuietly(text)?.root;
  if (root === undefined) return [];
  return TOOL_KEYS.flatMap((path) => {
    const key = path.at(-1) ?? "";
    const table = tableAt(root, ...path.slice(0, -1));
    const value = table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
    if (typeof value !== "string") return [];
    // The parser that knows all positions takes seconds for a large file; here a header and a key of their own lines do.
    const [found] = findSetting(text, path.slice(0, -1).join("."), key);
    const line = found?.line ?? 1;
    return [{ text: value, line, form: `${key} = "{version}"`, role: "tool" as const }];
  });
};

/** Whoever the file belongs to tells of its errors: here it states nothing. */
function parseQuietly(text: string): TomlDocument | undefined {
  try {
    return parseToml("", text);
  } catch (error) {
    if (error instanceof ReleaseError) return undefined;
    throw error;
  }
}

/** A file with nothing but a version in it; with anything else, or without one, it is about something else. */
const readVersionFile: PlaceReader = (text) => {
  const stated = text.slice(0, LONGEST_LINE).trim();
  if (text.trim().length > LONGEST_LINE || !isVersion(stated)) return [];
  return [{ text: stated, line: 1, form: "{version}", role: "tool" }];
};

/** What is read from which file, relative to the project. */
export const placeReaders: ReadonlyMap<string, PlaceReader> = new Map([
  ["pyproject.toml", readToml],
  ["setup.cfg", readSetupConfig],
  ["setup.py", readSetupScript],
  ["VERSION", readVersionFile],
  ["VERSION.txt", readVersionFile],
  ["CITATION.cff", readCitation],
  ["docs/conf.py", readSphinxConfig],
  ["docs/source/conf.py", readSphinxConfig],
  ["doc/conf.py", readSphinxConfig],
  ["doc/source/conf.py", readSphinxConfig],
  [".bumpversion.cfg", readBumpConfig],
  [".bumpversion.toml", readToml],
  ["bumpver.toml", readToml],
]);
