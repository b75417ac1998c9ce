import { describe, expect, test } from "@jest/globals";
import { configurationKeys } from "../../../src/configuration-keys.ts";
import { readConfiguration } from "../../../src/domain/project/configuration.ts";
import { parseToml } from "../../../src/domain/project/toml.ts";
import { placesOf, refusalsOf } from "./refusals.ts";

const read = (text: string) =>
  readConfiguration(parseToml("pyproject.toml", text), configurationKeys);
const KEYS = "The README lists every key with an example.";

const DEFAULTS = {
  title: "{name} {tag}",
  environment: [],
  build: { generated: [] },
  check: { commands: [] },
  smoke: { commands: [] },
  versionFiles: [],
  blockingLabels: ["critical", "release-blocker"],
  milestone: "{tag}",
  ci: { require: [], ignore: [] },
  rules: {},
  ruleLines: {},
};

describe("no configuration at all just works", () => {
  test.each([
    "",
    "[tool.tag2pypi]",
    "[tool.black]\nline-length = 1",
    "tool = 3",
    "[__proto__.tool.tag2pypi]\ntitle = 1",
  ])("%j", (text) => {
    expect(read(text)).toEqual(DEFAULTS);
  });
});

test("everything that can be set is read", () => {
  const text = `
[tool.tag2pypi]
tag-format = "{name}-v{version}"
title = "OMI v{version}"
branches = ["main", "1.x"]
changelog = "docs/CHANGELOG.md"
notes = "generated"
environment = ["PIP_CONSTRAINT"]
versioning = "calver"
version-files = ["docs/install.md:omi=={version}"]
blocking-labels = ["bug"]
milestone = "{version}"
ci.require = ["Tests"]
ci.ignore = ["codecov/*"]
check.tests = "pytest"
check.commands = { lint = "ruff check" }
check.coverage = 60
build.before = "npm run build"
build.generated = ["omi/_grammar.py"]
[tool.tag2pypi.smoke]
commands = ["omi --version"]
tests = "pytest {tests}"
script = "omi"
[tool.tag2pypi.rules]
"tag-not-canonical" = "off"
`;
  expect(read(text)).toEqual({
    tagFormat: "{name}-v{version}",
    title: "OMI v{version}",
    branches: ["main", "1.x"],
    changelog: "docs/CHANGELOG.md",
    notes: "generated",
    environment: ["PIP_CONSTRAINT"],
    build: { before: "npm run build", generated: ["omi/_grammar.py"] },
    smoke: { commands: ["omi --version"], tests: "pytest {tests}", script: "omi" },
    check: {
      commands: [
        { name: "tests", text: "pytest" },
        { name: "lint", text: "ruff check" },
      ],
      coverage: 60,
    },
    versioning: "calver",
    versionFiles: ["docs/install.md:omi=={version}"],
    blockingLabels: ["bug"],
    milestone: "{version}",
    ci: { require: ["Tests"], ignore: ["codecov/*"] },
    rules: { "tag-not-canonical": "off" },
    ruleLines: { "tag-not-canonical": expect.any(Number) },
  });
});

test("every documented key is one that is read, and its example one that is taken", () => {
  for (const { path, example } of configurationKeys) {
    expect(read(`tool.tag2pypi.${path.join(".")} = ${example}`)).not.toEqual(DEFAULTS);
  }
});

describe("a key that does not exist is refused", () => {
  test("with its line and the nearest one that does", () => {
    expect(refusalsOf(() => read('[project]\n[tool.tag2pypi]\n\ntitel = "x"'))).toEqual([
      {
        code: "configuration-key-unknown",
        severity: "error",
        message: "[tool.tag2pypi] in pyproject.toml has the key titel, which does not exist.",
        hint: `Did you mean title? ${KEYS}`,
        location: { file: "pyproject.toml", line: 4 },
      },
    ]);
  });

  test.each([
    ["[tool.tag2pypi.smok]\ncommands = []", "smok", "smoke", 1],
    ["\ntool.tag2pypi.smok.commands = []", "smok", "smoke", 2],
    ["\n[tool.tag2pypi.smok.more]\nx = 1", "smok", "smoke", 2],
    ["[tool.tag2pypi.smoke]\ncommand = []", "smoke.command", "smoke.commands", 2],
    ["[tool.tag2pypi]\nsmoke = { scripts = 'omi' }", "smoke.scripts", "smoke.script", 2],
    ["[tool.tag2pypi]\ntag_format = 'v{version}'", "tag_format", "tag-format", 2],
    ["[tool.tag2pypi]\n'smoke.commands' = ['x']", '"smoke.commands"', "smoke.commands", 2],
    ["[tool.tag2pypi]\nbranch = ['main']", "branch", "branches", 2],
    ["[tool.tag2pypi]\nenvironement = ['X']", "environement", "environment", 2],
  ])("%j: %s", (text, key, nearest, line) => {
    expect(refusalsOf(() => read(text))).toEqual([
      {
        code: "configuration-key-unknown",
        severity: "error",
        message: `[tool.tag2pypi] in pyproject.toml has the key ${key}, which does not exist.`,
        hint: `Did you mean ${nearest}? ${KEYS}`,
        location: { file: "pyproject.toml", line },
      },
    ]);
  });

  test.each([
    ["[tool.tag2pypi]\n__proto__ = 'x'", 2],
    ["[tool.tag2pypi.__proto__]\ntitle = 'x'", 1],
    ["[tool.tag2pypi.smoke]\nconstructor = 'x'", 2],
  ])("even if every object has it: %j", (text, line) => {
    expect(placesOf(refusalsOf(() => read(text)))).toEqual([["configuration-key-unknown", line]]);
  });
});

