import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseToml } from "../../../src/domain/project/toml.ts";
import { discoverCommands } from "../../../src/domain/project-commands/discover.ts";

function discover(toml: string, ...files: readonly string[]) {
  return discoverCommands(parseToml("pyproject.toml", toml), new Set(files));
}

describe("a project without configured commands", () => {
  test("runs the tools that it configures, installed by its extra", () => {
    const toml = `
[project]
name = "Omi.Openclaw"
[project.optional-dependencies]
dev = ["pytest>=8", "pytest-cov", "mypy", "black==26.1"]
docs = ["mkdocs"]
[tool.pytest.ini_options]
testpaths = ["tests"]
[tool.mypy]
strict = true
[tool.black]
line-length = 100
[tool.coverage.run]
source = ["omi"]
`;
    expect(discover(toml, "omi_openclaw/", "tests/", "setup.py")).toEqual({
      install: "pip install -e .[dev]",
      commands: [
        { name: "tests", text: "pytest --cov", because: "[tool.pytest]" },
        { name: "types", text: "mypy omi_openclaw", because: "[tool.mypy]" },
        { name: "format", text: "black --check .", because: "[tool.black]" },
      ],
      passedOver: [],
    });
  });

  test("is installed with its dependency groups, and those that they include", () => {
    const toml = `
[project]
name = "omi"
[dependency-groups]
Test = ["pytest"]
dev = [{ include-group = "test" }, { include-group = "lint-tools" }]
lint-tools = ["ruff"]
[tool.pytest]
[tool.ruff.lint]
[tool.ruff.format]
`;
    expect(discover(toml)).toEqual({
      install: "pip install --group Test --group dev -e .",
      commands: [
        { name: "tests", text: "pytest", because: "[tool.pytest]" },
        { name: "format", text: "ruff format --check", because: "[tool.ruff.format]" },
        { name: "lint", text: "ruff check", because: "[tool.ruff]" },
      ],
      passedOver: [],
    });
  });

  test("is installed with extras of its own that an extra names", () => {
    const toml = `
[project]
name = "omi"
[project.optional-dependencies]
dev = ["omi[test, typing]", "OMI[dev]"]
test = ["pytest"]
typing = ["mypy"]
[tool.mypy]
packages = ["omi"]
`;
    const found = discover(toml, "pytest.ini");
    expect(found.install).toBe("pip install -e .[dev,test,typing]");
    expect(found.commands).toEqual([
      { name: "tests", text: "pytest", because: "pytest.ini" },
      { name: "types", text: "mypy", because: "[tool.mypy]" },
    ]);
  });

  test("is told which tool is passed over because nothing brings it", () => {
    expect(discover('[project]\nname = "omi"\n[tool.mypy]\n')).toEqual({
      install: "pip install -e .",
      commands: [],
      passedOver: [
        "[tool.mypy] is there, but no extra and no dependency group named dev, test, tests, testing, lint, types or typing brings mypy: it is not run.",
      ],
    });
  });

  test.each([
    ["[tool.pytest.ini_options]\naddopts = '--cov=omi'\n[tool.coverage.run]", "pytest"],
    ["[tool.pytest]\naddopts = ['--cov']\n[tool.coverage.run]", "pytest"],
    ["[tool.pytest]\n[tool.tag2pypi.check]\ncoverage = 60", "pytest --cov"],
    ["[tool.pytest]", "pytest"],
  ])("measures coverage where that is asked for, and not twice: %j", (toml, text) => {
    const extras = '[project.optional-dependencies]\ntest = ["pytest", "pytest-cov"]\n';
    expect(discover(`${extras}${toml}`).commands).toMatchObject([{ name: "tests", text }]);
  });

  test("does not lint where ruff is only its formatter, nor format by two tools", () => {
    const extras = '[project.optional-dependencies]\ndev = ["ruff", "black"]\n';
    const names = (toml: string) => discover(extras + toml).commands.map(({ text }) => text);
    expect(names("[tool.ruff]\nline-length = 100\n[tool.ruff.format]")).toEqual([
      "ruff format --check",
    ]);
    expect(names("[tool.ruff]\nselect = ['E']\n[tool.ruff.format]\n[tool.black]")).toEqual([
      "black --check .",
      "ruff check",
    ]);
  });

  test("may have extras and groups of any shape", () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.array(fc.string()), fc.constant({}));
    const table = fc.dictionary(fc.constantFrom("dev", "test", "__proto__", "toString"), value);
    fc.assert(
      fc.property(table, table, value, (extras, groups, mypy) => {
        const root = {
          project: { name: "omi", "optional-dependencies": extras },
          "dependency-groups": groups,
          tool: { mypy },
        };
        const document = { path: "pyproject.toml", root, lineOf: () => undefined };
        expect(discoverCommands(document, new Set()).install).toMatch(/^pip install .*-e \./);
      }),
    );
  });
});
