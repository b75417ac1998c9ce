import { findStatedFiles } from "../content/stated-files.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { nearest } from "../nearest.ts";
import { optional } from "../optional.ts";
import { type CheckSettings, readCheckSettings } from "../project-commands/settings.ts";
import { ReleaseError } from "../release-error.ts";
import {
  type ConfigurationKey,
  checkValue,
  locate,
  spellKey,
  TABLE,
  wrongValue,
} from "./configuration-values.ts";
import { projectDiagnostics } from "./diagnostics.ts";
import { isTable, type TomlDocument, type TomlTable, type TomlValue, tableAt } from "./toml.ts";

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
  /** The project's own commands. */
  readonly check: CheckSettings;
  readonly smoke: {
    readonly commands: readonly string[];
    readonly tests?: string;
    readonly script?: string;
  };
  /** `semver` or `calver`; undefined: found by the looks of the version. */
  readonly versioning?: string;
  /** More places that state the version: `FILE`, or `FILE:text {version} text`. */
  readonly versionFiles: readonly string[];
  readonly blockingLabels: readonly string[];
  /** Title of a release's milestone, with placeholders. */
  readonly milestone: string;
  readonly ci: { readonly require: readonly string[]; readonly ignore: readonly string[] };
  /** Rule settings, code to `error`, `warning` or `off`, as written. */
  readonly rules: Readonly<Record<string, string>>;
  /** Line of each rule setting. */
  readonly ruleLines: Readonly<Record<string, number>>;
}

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
    check: readCheckSettings(tableAt(table, "check")),
    smoke: {
      commands: texts("smoke", "commands") ?? [],
      ...optional("tests", text("smoke", "tests")),
      ...optional("script", text("smoke", "script")),
    },
    ...optional("versioning", text("versioning")),
    versionFiles: texts("version-files") ?? [],
    blockingLabels: texts("blocking-labels") ?? ["critical", "release-blocker"],
    milestone: text("milestone") ?? "{tag}",
    ci: { require: texts("ci", "require") ?? [], ignore: texts("ci", "ignore") ?? [] },
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
    hint: `Did you mean ${nearest(name, [...tables, ...known])}? The README lists every key with an example.`,
    location: locate(document, path),
  });
}

function valueAt(table: TomlTable, path: readonly string[]): TomlValue | undefined {
  const holder = tableAt(table, ...path.slice(0, -1));
  const name = path.at(-1) ?? "";
  return holder !== undefined && Object.hasOwn(holder, name) ? holder[name] : undefined;
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((part, index) => path[index] === part);
}
