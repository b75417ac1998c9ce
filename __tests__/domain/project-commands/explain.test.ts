import { describe, expect, test } from "@jest/globals";
import {
  explainFailure,
  type FailedCommand,
} from "../../../src/domain/project-commands/explain.ts";

const failed: FailedCommand = {
  command: { name: "tests", text: "pytest -q" },
  words: ["pytest", "-q"],
  ending: { status: "exited", code: 1 },
  output: "collected 1 item\n1 failed\n",
  places: [],
  install: "pip install -e .[dev]",
  timeLimit: 60,
};

function explain(changes: Partial<FailedCommand>) {
  return explainFailure({ ...failed, ...changes });
}

describe("a command that fails", () => {
  test("is explained by its tool's last lines, and beside every place", () => {
    const places = [{ location: { file: "tests/a.py", line: 3 }, text: "test_a: assert 0" }];
    expect(explain({ places })).toEqual([
      {
        code: "check-command-failed",
        severity: "error",
        message: "tests (pytest -q) fails (exit code 1):\ncollected 1 item\n1 failed",
        hint: "Run the same in a fresh environment, after pip install -e .[dev]. The log has the whole output.",
      },
      {
        code: "check-command-failed",
        severity: "error",
        message: "tests: test_a: assert 0",
        location: { file: "tests/a.py", line: 3 },
      },
    ]);
  });

  test("is shown at twenty places at most, and says how many there are", () => {
    const places = Array.from({ length: 27 }, (_, at) => ({
      location: { file: "a.py", line: at + 1 },
      text: "x",
    }));
    const told = explain({ places });
    expect(told).toHaveLength(21);
    expect(told[0]?.hint).toMatch(
      /20 of 27 places are shown beside their lines; the log has the rest\.$/,
    );
  });

  test("may have printed nothing", () => {
    expect(explain({ output: "" })[0]?.message).toBe(
      "tests (pytest -q) fails (exit code 1):\n(it printed nothing)",
    );
  });

  test("is advised where pytest finds no tests, or lacks the plugin for coverage", () => {
    const none = explain({ ending: { status: "exited", code: 5 } });
    expect(none[0]?.hint).toMatch(/^pytest finds no tests: check testpaths/);
    const plugin = explain({
      ending: { status: "exited", code: 4 },
      output: "ERROR: usage: pytest\npytest: error: unrecognized arguments: --cov=src/omi\n",
    });
    expect(plugin[0]?.hint).toBe(
      "pytest knows --cov only with its plugin. Add pytest-cov to the extra dev ([project.optional-dependencies] in pyproject.toml).",
    );
  });
});

describe("a command whose program is not there", () => {
  const types = {
    command: { name: "types", text: "mypy src" },
    words: ["mypy", "src"],
    ending: { status: "not-found" as const },
    output: "mypy: not found",
  };

  test.each([
    [
      "pip install -e .[dev,test]",
      "Add mypy to the extra dev ([project.optional-dependencies] in pyproject.toml).",
    ],
    [
      "pip install --group test -e .",
      "Add mypy to the group test ([dependency-groups] in pyproject.toml).",
    ],
    [
      "pip install -e .",
      'Add mypy to an extra named dev ([project.optional-dependencies] in pyproject.toml), and let install under [tool.tag2pypi.check] name it: install = "pip install -e .[dev]".',
    ],
  ])("is told where to add it: %s", (install, advice) => {
    expect(explain({ ...types, install })).toEqual([
      {
        code: "check-command-not-found",
        severity: "error",
        message: `types (mypy src) cannot start: mypy is not there after ${install}.`,
        hint: `${advice} If it is no Python package, install it before this step.`,
      },
    ]);
  });

  test("is recognised where Python itself starts", () => {
    const words = ["python", "-m", "mypy", "src"];
    const output = "/environment/bin/python: No module named mypy\n";
    const ending = { status: "exited" as const, code: 1 };
    expect(explain({ ...types, words, output, ending })[0]?.code).toBe("check-command-not-found");
    // A module that the tool itself lacks is another matter.
    const other = "/environment/bin/python: No module named omi\n";
    expect(explain({ ...types, words, output: other, ending })[0]?.code).toBe(
      "check-command-failed",
    );
  });
});

test("a command that does not end is told with what it last said", () => {
  const ending = { status: "timed-out" as const };
  expect(explain({ ending, output: "waiting for a server\n" })).toEqual([
    {
      code: "check-command-timed-out",
      severity: "error",
      message: "tests (pytest -q) does not end within 60 min, and is ended:\nwaiting for a server",
      hint: "Find out what it waits for; where it needs more time, set time-limit under [tool.tag2pypi.check], in minutes.",
    },
  ]);
  expect(explain({ ending, output: "" })[0]?.message).toMatch(
    /is ended, having printed nothing\.$/,
  );
});

test("nothing that a tool prints can be a command to the runner", () => {
  const [first] = explain({ output: "::error::x\n##[set-output name=a]b\n" });
  expect(first?.message).not.toMatch(/::|##\[/);
});
