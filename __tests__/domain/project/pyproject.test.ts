import { describe, expect, test } from "@jest/globals";
import { readProject } from "../../../src/domain/project/pyproject.ts";
import { parseToml } from "../../../src/domain/project/toml.ts";
import { placesOf, refusalsOf } from "./refusals.ts";

const read = (text: string) => readProject(parseToml("pyproject.toml", text));
const path = "pyproject.toml";

describe("a project describes itself", () => {
  test.each([
    [
      "in [project]",
      `[build-system]
build-backend = "hatchling.build"
[project]
name = "Omi.Core"
version = "0.3.0"
requires-python = ">=3.10"`,
      {
        path,
        name: "Omi.Core",
        version: { text: "0.3.0", line: 5 },
        table: "project",
        requiresPython: ">=3.10",
        backend: "hatchling.build",
      },
    ],
    [
      "in [tool.poetry]",
      '[tool.poetry]\nname = "omi"\nversion = "0.3.0"',
      { path, name: "omi", version: { text: "0.3.0", line: 3 }, table: "tool.poetry" },
    ],
    [
      "with a version that its build decides",
      '[project]\nname = "omi"\ndynamic = ["readme", "version"]',
      { path, name: "omi", table: "project" },
    ],
    [
      "with a version that its build takes from Poetry's table",
      '[project]\nname = "omi"\ndynamic = ["version"]\n[tool.poetry]\nversion = "0.3.0"',
      { path, name: "omi", version: { text: "0.3.0", line: 5 }, table: "project" },
    ],
    [
      "with a version that a plugin of Poetry computes",
      '[project]\nname = "omi"\ndynamic = ["version"]\n[tool.poetry]\nversion = "0.0.0"',
      { path, name: "omi", table: "project" },
    ],
    [
      "in [tool.poetry] with a version that a plugin computes",
      '[tool.poetry]\nname = "omi"\nversion = "0.0.0"',
      { path, name: "omi", table: "tool.poetry" },
    ],
    [
      "in [project] of which Poetry's table says nothing",
      '[project]\nname = "omi"\ndynamic = ["version"]\n[tool.poetry]\npackages = []',
      { path, name: "omi", table: "project" },
    ],
    [
      "in [tool.poetry] beside a [project] without a name",
      '[project]\ndescription = "x"\n[tool.poetry]\nname = "omi"\nversion = "1.0"',
      { path, name: "omi", version: { text: "1.0", line: 5 }, table: "tool.poetry" },
    ],
    [
      "in dotted keys",
      'project.name = "omi"\nproject.version = "0.3.0"',
      { path, name: "omi", version: { text: "0.3.0", line: 2 }, table: "project" },
    ],
    [
      "in one line",
      'project = { name = "omi", version = "0.3.0" }',
      { path, name: "omi", version: { text: "0.3.0", line: 1 }, table: "project" },
    ],
    [
      "with what PyPI does not ask for in another shape",
      '[build-system]\nbuild-backend = 1\n[project]\nname = "o"\nversion = "1"',
      { path, name: "o", version: { text: "1", line: 5 }, table: "project" },
    ],
    [
      "with a version that is none, which is a rule's affair",
      '[project]\nname = "omi"\nversion = "latest"',
      { path, name: "omi", version: { text: "latest", line: 3 }, table: "project" },
    ],
  ])("%s", (_, text, project) => {
    expect(read(text)).toEqual(project);
  });
});

describe("requires-python", () => {
  const stating = (value: string) =>
    `[project]\nname = "omi"\nversion = "1"\nrequires-python = ${value}\n`;

  test.each<[string, string | undefined]>([
    ['">=3.8"', ">=3.8"],
    ['">=3.8,"', ">=3.8"],
    ['" >= 3.8 ,, <4, "', ">= 3.8,<4"],
    ['"~=3.8"', "~=3.8"],
    ['"==3.*,!=3.9.*"', "==3.*,!=3.9.*"],
    ['">=3.15.0b1"', ">=3.15.0b1"],
    ['""', undefined],
    ['" , "', undefined],
  ])("%s is read as packaging reads it", (value, expected) => {
    expect(read(stating(value)).requiresPython).toBe(expected);
  });

  test.each([
    ['"^3.8"', '"^3.8"'],
    ['"3.8"', '"3.8"'],
    ['">=3.8 <4"', '">=3.8 <4"'],
    ['">=3.8.*"', '">=3.8.*"'],
    ['"~=3"', '"~=3"'],
    ['"=>3.8"', '"=>3.8"'],
    ['"*"', '"*"'],
    ["3.8", "3.8"],
    ['[">=3.8"]', '[">=3.8"]'],
  ])("%s is refused with its line", (value, shown) => {
    expect(refusalsOf(() => read(stating(value)))).toEqual([
      {
        code: "requires-python-invalid",
        severity: "error",
        message: `requires-python in pyproject.toml is ${shown}; it must be text with PEP 440 specifiers.`,
        hint: 'Write a comparison, or several with commas between them: requires-python = ">=3.10" or ">=3.10,<4". Carets and bare versions belong to other tools.',
        location: { file: path, line: 4 },
      },
    ]);
  });
});

