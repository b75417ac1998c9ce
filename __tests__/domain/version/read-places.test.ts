import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { placeNames, readPlaces } from "../../../src/domain/version/read-places.ts";

/** The places of one file: line, text and form. */
function placesIn(name: string, text: string) {
  const path = `packages/omi/${name}`;
  const { places, silent } = readPlaces([{ name, path, text }], [], []);
  expect(silent).toEqual([]);
  expect(places.every(({ file }) => file === path)).toBe(true);
  return places.map(({ line, text: stated, form }) => [line, stated, form]);
}

test("the usual files are looked for, and those that the project names, each once", () => {
  expect(
    placeNames(["docs/install.md:omi=={version}", "setup.cfg", "a.md", "a.md:v{version}", ":"]),
  ).toEqual([
    "pyproject.toml",
    "setup.cfg",
    "setup.py",
    "VERSION",
    "VERSION.txt",
    "CITATION.cff",
    "docs/conf.py",
    "docs/source/conf.py",
    "doc/conf.py",
    "doc/source/conf.py",
    ".bumpversion.cfg",
    ".bumpversion.toml",
    "bumpver.toml",
    "docs/install.md",
    "a.md",
  ]);
});

describe("each file is read in its own way", () => {
  const set = 'version="{version}"';
  const current = "current_version = {version}";
  test.each<[string, string, readonly (readonly [number, string, string])[]]>([
    [
      "setup.py",
      "from setuptools import setup\n\nsetup(name='omi', version='1.2.3')\n",
      [[3, "1.2.3", set]],
    ],
    [
      "setup.py",
      '\uFEFFimport setuptools\nsetuptools.setup(\n    name="omi",  # version="0"\n    version = u"1.2.3",\n)',
      [[4, "1.2.3", set]],
    ],
    ["setup.py", "setup(description='''a\n\nb''', version='1.2.3')", [[3, "1.2.3", set]]],
    ["setup.py", "setup(\r\n  version='1.2.3',\r\n)", [[2, "1.2.3", set]]],
    [
      "setup.py",
      "setup(packages=find(exclude=['version']), version='1.2.3', **more)",
      [[1, "1.2.3", set]],
    ],
    ["setup.py", "setup(version=read('VERSION'))", []],
    ["setup.py", "setup(version='1.' + minor)", []],
    ["setup.py", "setup(version=f'{major}.0')", []],
    ["setup.py", "setup(version='1\\x2e0')", []],
    ["setup.py", "setup(cmdclass={'build': build(version='1.0')})", []],
    ["setup.py", "def setup(version='1.0'):\n    pass\n", []],
    ["setup.py", "release(version='1.0')\nversion='1.0'\n", []],
    ["setup.py", '"""setup(version="1.0")"""\n# setup(version="1.0")', []],
    ["setup.py", "setup", []],
    [
      "setup.cfg",
      "[metadata]\nname = omi\nversion = 1.2.3\n",
      [[3, "1.2.3", "version = {version}"]],
    ],
    ["setup.cfg", "[metadata]\nVersion: 1.2.3  # keep\n", [[2, "1.2.3", "version = {version}"]]],
    ["setup.cfg", "[metadata]\nversion = attr: omi.__version__\n", []],
    ["setup.cfg", "[metadata]\nversion = file: VERSION\n", []],
    [
      "setup.cfg",
      "[metadata]\n# version = 1\nurl =\n  version = 1\nversion =\n[options]\nversion = 1",
      [],
    ],
    ["setup.cfg", "[bumpversion]\ncurrent_version = 1.2.3\n", [[2, "1.2.3", current]]],
    [
      ".bumpversion.cfg",
      "[bumpversion]\ncurrent_version = 1.2.3\n[bumpversion:file:x]\ncurrent_version = 9\n",
      [[2, "1.2.3", current]],
    ],
    ["setup.cfg", '[bumpver]\ncurrent_version = "2026.1001"\n', [[2, "2026.1001", current]]],
    [
      "bumpver.toml",
      '# x\n[bumpver]\ncurrent_version = "1.2.3"\n',
      [[3, "1.2.3", 'current_version = "{version}"']],
    ],
    [
      ".bumpversion.toml",
      '[tool.bumpversion]\ncurrent_version = "1.2.3"',
      [[2, "1.2.3", 'current_version = "{version}"']],
    ],
    [
      "pyproject.toml",
      '[tool.commitizen]\nversion = "1.2.3"\n[tool.tbump.version]\ncurrent = "1.2.4"\n[tool.poetry]\nversion = "1.2.5"\n',
      [
        [2, "1.2.3", 'version = "{version}"'],
        [4, "1.2.4", 'current = "{version}"'],
        [6, "1.2.5", 'version = "{version}"'],
      ],
    ],
    [
      "pyproject.toml",
      'tool.bumpver.current_version = "1.2.3"',
      [[1, "1.2.3", 'current_version = "{version}"']],
    ],
    ["pyproject.toml", "[tool.bumpversion]\ncurrent_version = 1.2\n", []],
    ["pyproject.toml", "[tool]\nbumpversion = [1]\ncommitizen = 'x'\n", []],
    ["pyproject.toml", "[tool.bumpversion\n", []],
    [
      "CITATION.cff",
      "cff-version: 1.2.0\nversion: 1.2.3\nreferences:\n  - version: 9\n",
      [[2, "1.2.3", "version: {version}"]],
    ],
    ["CITATION.cff", 'version: "v1.2.3"  # x\r\n', [[1, "v1.2.3", "version: {version}"]]],
    ["CITATION.cff", "version: '1.2.3'", [[1, "1.2.3", "version: {version}"]]],
    [
      "CITATION.cff",
      "version:1.2.3\nversion: [1]\n x\n  version: 1\n",
      [[2, "[1]", "version: {version}"]],
    ],
    [
      "docs/conf.py",
      'import os\nversion = "1.2"\nrelease = "1.2.3"\nhtml_version = "9"\n',
      [
        [2, "1.2", 'version = "{version}"'],
        [3, "1.2.3", 'release = "{version}"'],
      ],
    ],
    ["doc/source/conf.py", "release = version = '1.2.3'", [[1, "1.2.3", 'release = "{version}"']]],
    ["docs/conf.py", "release = omi.__version__\nversion = '.'.join(release)\n", []],
    ["VERSION", "1.2.3\n", [[1, "1.2.3", "{version}"]]],
    ["VERSION.txt", "\r\n v1.2.3", [[1, "v1.2.3", "{version}"]]],
    ["VERSION", "MAJOR=1\n", []],
    ["VERSION", "", []],
    ["constructor", "1.2.3", []],
  ])("%s: %j", (name, text, places) => {
    expect(placesIn(name, text)).toEqual(places);
  });

  test("and files of a package that are about its version may call it VERSION", () => {
    const text = '__version__ = VERSION = "1.0"\nVERSION = "1.2.3"\nversion: str = "1.2.4"\n';
    const modules = ["src/omi/_version.py", "src/omi/__init__.py"].map((path) => ({
      path,
      text,
      module: "omi",
    }));
    const file = "src/omi/_version.py";
    expect(readPlaces([], modules, []).places).toEqual([
      { file, line: 2, text: "1.2.3", form: 'VERSION = "{version}"', role: "code", module: "omi" },
      { file, line: 3, text: "1.2.4", form: 'version = "{version}"', role: "code", module: "omi" },
    ]);
  });
});

