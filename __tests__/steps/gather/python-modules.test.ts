import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { listPythonModules } from "../../../src/steps/gather/python-modules.ts";
import { sourcesIn } from "../sample-sources.ts";

let clone: string;

beforeEach(async () => {
  clone = await mkdtemp(join(tmpdir(), "tag2pypi-modules-"));
});
afterEach(() => rm(clone, { recursive: true }));

/** Writes files into a clone, each holding its own path, and lists the modules of the project in it. */
async function modulesOf(paths: readonly string[], workingDirectory = ".") {
  for (const path of paths) {
    const target = join(clone, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, path);
  }
  return listPythonModules(sourcesIn(clone, {}, workingDirectory));
}

/** Each file holds its own path, relative to the repository's root. */
const found = (path: string, module: string) => ({ path, text: path, module });

describe("the modules that may state a version", () => {
  test("are found in a package below src", async () => {
    expect(await modulesOf(["src/omi/__init__.py", "src/omi/cli.py", "setup.py"])).toEqual([
      found("src/omi/__init__.py", "omi"),
    ]);
  });

  test("are found in a package beside pyproject.toml, in every file that versions are kept in", async () => {
    const names = ["__init__.py", "__about__.py", "__version__.py", "_version.py", "version.py"];
    const paths = names.map((name) => `omi/${name}`);
    expect(await modulesOf(paths)).toEqual(paths.map((path) => found(path, "omi")));
  });

  test("are found in a namespace package, two deep and no deeper", async () => {
    const paths = ["src/one/two/__init__.py", "src/one/two/three/__init__.py"];
    expect(await modulesOf(paths)).toEqual([found("src/one/two/__init__.py", "one.two")]);
  });

  test("are found where the project is a single file", async () => {
    expect(await modulesOf(["omi.py", "src/_other.py", "setup.py", "a-b.py", "notes.txt"])).toEqual(
      [found("omi.py", "omi"), found("src/_other.py", "_other")],
    );
  });

  test("are found in the project's own folder of a monorepo, by their paths from its root", async () => {
    const paths = ["packages/omi/src/omi/__init__.py", "packages/omi/omi2/__init__.py"];
    expect(await modulesOf([...paths, "src/root/__init__.py"], "packages/omi")).toEqual([
      found("packages/omi/omi2/__init__.py", "omi2"),
      found("packages/omi/src/omi/__init__.py", "omi"),
    ]);
  });

  test("come by name, whatever order the disk has", async () => {
    const paths = [
      "src/c/__init__.py",
      "src/a/__init__.py",
      "src/b/__init__.py",
      "src/z.py",
      "src/y.py",
    ];
    expect((await modulesOf(paths)).map(({ module }) => module)).toEqual(["y", "z", "a", "b", "c"]);
  });

  test.each([
    "tests",
    "test",
    "docs",
    "doc",
    "examples",
    "example",
    "build",
    "dist",
    "node_modules",
    "scripts",
  ])("are not sought in %s", async (folder) => {
    expect(await modulesOf([`${folder}/__init__.py`, `src/${folder}/omi/__init__.py`])).toEqual([]);
  });

  test("are sought in packages whose names only begin like those", async () => {
    const names = ["testing", "docstring", "builder", "distribution"];
    const listed = await modulesOf(names.map((name) => `${name}/__init__.py`));
    expect(listed.map(({ module }) => module)).toEqual(names.toSorted());
  });

  test("are not sought in hidden folders, or in what cannot be imported", async () => {
    expect(await modulesOf([".venv/__init__.py", "omi-core/__init__.py"])).toEqual([]);
  });

  test("are none where there is nothing, or a folder in a file's place", async () => {
    expect(await modulesOf([])).toEqual([]);
    expect(await modulesOf(["omi/__init__.py/x", "one.py/x", "src"])).toEqual([]);
  });

  test("are read through links that stay within the clone, by the file's own path", async () => {
    await modulesOf(["shared/about.txt", "omi/__init__.py"]);
    await symlink("../shared/about.txt", join(clone, "omi", "version.py"));
    expect(await modulesOf([])).toEqual([
      found("omi/__init__.py", "omi"),
      found("shared/about.txt", "omi"),
    ]);
  });

  test.each(["/dev/zero", "/dev/ptmx", "/etc/passwd", "gone.py", "../omi"])(
    "are not read through a link to %s",
    async (target) => {
      await modulesOf(["omi/__init__.py"]);
      await symlink(target, join(clone, "omi", "version.py"));
      await symlink(target, join(clone, "linked.py"));
      expect(await modulesOf([])).toEqual([found("omi/__init__.py", "omi")]);
    },
  );

  test("are not read from a pipe", async () => {
    await modulesOf(["omi/__init__.py"]);
    await promisify(execFile)("mkfifo", [join(clone, "omi", "version.py")]);
    expect(await modulesOf([])).toEqual([found("omi/__init__.py", "omi")]);
  });

  test("are not read where they are too large to have been written by anybody", async () => {
    await modulesOf(["omi/__init__.py", "omi/version.py"]);
    await writeFile(join(clone, "omi/__init__.py"), "x".repeat(1_000_001));
    expect(await modulesOf([])).toEqual([found("omi/version.py", "omi")]);
  });
});
