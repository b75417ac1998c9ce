import { normalizeProjectName } from "../distribution/file-name.ts";
import { isTable, type TomlDocument, type TomlTable, tableAt } from "../project/toml.ts";

/** How a project is installed with what its own commands need. */
export interface DiscoveredInstallation {
  /** `pip install -e .[dev]` */
  readonly text: string;
  /** Normalised names of the packages that it brings, as far as pyproject.toml names them. */
  readonly brings: ReadonlySet<string>;
}

/** Extras and dependency groups that hold what developing takes. */
const USUAL: ReadonlySet<string> = new Set("dev test tests testing lint types typing".split(" "));

/** The project itself, in place, with its usual extras and dependency groups (PEP 735). */
export function discoverInstallation({ root }: TomlDocument): DiscoveredInstallation {
  const project = tableAt(root, "project");
  const extras = requirementsByName(tableAt(root, "project", "optional-dependencies"));
  const groups = tableAt(root, "dependency-groups") ?? {};
  const chosen = [...extras.keys()].filter((name) => USUAL.has(name));
  const chosenGroups = Object.keys(groups).filter((name) => USUAL.has(normalizeProjectName(name)));
  const name = typeof project?.["name"] === "string" ? normalizeProjectName(project["name"]) : "";
  const brings = new Set([
    ...textsOf(project?.["dependencies"]).map(packageOf),
    ...withOwnExtras(chosen, extras, name),
    ...chosenGroups.flatMap((group) => groupMembers(groups, group)),
  ]);
  const options = chosenGroups.map((group) => ` --group ${group}`).join("");
  const place = chosen.length === 0 ? "." : `.[${chosen.join(",")}]`;
  return { text: `pip install${options} -e ${place}`, brings };
}

const NAME = /^\s*([A-Za-z0-9][\w.-]*)/;
const WITH_EXTRAS = /^\s*([A-Za-z0-9][\w.-]*)\s*\[([^\]]*)\]/;

function packageOf(requirement: string): string {
  return normalizeProjectName(NAME.exec(requirement)?.[1] ?? "");
}

/** `dev = ["omi[test]", "mypy"]` brings what the extra `test` of the same project does. */
function withOwnExtras(
  chosen: readonly string[],
  extras: ReadonlyMap<string, readonly string[]>,
  project: string,
): readonly string[] {
  const seen = new Set(chosen);
  // The set grows while it is walked through.
  for (const extra of seen) {
    for (const requirement of extras.get(extra) ?? []) {
      const [, name = "", names = ""] = WITH_EXTRAS.exec(requirement) ?? [];
      if (normalizeProjectName(name) === project)
        for (const own of names.split(",")) seen.add(normalizeProjectName(own.trim()));
    }
  }
  return [...seen].flatMap((extra) => (extras.get(extra) ?? []).map(packageOf));
}

function groupMembers(groups: TomlTable, first: string): readonly string[] {
  const seen = new Set([normalizeProjectName(first)]);
  const members: string[] = [];
  for (const group of seen) {
    const own = Object.entries(groups).find(([name]) => normalizeProjectName(name) === group)?.[1];
    for (const item of Array.isArray(own) ? own : []) {
      const included = isTable(item) ? item["include-group"] : undefined;
      if (typeof item === "string") members.push(packageOf(item));
      else if (typeof included === "string") seen.add(normalizeProjectName(included));
    }
  }
  return members;
}

function requirementsByName(table: TomlTable | undefined): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(table ?? {}).map(([name, list]) => [normalizeProjectName(name), textsOf(list)]),
  );
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