describe("a project names places of its own", () => {
  const read = (entry: string, text: string, name = "docs/install.md") =>
    readPlaces([{ name, path: name, text }], [], [entry]);

  test.each<[string, string, readonly (readonly [number, string])[]]>([
    ["docs/install.md:omi=={version}", "pip install omi==1.2.3\n", [[1, "1.2.3"]]],
    ["docs/install.md: omi=={version}", "\r\n\r\nUse omi==1.2.3rc1.", [[3, "1.2.3rc1"]]],
    [
      "docs/install.md:omi=={version}",
      "omi==1.2.3\n`omi==1.2.4`,\n\nomi==1.2.5",
      [
        [1, "1.2.3"],
        [2, "1.2.4"],
        [4, "1.2.5"],
      ],
    ],
    ["docs/install.md:omi-{version}-py3", "omi-1.2.3-py3-none-any.whl", [[1, "1.2.3"]]],
    ['docs/install.md:"version": "{version}"', '{ "version": "v1.2.3" }', [[1, "v1.2.3"]]],
    ["docs/install.md:(a|b)*{version}", "(a|b)*1.2.3", [[1, "1.2.3"]]],
    ["docs/install.md:omi=={version}", "omi==1.*\nomi==X\nomi==\nomi>=1.0", []],
    ['docs/install.md:"version": "{version}"', '"version": "1.2\n.3"', []],
    ["docs/install.md", " 1.2.3\n", [[1, "1.2.3"]]],
    ["docs/install.md", "# Install 1.2.3", []],
  ])("%s in %j", (entry, text, found) => {
    const { places, silent } = read(entry, text);
    expect(places.map(({ line, text: stated }) => [line, stated])).toEqual(found);
    expect(places.every(({ role }) => role === "configured")).toBe(true);
    expect(silent).toEqual(found.length > 0 ? [] : [{ entry, path: "docs/install.md" }]);
  });

  test("in any Python file, and in files that are known by their name, without saying how", () => {
    expect(read("tools/info.py", 'VERSION = "1.2.3"\n', "tools/info.py").places).toEqual([
      {
        file: "tools/info.py",
        line: 1,
        text: "1.2.3",
        form: 'VERSION = "{version}"',
        role: "configured",
      },
    ]);
    expect(read("CITATION.cff", "version: 1.2.3", "CITATION.cff").places).toEqual([
      {
        file: "CITATION.cff",
        line: 1,
        text: "1.2.3",
        form: "version: {version}",
        role: "configured",
      },
    ]);
  });

  test("and is told of files that are not there, and of entries that are none", () => {
    const entries = [
      "gone.md:v{version}",
      "",
      ":x",
      "/etc/passwd",
      "a.md:v",
      "a.md:{version}",
      "a.md:v{version}{version}",
    ];
    expect(readPlaces([], [], entries)).toEqual({
      places: [],
      silent: entries.map((entry) => ({ entry })),
    });
  });
});

