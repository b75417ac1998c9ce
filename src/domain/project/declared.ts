import { isTable, type TomlDocument, type TomlTable, type TomlValue, tableAt } from "./toml.ts";

/** A dependency specifier (PEP 508) as pyproject.toml has it. */
export interface DeclaredDependency {
  readonly text: string;
  /** The extra that it belongs to, as written. */
  readonly extra?: string;
}

/** A line that entry_points.txt is to have. */
export interface DeclaredEntryPoint {
  readonly group: string;
  readonly name: string;
  readonly value: string;
}

/** Everything that a build may find out by itself: the groups of scripts, all other groups, and dependencies of both kinds. */
export type OpenField =
  | "dependencies"
  | "optional-dependencies"
  | "scripts"
  | "gui-scripts"
  | "entry-points";

/** What `[project]` in pyproject.toml promises of what is built: what is installed with it, and what installing makes run. */
export interface DeclaredMetadata {
  /** The file, relative to the repository's root. */
  readonly path: string;
  /** As spelled there. */
  readonly name: string;
  readonly dependencies: readonly DeclaredDependency[];
  readonly entryPoints: readonly DeclaredEntryPoint[];
  /** Fields about which the file leaves the last word to the build (`dynamic`), or to Poetry's own tables. */
  readonly open: readonly OpenField[];
}

/** Undefined where there is no `[project]` with a name, so that nothing is promised. Source: PEP 621. */
export function readDeclared(document: TomlDocument): DeclaredMetadata | undefined {
  const project = tableAt(document.root, "project");
  const name = project?.["name"];
  if (project === undefined || typeof name !== "string") return undefined;
  const extras = Object.entries(tableAt(project, "optional-dependencies") ?? {});
  const groups = Object.entries(tableAt(project, "entry-points") ?? {});
  return {
    path: document.path,
    name,
    dependencies: [
      ...textsOf(project["dependencies"]).map((text) => ({ text })),
      ...extras.flatMap(([extra, texts]) => textsOf(texts).map((text) => ({ text, extra }))),
    ],
    entryPoints: [
      ...entryPointsOf("console_scripts", project["scripts"]),
      ...entryPointsOf("gui_scripts", project["gui-scripts"]),
      ...groups.flatMap(([group, table]) => entryPointsOf(group, table)),
    ],
    open: [...dynamicOf(project), ...leftToPoetry(document.root)],
  };
}

function entryPointsOf(group: string, table: TomlValue | undefined): DeclaredEntryPoint[] {
  return Object.entries(isTable(table) ? table : {}).flatMap(([name, value]) =>
    typeof value === "string" ? [{ group, name, value }] : [],
  );
}

const FIELDS: readonly OpenField[] = [
  "dependencies",
  "optional-dependencies",
  "scripts",
  "gui-scripts",
  "entry-points",
];

function dynamicOf(project: TomlTable): readonly OpenField[] {
  const dynamic = textsOf(project["dynamic"]);
  return FIELDS.filter((field) => dynamic.includes(field));
}

/** Poetry takes what its own tables say, whether `[project]` calls it dynamic or not. */
function leftToPoetry(root: TomlTable): readonly OpenField[] {
  const poetry = tableAt(root, "tool", "poetry") ?? {};
  const dependencies: readonly OpenField[] = ["dependencies", "optional-dependencies"];
  return [
    ...(poetry["dependencies"] === undefined && poetry["extras"] === undefined ? [] : dependencies),
    ...(poetry["scripts"] === undefined ? [] : (["scripts"] as const)),
    ...(poetry["plugins"] === undefined ? [] : (["entry-points"] as const)),
  ];
}

function textsOf(value: TomlValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
