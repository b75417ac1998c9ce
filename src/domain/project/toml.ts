import { parse, TomlError, type TomlTable, type TomlValue } from "smol-toml";
import { type AST, getStaticTOMLValue, parseTOML } from "toml-eslint-parser";
import { ReleaseError } from "../release-error.ts";
import { projectDiagnostics } from "./diagnostics.ts";

export type { TomlTable, TomlValue };

/** A TOML file: its values, and where each key stands. */
export interface TomlDocument {
  readonly path: string;
  readonly root: TomlTable;
  /** Line (from 1) of the key at a path such as ["project", "version"], or of the first below it; undefined where there is none. */
  lineOf(keys: readonly string[]): number | undefined;
}

/** Parses TOML. Throws a ReleaseError (project-file-invalid) with the line of a syntax error. */
export function parseToml(path: string, text: string): TomlDocument {
  try {
    const root = parse(text);
    let lines: Lines | undefined;
    const lineOf = (keys: readonly string[]) => {
      // Positions come from a second parser, and only diagnostics need them.
      lines ??= findLines(text);
      return lines.get(pathKey(keys)) ?? lineBelow(lines, keys);
    };
    return { path, root, lineOf };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [what = ""] = error.message.replace("Invalid TOML document: ", "").split("\n");
    throw new ReleaseError(
      projectDiagnostics.diagnose("project-file-invalid", {
        message: `${path} is not valid TOML: ${what} (line ${error.line}, column ${error.column}).`,
        hint: "Correct that line.",
        location: { file: path, line: error.line },
      }),
    );
  }
}

export function isTable(value: TomlValue | undefined): value is TomlTable {
  return (
    typeof value === "object" && !Array.isArray(value) && !(value instanceof Date) && value !== null
  );
}

/** The table at a path of keys; undefined where there is none, or something else. */
export function tableAt(root: TomlTable, ...keys: readonly string[]): TomlTable | undefined {
  let table: TomlTable = root;
  for (const key of keys) {
    const next = Object.hasOwn(table, key) ? table[key] : undefined;
    if (!isTable(next)) return undefined;
    table = next;
  }
  return table;
}

/** What a value looks like in a message: JSON, at most 80 characters of it. */
export function showValue(value: TomlValue): string {
  if (typeof value === "number") return String(value); // JSON knows neither nan nor inf
  return (value instanceof Date ? value.toISOString() : JSON.stringify(value)).slice(0, 80);
}

/** By path, as `pathKey` writes it. */
type Lines = ReadonlyMap<string, number>;

function findLines(text: string): Lines {
  try {
    return walkLines(text.replace(/^\uFEFF/, ""));
  } catch {
    // The two parsers differ over rarities (30 February); a diagnostic without its line is better than none.
    return new Map();
  }
}

/** Dotted keys and headers name a table without a line of its own: `tool.tag2pypi.smoke.script = "omi"`. */
function lineBelow(lines: Lines, keys: readonly string[]): number | undefined {
  const start = `${pathKey(keys).slice(0, -1)},`;
  return [...lines].find(([path]) => path.startsWith(start))?.[1];
}

function walkLines(text: string): Lines {
  const lines = new Map<string, number>();
  const mark = (keys: readonly (string | number)[], node: AST.TOMLNode) => {
    const key = pathKey(keys.map(String));
    if (!lines.has(key)) lines.set(key, node.loc.start.line);
  };
  const visit = (body: AST.TOMLTable["body"], above: readonly (string | number)[]) => {
    for (const pair of body) {
      const keys = [...above, ...namesOf(pair.key)];
      mark(keys, pair);
      if (pair.value.type === "TOMLInlineTable") visit(pair.value.body, keys);
    }
  };
  for (const node of parseTOML(text).body[0].body) {
    if (node.type === "TOMLTable") {
      mark(node.resolvedKey, node);
      visit(node.body, node.resolvedKey);
    } else {
      visit([node], []);
    }
  }
  return lines;
}

function namesOf(key: AST.TOMLKey): readonly string[] {
  return key.keys.map((part) => String(getStaticTOMLValue(part)));
}

function pathKey(keys: readonly string[]): string {
  return JSON.stringify(keys);
}
