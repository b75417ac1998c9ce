import { isTable, type TomlTable, tableAt } from "../project/toml.ts";
import { isVersionFileName } from "./version-file.ts";

/** Where tools are told into which file they write the version; with the key of a template of the project's own. */
const PLACES: readonly {
  readonly table: readonly string[];
  readonly file: string;
  readonly template?: string;
}[] = [
  { table: ["setuptools_scm"], file: "version_file", template: "version_file_template" },
  { table: ["setuptools_scm"], file: "write_to", template: "write_to_template" },
  { table: ["hatch", "build", "hooks", "vcs"], file: "version-file", template: "template" },
  { table: ["versioneer"], file: "versionfile_source" },
  { table: ["versioneer"], file: "versionfile_build" },
  { table: ["pdm", "version"], file: "write_to", template: "write_template" },
];

/**
 * Patterns of the version files that the project tells its build tools to write (setuptools-scm, hatch-vcs, versioneer, pdm).
 * Files with one of the usual names are not among them, unless the project has a template of its own: what is
 * in those is looked at instead.
 */
export function findStatedFiles(root: TomlTable): readonly string[] {
  const tool = tableAt(root, "tool") ?? {};
  const stated = PLACES.flatMap(({ table, file, template }) => {
    const settings = tableAt(tool, ...table);
    const path = settings?.[file];
    if (!isTable(settings) || typeof path !== "string") return [];
    const own = template !== undefined && settings[template] !== undefined;
    return own || !isVersionFileName(path) ? withoutLayout(path) : [];
  });
  return [...new Set(stated)];
}

/** The file and its folder: the folders above it are others in a wheel than in the sources, and of `src/` nothing is left. */
function withoutLayout(path: string): readonly string[] {
  const segments = path.split(/[\\/]/).filter((segment) => segment !== "" && segment !== ".");
  const inFolder = segments.slice(-2).join("/");
  return segments.length > 2 ? [inFolder] : [inFolder, `/${segments.at(-1)}`];
}