describe("no text is too strange", () => {
  const everywhere = (text: string) =>
    readPlaces(
      placeNames(["a.md:omi=={version}*"]).map((name) => ({ name, path: name, text })),
      [{ path: "omi/_version.py", text, module: "omi" }],
      ["a.md:omi=={version}*", "setup.py", "docs/conf.py"],
    );

  test("to be read", () => {
    const piece = fc.constantFrom(
      "setup",
      "(",
      ")",
      "version",
      "=",
      ":",
      '"',
      "'",
      '"""',
      "\\",
      "\n",
      "\r",
      "[metadata]",
      "[tool.bumpversion]",
      "current_version",
      "1.2.3",
      "omi==",
      "#",
      "[",
      "{",
      "é",
      "\u0000",
    );
    const texts = fc.oneof(
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join("")),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const lines = text.split(/\r\n|\r|\n/).length;
        for (const place of everywhere(text).places) {
          expect(place.line).toBeGreaterThan(0);
          expect(place.line).toBeLessThanOrEqual(lines);
          expect(text).toContain(place.text);
        }
      }),
    );
  });

  test.each([
    '"""\\',
    "'''",
    "'",
    "(",
    "setup(",
    "setup(version='1',",
    "a = ",
    "version = release = ",
    "release: ",
    'version: "',
    "[[",
    "a=[",
    "[tool.bumpversion]\n",
    "\n",
    "omi==",
    "omi==1.*",
    "version = '1'\n",
    "é",
  ])(
    "nor too long: 2 MB of %j, or as much as is read of it, take each reader half a second at most",
    (piece) => {
      for (const size of [290_000, 2_000_000]) {
        const text = piece.repeat(size / piece.length);
        for (const name of placeNames(["a.md"])) {
          const started = performance.now();
          readPlaces([{ name, path: name, text }], [], [`${name}:omi=={version}*`]);
          expect(performance.now() - started).toBeLessThan(500);
        }
      }
    },
  );

  test("and of a file that repeats itself a hundred places are enough", () => {
    expect(placesIn("docs/conf.py", "version = '1'\n".repeat(1000))).toHaveLength(100);
    const text = `${"omi==1.0 ".repeat(1000)}\nomi==1.1`;
    const { places } = readPlaces(
      [{ name: "a.md", path: "a.md", text }],
      [],
      ["a.md:omi=={version}"],
    );
    expect(places).toEqual([expect.objectContaining({ line: 1, text: "1.0" })]);
  });
});
