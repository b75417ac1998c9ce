/** A directory of what an installation puts on the import path; leaves are files. */
interface Tree {
  readonly files: Set<string>;
  readonly directories: Map<string, Tree>;
}

/**
 * What `import` finds once a wheel is installed: its packages and modules, by dotted name, sorted. A namespace
 * package stands for the first real packages and the modules in it. Read from the members' names, because
 * `top_level.txt` is one build backend's habit. Left out: stubs, tests, what cannot be imported by its name.
 */
export function findImportNames(members: readonly string[]): readonly string[] {
  const root = newTree();
  for (const member of members) plant(root, installedPath(member));
  return [...new Set(namesIn(root, ""))].sort();
}

/** Path below site-packages; undefined for what is installed elsewhere or not at all. */
function installedPath(member: string): string | undefined {
  const data = /^[^/]+\.data\/(?:(?:purelib|platlib)\/(.*))?/s.exec(member);
  return data === null ? member : data[1];
}

/** Namespace packages have two or three levels; the limit bounds memory for archives made to exhaust it. */
const DEEPEST_NAMESPACE = 10;

function plant(root: Tree, path: string | undefined): void {
  const segments = path?.split("/") ?? [];
  const file = segments.pop();
  // A directory's own entry; and nothing in a directory that no import statement can name matters.
  if (file === undefined || file === "" || !segments.every(isImportable)) return;
  if (segments.length > DEEPEST_NAMESPACE) return;
  let tree = root;
  for (const segment of segments) {
    const next = tree.directories.get(segment) ?? newTree();
    tree.directories.set(segment, next);
    tree = next;
  }
  tree.files.add(file);
}

function newTree(): Tree {
  return { files: new Set(), directories: new Map() };
}

function namesIn(tree: Tree, prefix: string): readonly string[] {
  const modules = [...tree.files].flatMap((file) => {
    const name = moduleName(file);
    return name === undefined ? [] : [prefix + name];
  });
  const packages = [...tree.directories].flatMap(([name, directory]) =>
    isPackage(directory) ? [prefix + name] : namesIn(directory, `${prefix}${name}.`),
  );
  return [...modules, ...packages];
}

function isPackage({ files }: Tree): boolean {
  return [...files].some((file) => stemOf(file) === "__init__");
}

function moduleName(file: string): string | undefined {
  const stem = stemOf(file);
  if (stem === undefined || stem === "__main__" || !isImportable(stem)) return undefined;
  // What mypyc compiles modules into has a name made from a hash; the modules import it.
  return stem.endsWith("__mypyc") ? undefined : stem;
}

/**
 * `name` of `name.py`, `name.pyc`, `name.so`, `name.pyd`, and of extension modules tagged with an ABI
 * (`name.cpython-311-x86_64-linux-gnu.so`, `name.abi3.so`, `name.cp311-win_amd64.pyd`).
 */
function stemOf(file: string): string | undefined {
  const [, stem, tag, suffix] = /^([^.]+)(\.[\w-]+)?\.(py|pyc|so|pyd)$/.exec(file) ?? [];
  if (stem === undefined) return undefined;
  if (suffix === "py" || suffix === "pyc") return tag === undefined ? stem : undefined;
  // An untagged `libname.so` is a library that others link to.
  return tag === undefined && suffix === "so" && stem.startsWith("lib") ? undefined : stem;
}

const TESTS = new Set(["test", "tests"]);

function isImportable(name: string): boolean {
  return /^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name) && !TESTS.has(name);
}
