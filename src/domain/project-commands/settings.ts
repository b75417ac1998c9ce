import type { Diagnostic, Location } from "../diagnostic.ts";
import { optional } from "../optional.ts";
import { isTable, type TomlDocument, type TomlTable, type TomlValue } from "../project/toml.ts";
import { projectCommandDiagnostics } from "./diagnostics.ts";

/** A command by which a project checks itself. */
export interface ProjectCommand {
  /** `tests`, `types`, `format`, or what the project calls it. */
  readonly name: string;
  /** A program and its arguments, as in a shell, but for everything that only a shell does. */
  readonly text: string;
}

/** `[tool.tag2pypi.check]` of pyproject.toml. */
export interface CheckSettings {
  readonly install?: string;
  /** Tests, types and format first, then those that the project names, in its order. */
  readonly commands: readonly ProjectCommand[];
  /** Percent that the tests must cover. */
  readonly coverage?: number;
  /** Names of what runs for a hotfix; undefined: everything. */
  readonly hotfix?: readonly string[];
  /** Minutes that each command may take. */
  readonly timeLimit?: number;
}

/** Names that a hotfix may ask for whether or not they are configured. */
const USUAL = ["tests", "types", "format", "coverage"] as const;

/** Reads the table. What is not of its key's type is passed over: that has been told where all keys are checked. */
export function readCheckSettings(table: TomlTable | undefined): CheckSettings {
  const value = (key: string) =>
    table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
  const usual = ["tests", "types", "format"].map((name) => [name, value(name)] as const);
  const named = value("commands");
  const commands = [...usual, ...(isTable(named) ? Object.entries(named) : [])];
  return {
    ...optional("install", textOf(value("install"))),
    commands: commands.flatMap(([name, text]) =>
      typeof text === "string" ? [{ name, text }] : [],
    ),
    ...optional("coverage", numberOf(value("coverage"))),
    ...optional("hotfix", textsOf(value("hotfix"))),
    ...optional("timeLimit", numberOf(value("time-limit"))),
  };
}

/** Six hours: a job on GitHub's own runners may not last longer. */
const LONGEST_MINUTES = 360;
const SHORTEST_MINUTES = 0.01;

/** What no type of a key can rule out: each a diagnostic, with its line where the document is given. */
export function findSettingsProblems(
  settings: CheckSettings,
  document?: TomlDocument,
): readonly Diagnostic[] {
  const problems = [
    ...findTwice(settings),
    ...findUnknown(settings),
    ...findOutside("coverage", "percent", settings.coverage, 0, 100),
    ...findOutside("time-limit", "minutes", settings.timeLimit, SHORTEST_MINUTES, LONGEST_MINUTES),
  ];
  return problems.map(({ key, message, hint }) =>
    projectCommandDiagnostics.diagnose("check-settings-invalid", {
      message: `Under [tool.tag2pypi.check], ${message}`,
      hint,
      ...optional("location", document && locate(document, key)),
    }),
  );
}

interface Problem {
  /** Below the table. */
  readonly key: readonly string[];
  readonly message: string;
  readonly hint: string;
}

function findTwice({ commands }: CheckSettings): readonly Problem[] {
  const names = commands.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return twice.map((name) => ({
    key: ["commands", name],
    message: `${quote(name)} is configured twice: as a key of its own and under commands.`,
    hint: "Take one of them away, or give it another name.",
  }));
}

function findUnknown({ commands, hotfix = [] }: CheckSettings): readonly Problem[] {
  const known = [...new Set([...USUAL, ...commands.map(({ name }) => name)])];
  const unknown = hotfix.filter((name) => !known.includes(name));
  return unknown.map((name) => ({
    key: ["hotfix"],
    message: `hotfix names ${quote(name)}, which is no command of the project.`,
    hint: `Name some of: ${known.join(", ")}.`,
  }));
}

function findOutside(
  key: string,
  unit: string,
  value: number | undefined,
  from: number,
  to: number,
): readonly Problem[] {
  if (value === undefined || (value >= from && value <= to)) return [];
  const message = `${key} is ${value}; it is a number of ${unit} from ${from} to ${to}.`;
  return [{ key: [key], message, hint: `Write, for example, ${key} = 60.` }];
}

function locate(document: TomlDocument, key: readonly string[]): Location {
  const table = ["tool", "tag2pypi", "check"];
  return { file: document.path, ...optional("line", document.lineOf([...table, ...key])) };
}

function quote(name: string): string {
  return JSON.stringify(name.slice(0, 80));
}

function textOf(value: TomlValue | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function numberOf(value: TomlValue | undefined): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

function textsOf(value: TomlValue | undefined): readonly string[] | undefined {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === "string")
    : undefined;
}
