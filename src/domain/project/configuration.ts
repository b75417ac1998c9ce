import { findStatedFiles } from "../content/stated-files.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { nearest } from "../nearest.ts";
import { optional } from "../optional.ts";
import { ReleaseError } from "../release-error.ts";
import { parseTagName, tagOfVersion } from "../version/tag-name.ts";
import { projectDiagnostics } from "./diagnostics.ts";
import {
  isTable,
  showValue,
  type TomlDocument,
  type TomlTable,
  type TomlValue,
  tableAt,
} from "./toml.ts";

/** `[tool.tag2pypi]` of pyproject.toml, checked against the table of keys. */
export interface Configuration {
  /** `v{version}`; `{name}` stands for the project's name. Undefined: the default formats. */
  readonly tagFormat?: string;
  /** Title of the release; `{name}`, `{tag}` and `{version}` stand for what they say. */
  readonly title: string;
  /** Patterns of branches that a release tag must be on; undefined for the default set. */
  readonly branches?: readonly string[];
  /** Changelog file, relative to the project; undefined: found by name. */
  readonly changelog?: string;
  /** `generated`, or a file, instead of the changelog. */
  readonly notes?: string;
  /** Names of environment variables passed to the project's own commands and its build. */
  readonly environment: readonly string[];
  readonly build: {
    readonly before?: string;
    /** Patterns of files that the build generates: those configured, and those that its tools are told to write. */
    readonly generated: readonly string[];
  };
  readonly smoke: {
    readonly commands: readonly string[];
    readonly tests?: string;
    readonly script?: string;
  };
  /** Rule settings, code to `error`, `warning` or `off`, as written. */
  readonly rules: Readonly<Record<string, string>>;
  /** Line of each rule setting. */
  readonly ruleLines: Readonly<Record<string, number>>;
}

/** A key of `[tool.tag2pypi]`: its path below that table, and what may stand there. */
export interface ConfigurationKey {
  readonly path: readonly string[];
  readonly type: "text" | "texts" | "rules";
}

const TABLE = ["tool", "tag2pypi"] as const;

/**
 * Reads `[tool.tag2pypi]`. Everything has a default, so no table at all is fine.
 * Throws a ReleaseError with all unknown keys and ill-typed values at once, each with its line.
 */
export function readConfiguration(
  document: TomlDocument,
  keys: readonly ConfigurationKey[],
): Configuration {
  const table = readTable(document);
  const problems = findProblems(document, table, [], keys);
  if (problems.length > 0) throw new ReleaseError(...problems);
  const text = (...path: string[]) => valueAt(table, path) as string | undefined; // checked against the keys above
  const texts = (...path: string[]) => valueAt(table, path) as readonly string[] | undefined; // likewise
  const rules = (valueAt(table, ["rules"]) ?? {}) as Record<string, string>; // likewise
  return {
    ...optional("tagFormat", text("tag-format")),
    title: text("title") ?? "{name} {tag}",
    ...optional("branches", texts("branches")),
    ...optional("changelog", text("changelog")),
    ...optional("notes", text("notes")),
    environment: texts("environment") ?? [],
    build: {
      ...optional("before", text("build", "before")),
      generated: [...(texts("build", "generated") ?? []), ...findStatedFiles(document.root)],
    },
    smoke: {
      commands: texts("smoke", "commands") ?? [],
      ...optional("tests", text("smoke", "tests")),
      ...optional("script", text("smoke", "script")),
    },
    rules,
    ruleLines: Object.fromEntries(
      Object.keys(rules).map((code) => [code, document.lineOf([...TABLE, "rules", code]) ?? 1]),
    ),
  };
}

function readTable(document: TomlDocument): TomlTable {
  const value = valueAt(document.root, TABLE);
  if (value === undefined) return {};
  if (!isTable(value)) throw new ReleaseError(wrongValue(document, [], value, "a table"));
  return value;
}

function findProblems(
  document: TomlDocument,
  table: TomlTable,
  above: readonly string[],
  keys: readonly ConfigurationKey[],
): readonly Diagnostic[] {
  return Object.entries(table).flatMap(([name, value]) => {
    const path = [...above, name];
    const below = keys.filter((candidate) => startsWith(candidate.path, path));
    const key = below.find((candidate) => candidate.path.length === path.length);
    if (key !== undefined) return checkValue(document, key, value);
    if (below.length === 0) return [unknownKey(document, path, keys)];
    if (isTable(value)) return findProblems(document, value, path, keys);
    return [wrongValue(document, path, value, "a table")];
  });
}

function checkValue(
  document: TomlDocument,
  { path, type }: ConfigurationKey,
  value: TomlValue,
): readonly Diagnostic[] {
  const isText = (item: unknown) => typeof item === "string" && item !== "";
  switch (type) {
    case "text":
      if (!isText(value)) return [wrongValue(document, path, value, "text that is not empty")];
      return path[0] === "tag-format" ? checkTagFormat(document, path, String(value)) : [];
    case "texts":
      return Array.isArray(value) && value.every(isText)
        ? []
        : [wrongValue(document, path, value, "a list of texts")];
    case "rules":
      return isTable(value) && Object.values(value).every(isText)
        ? []
        : [wrongValue(document, path, value, 'a table of code = "error", "warning" or "off"')];
  }
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

function unknownKey(
  document: TomlDocument,
  path: readonly string[],
  keys: readonly ConfigurationKey[],
): Diagnostic {
  const name = path.map(spellKey).join(".");
  const known = keys.map((key) => key.path.join("."));
  const tables = keys.map((key) => key.path.slice(0, path.length).join("."));
  return projectDiagnostics.diagnose("configuration-key-unknown", {
    message: `[tool.tag2pypi] in ${document.path} has the key ${name}, which does not exist.`,
    hint: `Did you mean ${nearest(name, [...tables, ...known])}? The keys are: ${known.join(", ")}.`,
    location: locate(document, path),
  });
}

/** As TOML wants it: a dot within a key has to be quoted. */
function spellKey(key: string): string {
  return /^[\w-]+$/.test(key) ? key : JSON.stringify(key.slice(0, 80));
}

function wrongValue(
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

function locate(document: TomlDocument, path: readonly string[]) {
  const line = document.lineOf([...TABLE, ...path]);
  return { file: document.path, ...(line === undefined ? {} : { line }) };
}

function valueAt(table: TomlTable, path: readonly string[]): TomlValue | undefined {
  const holder = tableAt(table, ...path.slice(0, -1));
  const name = path.at(-1) ?? "";
  return holder !== undefined && Object.hasOwn(holder, name) ? holder[name] : undefined;
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((part, index) => path[index] === part);
}
