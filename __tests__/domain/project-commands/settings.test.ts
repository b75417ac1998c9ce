import { describe, expect, test } from "@jest/globals";
import { parseToml, tableAt } from "../../../src/domain/project/toml.ts";
import { chooseCommands, isHotfix } from "../../../src/domain/project-commands/choose-commands.ts";
import {
  findSettingsProblems,
  readCheckSettings,
} from "../../../src/domain/project-commands/settings.ts";

function read(toml: string) {
  return readCheckSettings(tableAt(parseToml("pyproject.toml", toml).root, "check"));
}

const GUIDE = `
[check]
install = "pip install -e .[dev]"
format = "black src/ tests/ --check"
tests = "pytest --cov=src/omi"
types = "mypy src/omi"
coverage = 60
hotfix = ["tests"]
time-limit = 30
[check.commands]
lint = "ruff check"
docs = "mkdocs build --strict"
`;
const COMMANDS = [
  { name: "tests", text: "pytest --cov=src/omi" },
  { name: "types", text: "mypy src/omi" },
  { name: "format", text: "black src/ tests/ --check" },
  { name: "lint", text: "ruff check" },
  { name: "docs", text: "mkdocs build --strict" },
];

describe("the settings of the project's commands", () => {
  test("are read with the usual commands first and the project's own in its order", () => {
    expect(read(GUIDE)).toEqual({
      install: "pip install -e .[dev]",
      commands: COMMANDS,
      coverage: 60,
      hotfix: ["tests"],
      timeLimit: 30,
    });
  });

  test("are empty where there is no table, or nothing of the right type", () => {
    expect(readCheckSettings(undefined)).toEqual({ commands: [] });
    expect(
      read("[check]\ninstall = 1\ntests = []\ncoverage = 'x'\nhotfix = 'x'\ncommands = 2"),
    ).toEqual({ commands: [] });
    expect(read("[check]\nhotfix = ['tests', 1]\ncoverage = nan").hotfix).toEqual(["tests"]);
  });

  test("of the release guide have no problem", () => {
    expect(findSettingsProblems(read(GUIDE))).toEqual([]);
  });

  test.each([
    [
      "tests = 'a'\n[check.commands]\ntests = 'b'",
      '"tests" is configured twice: as a key of its own and under commands.',
    ],
    ["hotfix = ['test']", 'hotfix names "test", which is no command of the project.'],
    ["coverage = 101", "coverage is 101; it is a number of percent from 0 to 100."],
    ["time-limit = 0", "time-limit is 0; it is a number of minutes from 0.01 to 360."],
  ])("with %j contradict themselves", (toml, why) => {
    expect(findSettingsProblems(read(`[check]\n${toml}`))).toEqual([
      {
        code: "check-settings-invalid",
        severity: "error",
        message: `Under [tool.tag2pypi.check], ${why}`,
        hint: expect.stringMatching(/\.$/),
      },
    ]);
  });
});

describe("a hotfix", () => {
  test.each([
    [["hotfix/0.3.1"], true],
    [["hotfix/0.3.1", "hotfix/other"], true],
    [["hotfix/0.3.1", "main"], false],
    [["hotfix"], false],
    [[], false],
  ])("is what is on hotfix branches alone: %j is %s", (branches, expected) => {
    expect(isHotfix(branches)).toBe(expected);
  });

  test("runs what the project names for it, and says what is left out", () => {
    expect(chooseCommands(COMMANDS, read(GUIDE), true)).toEqual({
      commands: [COMMANDS[0]],
      coverage: false,
      abbreviated: {
        code: "check-abbreviated",
        severity: "notice",
        message:
          "This is a hotfix, and hotfix under [tool.tag2pypi.check] abbreviates its testing: tests runs; types, format, lint, docs, coverage are left out.",
        hint: "Have the rest run on the hotfix branch before the next ordinary release.",
      },
    });
  });

  test.each([
    ["is no hotfix", GUIDE, false],
    ["names nothing for it", "[check]\ncoverage = 60", true],
    [
      "names everything for it",
      "[check]\nhotfix = ['tests', 'types', 'format', 'lint', 'docs']",
      true,
    ],
  ])("runs everything where the release or the project %s", (_, toml, hotfix) => {
    expect(chooseCommands(COMMANDS, read(toml), hotfix)).toEqual({
      commands: COMMANDS,
      coverage: true,
    });
  });
});
