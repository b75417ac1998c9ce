import { escapeProjectName } from "../distribution/file-name.ts";
import { type TomlDocument, type TomlTable, tableAt } from "../project/toml.ts";
import { discoverInstallation } from "./installation.ts";
import type { ProjectCommand } from "./settings.ts";

/** A command that nobody configured for us, and the table that shows that the project uses its tool. */
export interface DiscoveredCommand extends ProjectCommand {
  readonly because: string;
}

/** How a project checks itself, as far as its files show it. */
export interface Discovery {
  /** `pip install -e .[dev]` */
  readonly install: string;
  readonly commands: readonly DiscoveredCommand[];
  /** Tools that are configured, and that nothing we would install brings: a sentence for each. */
  readonly passedOver: readonly string[];
}

interface Tool {
  readonly name: string;
  /** What has to be installed. */
  readonly package: string;
  /** What shows that the project uses it, as a person would look it up; undefined where nothing does. */
  readonly because: string | undefined;
  readonly text: string;
}

/**
 * Finds the commands of a project that has configured none: pytest, mypy, black and ruff, each where it has a table in
 * pyproject.toml (pytest: or a file of its own) and is among what the project's extras or groups for developing bring.
 * `files` are the names in the project's folder, those of folders with `/` at their end.
 */
export function discoverCommands(document: TomlDocument, files: ReadonlySet<string>): Discovery {
  const { text: install, brings } = discoverInstallation(document);
  const used = toolsOf(document, files, brings).filter(({ because }) => because !== undefined);
  return {
    install,
    commands: used
      .filter((tool) => brings.has(tool.package))
      .map(({ name, text, because = "" }) => ({ name, text, because })),
    passedOver: used
      .filter((tool) => !brings.has(tool.package))
      .map(
        ({ package: needed, because }) =>
          `${because} is there, but no extra and no dependency group named dev, test, tests, testing, lint, types or typing brings ${needed}: it is not run.`,
      ),
  };
}

function toolsOf(
  { root }: TomlDocument,
  files: ReadonlySet<string>,
  brings: ReadonlySet<string>,
): readonly Tool[] {
  const tool = (...keys: readonly string[]) => tableAt(root, "tool", ...keys);
  const black = tool("black") && "[tool.black]";
  const linter = tool("ruff", "lint") ?? ruffRules(tool("ruff"));
  return [
    {
      name: "tests",
      package: "pytest",
      because: (tool("pytest") && "[tool.pytest]") ?? pytestFile(files),
      text: measuresCoverage(root, brings) ? "pytest --cov" : "pytest",
    },
    {
      name: "types",
      package: "mypy",
      because: tool("mypy") && "[tool.mypy]",
      text: mypyCommand(root, tool("mypy"), files),
    },
    { name: "format", package: "black", because: black, text: "black --check ." },
    {
      name: "format",
      package: "ruff",
      because: black === undefined && tool("ruff", "format") ? "[tool.ruff.format]" : undefined,
      text: "ruff format --check",
    },
    { name: "lint", package: "ruff", because: linter && "[tool.ruff]", text: "ruff check" },
  ];
}

function pytestFile(files: ReadonlySet<string>): string | undefined {
  return ["pytest.ini", ".pytest.ini", "pytest.toml", ".pytest.toml"].find((name) =>
    files.has(name),
  );
}

/** Ruff's table may be there for its formatter alone. */
function ruffRules(table: TomlTable | undefined): TomlTable | undefined {
  return ["select", "extend-select", "ignore"].some((key) => Object.hasOwn(table ?? {}, key))
    ? table
    : undefined;
}

/** Where the project's own options do so already, ours would only say it twice. */
function measuresCoverage(root: TomlTable, brings: ReadonlySet<string>): boolean {
  const wanted =
    tableAt(root, "tool", "coverage") !== undefined ||
    tableAt(root, "tool", "tag2pypi", "check")?.["coverage"] !== undefined;
  const options = [tableAt(root, "tool", "pytest", "ini_options"), tableAt(root, "tool", "pytest")];
  const own = options.some((table) => JSON.stringify(table?.["addopts"] ?? "").includes("--cov"));
  return wanted && !own && brings.has("pytest-cov");
}

/** mypy needs to be told what to look at, unless its configuration does. */
function mypyCommand(
  root: TomlTable,
  mypy: TomlTable | undefined,
  files: ReadonlySet<string>,
): string {
  if (["files", "packages", "modules"].some((key) => Object.hasOwn(mypy ?? {}, key))) return "mypy";
  const name = tableAt(root, "project")?.["name"];
  const folder = typeof name === "string" ? escapeProjectName(name) : "";
  return `mypy ${["src", folder].find((each) => files.has(`${each}/`)) ?? "."}`;
}