describe("a value of another type is refused", () => {
  const TEXT = "text that is not empty";
  const TEXTS = "a list of texts";
  const RULES = 'a table of code = "error", "warning" or "off"';
  test.each([
    ["title = 5", "title", "5", TEXT],
    ["title = ''", "title", '""', TEXT],
    ["title = ['x']", "title", '["x"]', TEXT],
    ["title = 2026-11-22", "title", "2026-11-22", TEXT],
    ["title = nan", "title", "NaN", TEXT],
    ["build.before = ['npm', 'run']", "build.before", '["npm","run"]', TEXT],
    ["branches = 'main'", "branches", '"main"', TEXTS],
    ["branches = ['main', 1]", "branches", '["main",1]', TEXTS],
    ["environment = ['']", "environment", '[""]', TEXTS],
    ["smoke.commands = [['rm']]", "smoke.commands", '[["rm"]]', TEXTS],
    ["smoke = true", "smoke", "true", "a table"],
    ["build = 'make'", "build", '"make"', "a table"],
    ["rules = ['x=off']", "rules", '["x=off"]', RULES],
    ["rules = { x = false }", "rules", '{"x":false}', RULES],
    [`title = [${"1,".repeat(100)}]`, "title", `[${"1,".repeat(39)}1`, TEXT],
  ])("%.40s", (line, key, shown, wanted) => {
    expect(refusalsOf(() => read(`[tool.tag2pypi]\n\n${line}`))).toEqual([
      {
        code: "configuration-value-invalid",
        severity: "error",
        message: `tool.tag2pypi.${key} in pyproject.toml is ${shown}; it must be ${wanted}.`,
        hint: "The README lists every key with an example.",
        location: { file: "pyproject.toml", line: 3 },
      },
    ]);
  });

  test.each([
    ["[tool]\ntag2pypi = 5", "5", 2],
    ["\n[[tool.tag2pypi]]\ntitle = 'x'", '[{"title":"x"}]', 2],
  ])("and so is a table of ours that is none: %j", (text, shown, line) => {
    expect(refusalsOf(() => read(text))).toEqual([
      {
        code: "configuration-value-invalid",
        severity: "error",
        message: `tool.tag2pypi in pyproject.toml is ${shown}; it must be a table.`,
        hint: "The README lists every key with an example.",
        location: { file: "pyproject.toml", line },
      },
    ]);
  });
});

describe("a tag format says where the version is", () => {
  test.each([
    "v{version}",
    "{version}",
    "{name}/v{version}",
    "release-{version}-final",
    "{name}@{version}",
  ])("%s", (format) => {
    expect(read(`[tool.tag2pypi]\ntag-format = "${format}"`).tagFormat).toBe(format);
  });

  test.each([
    "v",
    "release-",
    "v{ver}",
    "{version}-{version}",
    "v {version}",
    "-{version}",
    "v{version}.",
    "{tag}{version}",
    "refs/tags/v{version}",
    "v{version}..x",
    "v{version}~1",
  ])("and %s does not, or makes no tag", (format) => {
    expect(refusalsOf(() => read(`[tool.tag2pypi]\ntag-format = "${format}"`))).toEqual([
      {
        code: "configuration-value-invalid",
        severity: "error",
        message: `tool.tag2pypi.tag-format in pyproject.toml is "${format}"; it must be a tag's name with {version} in it once, such as v{version} or {name}-v{version}.`,
        hint: "The README lists every key with an example.",
        location: { file: "pyproject.toml", line: 2 },
      },
    ]);
  });
});

test("all that is wrong is told at once", () => {
  const text = `[tool.tag2pypi]
title = 1
titel = "x"
smoke.commands = "x"
smoke.script = "omi"
[tool.tag2pypi.build]
after = "x"
[tool.tag2pypi.rules]
a = 1`;
  expect(placesOf(refusalsOf(() => read(text)))).toEqual([
    ["configuration-value-invalid", 2],
    ["configuration-key-unknown", 3],
    ["configuration-value-invalid", 4],
    ["configuration-key-unknown", 7],
    ["configuration-value-invalid", 8],
  ]);
});
