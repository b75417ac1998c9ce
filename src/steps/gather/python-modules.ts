import { readdir, readFile, stat } from "node:fs/promises";
import { join, posix } from "node:path";
import type { Sources } from "../../domain/outcome.ts";
import type { ModuleSource } from "../../domain/version/statements.ts";
import { findFile } from "./find-file.ts";

/** Files of a package that projects keep their version in. */
const VERSION_FILES = [
  "__init__.py",
  "__about__.py",
  "__version__.py",
  "_version.py",
  "version.py",
];
const NOT_PACKAGES = /^(src$|tests?$|docs?$|examples?$|build$|dist$|node_modules$|scripts$)/;
/** Folders below the project (or its `src`) that are looked into: namespace packages are two deep. */
const DEPTH = 2;
const LARGEST = 1_000_000;

/** The files of the project's import packages that may state `__version__`, by name; nothing of them is run. */
export async function listPythonModules(sources: Sources): Promise<readonly ModuleSource[]> {
  const roots = [sources.directory, join(sources.directory, "src")];
  const found = await Promise.all(
    roots.map(async (root, index) => {
      const prefix = posix.join(sources.workingDirectory, index === 0 ? "." : "src");
      return [
        ...(await readModules(sources, root, prefix)),
        ...(await readPackages(sources, root, prefix, [], DEPTH)),
      ];
    }),
  );
  return found.flat();
}

async function readModules(
  sources: Sources,
  root: string,
  prefix: string,
): Promise<readonly ModuleSource[]> {
  const names = (await readdir(root).catch(() => [])).toSorted();
  const modules = names.filter((name) => /^[a-z_]\w*\.py$/i.test(name) && name !== "setup.py");
  return readFiles(
    sources,
    modules.map((name) => ({ path: posix.join(prefix, name), module: name.slice(0, -3) })),
  );
}

async function readPackages(
  sources: Sources,
  folder: string,
  prefix: string,
  above: readonly string[],
  depth: number,
): Promise<readonly ModuleSource[]> {
  if (depth === 0) return [];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const packages = entries
    .filter((entry) => entry.isDirectory() && /^\w+$/.test(entry.name))
    .map((entry) => entry.name)
    .filter((name) => !NOT_PACKAGES.test(name))
    .toSorted();
  const found = await Promise.all(
    packages.map(async (name) => {
      const inside = join(folder, name);
      const path = posix.join(prefix, name);
      const module = [...above, name];
      const names: readonly string[] = await readdir(inside).catch(() => []);
      const files = VERSION_FILES.filter((file) => names.includes(file)).map((file) => ({
        path: posix.join(path, file),
        module: module.join("."),
      }));
      const own = await readFiles(sources, files);
      const below = await readPackages(sources, inside, path, module, depth - 1);
      return [...own, ...below];
    }),
  );
  return found.flat();
}

/** Only regular files of the clone, none of them large: a link may lead to a device that never ends. */
async function readFiles(
  sources: Sources,
  files: readonly { readonly path: string; readonly module: string }[],
): Promise<readonly ModuleSource[]> {
  const read = await Promise.all(
    files.map(async ({ path, module }) => {
      const found = await findFile(sources, posix.relative(sources.workingDirectory, path));
      if (found.kind !== "file" || (await stat(found.absolute)).size > LARGEST) return [];
      const text = await readFile(found.absolute, "utf8").catch(() => undefined);
      return text === undefined ? [] : [{ path: found.path, text, module }];
    }),
  );
  return read.flat();
}