describe("a project without a name is refused", () => {
  test.each([
    ["an empty file", "", 1],
    ["a file without either table", "[tool.black]\nline-length = 100", 1],
    ["[project] without it", '[build-system]\n[project]\nversion = "1.0"', 2],
    ["[project] that is none", "project = 5", 1],
    ["a list of projects", '\n[[project]]\nname = "omi"', 2],
  ])("%s", (_, text, line) => {
    expect(refusalsOf(() => read(text))).toEqual([
      {
        code: "project-name-missing",
        severity: "error",
        message: "pyproject.toml has neither [project] with a name nor [tool.poetry].",
        hint: "Describe the project in [project] (PEP 621), or point working-directory at the folder of the project to release.",
        location: { file: path, line },
      },
    ]);
  });

  test("[tool.poetry] without it", () => {
    expect(refusalsOf(() => read("\n[tool.poetry]\npackage-mode = false"))).toEqual([
      {
        code: "project-name-missing",
        severity: "error",
        message: "[tool.poetry] in pyproject.toml has no name.",
        hint: "A name holds ASCII letters, digits, '.', '_' and '-', and starts and ends with a letter or digit.",
        location: { file: path, line: 2 },
      },
    ]);
  });

  test.each([
    ['[project.__proto__]\nname = "omi"\nversion = "1"', 1],
    ['[__proto__]\nproject = { name = "omi", version = "1" }', 1],
    ['[constructor]\nname = "omi"', 1],
  ])("one that only inherits it: %j", (text, line) => {
    expect(placesOf(refusalsOf(() => read(text)))).toEqual([["project-name-missing", line]]);
  });
});

describe("a name that PyPI does not accept is refused with its line", () => {
  test.each([
    ['"../evil"', '"../evil"'],
    ['"-x"', '"-x"'],
    ['"x-"', '"x-"'],
    ['".x"', '".x"'],
    ['"a b"', '"a b"'],
    ['" omi"', '" omi"'],
    ['"omi\\n"', '"omi\\n"'],
    ['""', '""'],
    ['"größe"', '"größe"'],
    ['"a/b"', '"a/b"'],
    ['"a$(id)"', '"a$(id)"'],
    ['"\\u212aelvin"', '"\u212aelvin"'],
    ["1", "1"],
    ['["omi"]', '["omi"]'],
    ["{ text = 'omi' }", '{"text":"omi"}'],
    [`"${"x".repeat(300)}"`, `"${"x".repeat(79)}`],
  ])("%s", (name, shown) => {
    expect(refusalsOf(() => read(`[project]\nversion = "1.0"\nname = ${name}`))).toEqual([
      {
        code: "project-name-invalid",
        severity: "error",
        message: `The project's name in pyproject.toml is ${shown}, which PyPI does not accept.`,
        hint: "A name holds ASCII letters, digits, '.', '_' and '-', and starts and ends with a letter or digit.",
        location: { file: path, line: 3 },
      },
    ]);
  });

  test.each(["x", "0", "A.b_c-d", "x".repeat(200)])("but not %.20s", (name) => {
    expect(read(`[project]\nname = "${name}"\nversion = "1.0"`).name).toBe(name);
  });
});

describe("a version that is no text is refused with its line", () => {
  test.each([
    ["1.2", "1.2"],
    ["1", "1"],
    ["nan", "NaN"],
    ["true", "true"],
    ["['1.2']", '["1.2"]'],
    ["{ attr = 'omi.version' }", '{"attr":"omi.version"}'],
    ["''", '""'],
    ["2026-11-22", "2026-11-22"],
  ])("%s", (version, shown) => {
    const refusal = {
      code: "project-version-invalid",
      severity: "error",
      message: `The version in pyproject.toml is ${shown}; it must be text such as "1.2.3".`,
      hint: 'Write version = "1.2.3", or dynamic = ["version"] where the build decides it.',
      location: { file: path, line: 3 },
    };
    expect(refusalsOf(() => read(`[project]\nname = "omi"\nversion = ${version}`))).toEqual([
      refusal,
    ]);
    expect(refusalsOf(() => read(`[tool.poetry]\nname = "o"\nversion = ${version}`))).toEqual([
      refusal,
    ]);
  });

  test.each([
    ["missing", '[project]\nname = "omi"'],
    ["missing, with other things dynamic", '[project]\nname = "omi"\ndynamic = ["readme"]'],
    ["missing, with dynamic that is no list", '[project]\nname = "omi"\ndynamic = "version"'],
    ["inherited", "[project]\nname = 'omi'\n[project.__proto__]\nversion = '1'"],
  ])("and so is one that is %s", (_, text) => {
    expect(refusalsOf(() => read(text))).toEqual([
      {
        code: "project-version-invalid",
        severity: "error",
        message: "[project] in pyproject.toml has no version and does not declare it dynamic.",
        hint: 'Write version = "1.2.3", or dynamic = ["version"] where the build decides it.',
        location: { file: path, line: 1 },
      },
    ]);
  });
});
