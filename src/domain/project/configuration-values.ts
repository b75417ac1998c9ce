import type { Diagnostic } from "../diagnostic.ts";
import { parseVersionFile, VERSION_FILE_FORM } from "../version/configured-places.ts";
import { parseTagName, tagOfVersion } from "../version/tag-name.ts";
import { isVersioning } from "../version/versioning.ts";
import { projectDiagnostics } from "./diagnostics.ts";
import { isTable, showValue, type TomlDocument, type TomlValue } from "./toml.ts";

/** A key of `[tool.tag2pypi]`: its path below that table, and what may stand there. */
export interface ConfigurationKey {
  readonly path: readonly string[];
  readonly type: "text" | "texts" | "number" | "commands" | "rules";
}

export const TABLE = ["tool", "tag2pypi"] as const;

/** What is wrong with the value of a key, each time with its place. */
export function checkValue(
  document: TomlDocument,
  { path, type }: ConfigurationKey,
  value: TomlValue,
): readonly Diagnostic[] {
  const isText = (item: unknown) => typeof item === "string" && item !== "";
  switch (type) {
    case "text":
      if (!isText(value)) return [wrongValue(document, path, value, "text that is not empty")];
      return checkText(document, path, String(value));
    case "texts":
      return Array.isArray(value) && value.every(isText)
        ? checkTexts(document, path, value.map(String))
        : [wrongValue(document, path, value, "a list of texts")];
    case "number":
      return typeof value === "number" && Number.isFinite(value)
        ? []
        : [wrongValue(document, path, value, "a number")];
    case "commands":
      return isTable(value) && Object.values(value).every(isText)
        ? []
        : [wrongValue(document, path, value, 'a table of name = "command"')];
    case "rules":
      return isTable(value) && Object.values(value).every(isText)
        ? []
        : [wrongValue(document, path, value, 'a table of code = "error", "warning" or "off"')];
  }
}

function checkText(
  document: TomlDocument,
  path: readonly string[],
  value: string,
): readonly Diagnostic[] {
  switch (path[0]) {
    case "tag-format":
      return checkTagFormat(document, path, value);
    case "versioning":
      return isVersioning(value) ? [] : [wrongValue(document, path, value, '"semver" or "calver"')];
    default:
      return [];
  }
}

function checkTexts(
  document: TomlDocument,
  path: readonly string[],
  values: readonly string[],
): readonly Diagnostic[] {
  if (path[0] !== "version-files") return [];
  const wrong = values.filter((entry) => parseVersionFile(entry) === undefined);
  return wrong.map((entry) => wrongValue(document, path, entry, `a list of ${VERSION_FILE_FORM}`));
}

/** A format in which no tag can be written, or that does not say where the version is, would fit the wrong tags. */
function checkTagFormat(
  document: TomlDocument,
  path: readonly string[],
  format: string,
): readonly Diagnostic[] {
  const stated = format.split("{version}").length === 2;
  const tag = tagOfVersion("1.2.3", format, "name");
  if (stated && parseTagName(tag) === tag) return [];
  const wanted = "a tag's name with {version} in it once, such as v{version} or {name}-v{version}";
  return [wrongValue(document, path, format, wanted)];
}

export function wrongValue(
  document: TomlDocument,
  path: readonly string[],
  value: TomlValue,
  wanted: string,
): Diagnostic {
  return projectDiagnostics.diagnose("configuration-value-invalid", {
    message: `${[...TABLE, ...path.map(spellKey)].join(".")} in ${document.path} is ${showValue(value)}; it must be ${wanted}.`,
    hint: "The README lists every key with an example.",
    location: locate(document, path),
  });
}

export function locate(document: TomlDocument, path: readonly string[]) {
  const line = document.lineOf([...TABLE, ...path]);
  return { file: document.path, ...(line === undefined ? {} : { line }) };
}

/** As TOML wants it: a dot within a key has to be quoted. */
export function spellKey(key: string): string {
  return /^[\w-]+$/.test(key) ? key : JSON.stringify(key.slice(0, 80));
}
