import { validRange } from "@renovatebot/pep440";
import { optional } from "../optional.ts";
import { ReleaseError } from "../release-error.ts";
import { projectDiagnostics } from "./diagnostics.ts";
import { showValue, type TomlDocument, type TomlTable, tableAt } from "./toml.ts";

/** What pyproject.toml says of the project. */
export interface Project {
  /** The file, relative to the repository's root. */
  readonly path: string;
  /** As spelled there. */
  readonly name: string;
  /** The version as written; undefined where the build decides it (`dynamic = ["version"]`). */
  readonly version?: { readonly text: string; readonly line: number };
  /** PEP 440 specifiers, none of them empty. */
  readonly requiresPython?: string;
  /** Build backend (`build-system.build-backend`), for messages. */
  readonly backend?: string;
  readonly table: "project" | "tool.poetry";
}

/** PEP 508 names, as PyPI's forms take them. */
const NAME = /^([A-Z0-9]|[A-Z0-9][A-Z0-9._-]*[A-Z0-9])$/i;

/** Reads `[project]` (PEP 621), or `[tool.poetry]` where there is none. Throws a ReleaseError with the line of what is wrong. */
export function readProject(document: TomlDocument): Project {
  const standard = tableAt(document.root, "project");
  const poetry = tableAt(document.root, "tool", "poetry");
  const backend = tableAt(document.root, "build-system")?.["build-backend"];
  const described = readNamedTable(document, standard, poetry);
  return {
    path: document.path,
    ...described,
    ...optional("requiresPython", readRequiresPython(document, standard)),
    ...(typeof backend === "string" ? { backend } : {}),
  };
}

function readNamedTable(
  document: TomlDocument,
  standard: TomlTable | undefined,
  poetry: TomlTable | undefined,
): Pick<Project, "name" | "version" | "table"> {
  if (standard?.["name"] !== undefined) {
    const name = readName(document, standard, ["project"]);
    const dynamic = standard["dynamic"];
    const isDynamic = Array.isArray(dynamic) && dynamic.includes("version");
    const version = isDynamic
      ? poetryVersion(document, poetry)
      : readVersion(document, standard, ["project"]);
    return { name, table: "project", ...(version === undefined ? {} : { version }) };
  }
  if (poetry !== undefined) {
    const name = readName(document, poetry, ["tool", "poetry"]);
    const version = poetryVersion(document, poetry);
    return { name, table: "tool.poetry", ...(version === undefined ? {} : { version }) };
  }
  const { path } = document;
  throw new ReleaseError(
    projectDiagnostics.diagnose("project-name-missing", {
      message: `${path} has neither [project] with a name nor [tool.poetry].`,
      hint: "Describe the project in [project] (PEP 621), or point working-directory at the folder of the project to release.",
      location: { file: path, line: document.lineOf(["project"]) ?? 1 },
    }),
  );
}

/** Poetry reads its own version where [project] declares it dynamic; "0.0.0" is what its plugins leave for a computed one. */
function poetryVersion(document: TomlDocument, poetry: TomlTable | undefined): Project["version"] {
  if (poetry === undefined || poetry["version"] === undefined) return undefined;
  const version = readVersion(document, poetry, ["tool", "poetry"]);
  return version.text === "0.0.0" ? undefined : version;
}

function readName(document: TomlDocument, table: TomlTable, keys: readonly string[]): string {
  const name = table["name"];
  if (typeof name === "string" && name.length <= 200 && NAME.test(name)) return name;
  const missing = name === undefined;
  throw new ReleaseError(
    projectDiagnostics.diagnose(missing ? "project-name-missing" : "project-name-invalid", {
      message: missing
        ? `[${keys.join(".")}] in ${document.path} has no name.`
        : `The project's name in ${document.path} is ${showValue(name)}, which PyPI does not accept.`,
      hint: "A name holds ASCII letters, digits, '.', '_' and '-', and starts and ends with a letter or digit.",
      location: place(document, [...keys, "name"]),
    }),
  );
}

function readVersion(
  document: TomlDocument,
  table: TomlTable,
  keys: readonly string[],
): { readonly text: string; readonly line: number } {
  const version = table["version"];
  const line = document.lineOf([...keys, "version"]) ?? 1;
  if (typeof version === "string" && version !== "") return { text: version, line };
  throw new ReleaseError(
    projectDiagnostics.diagnose("project-version-invalid", {
      message:
        version === undefined
          ? `[${keys.join(".")}] in ${document.path} has no version and does not declare it dynamic.`
          : `The version in ${document.path} is ${showValue(version)}; it must be text such as "1.2.3".`,
      hint: 'Write version = "1.2.3", or dynamic = ["version"] where the build decides it.',
      location: place(document, version === undefined ? keys : [...keys, "version"]),
    }),
  );
}

/** Empty clauses (`>=3.8,`) mean nothing to packaging; pep440 would take the whole for invalid, and for fitting nothing. */
function readRequiresPython(
  document: TomlDocument,
  standard: TomlTable | undefined,
): string | undefined {
  const stated = standard?.["requires-python"];
  if (stated === undefined) return undefined;
  const clauses =
    typeof stated === "string" ? stated.split(",").map((clause) => clause.trim()) : [];
  const specifiers = clauses.filter((clause) => clause !== "").join(",");
  if (typeof stated === "string" && validRange(specifiers)) return specifiers || undefined;
  throw new ReleaseError(
    projectDiagnostics.diagnose("requires-python-invalid", {
      message: `requires-python in ${document.path} is ${showValue(stated)}; it must be text with PEP 440 specifiers.`,
      hint: 'Write a comparison, or several with commas between them: requires-python = ">=3.10" or ">=3.10,<4". Carets and bare versions belong to other tools.',
      location: place(document, ["project", "requires-python"]),
    }),
  );
}

function place(document: TomlDocument, keys: readonly string[]) {
  const line = document.lineOf(keys) ?? document.lineOf(keys.slice(0, -1));
  return { file: document.path, ...(line === undefined ? {} : { line }) };
}
