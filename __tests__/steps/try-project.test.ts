import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ProjectCommandsResult } from "../../src/domain/project-commands/result.ts";
import { checksEnvironment, TOOLS_TIMEOUT } from "../python-tools.ts";
import { type Files, openWorld, type World } from "./project-commands/world.ts";
import { sourcesIn } from "./sample-sources.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld(await checksEnvironment());
}, TOOLS_TIMEOUT);
afterAll(() => world.remove());

/** Nothing has to be installed: the tools are there, and pytest is told where the package is. */
const INSTALL = 'install = "python -c pass"';

function pyproject(check: string, more = ""): string {
  return `[project]\nname = "omi"\nversion = "0.3.0"\n[tool.pytest.ini_options]\npythonpath = ["src"]\n[tool.tag2pypi.check]\n${INSTALL}\n${check}\n${more}`;
}

/** As in the release guide, with ruff as a further command. */
const GUIDE = `
tests = "pytest --cov=src/omi"
types = "mypy src/omi"
format = "black src/ tests/ --check"
coverage = 60
hotfix = ["tests"]
[tool.tag2pypi.check.commands]
lint = "ruff check"
`;

const SOUND: Files = {
  "pyproject.toml": pyproject(GUIDE),
  "src/omi/__init__.py": `def add(one: int, other: int) -> int:
    return one + other


def never_called(number: int) -> int:
    return number
`,
  "tests/test_sums.py": `from omi import add


def test_addition() -> None:
    assert add(1, 2) == 3
`,
};

/** Seconds differ from run to run. */
function statuses({ commands }: ProjectCommandsResult): Readonly<Record<string, string>> {
  return Object.fromEntries(commands.map(({ name, status }) => [name, status]));
}

describe("a project's own commands", () => {
  test("pass side by side, each with its output in one piece, and the coverage is told", async () => {
    const { result, noted, groups, said, kept, clone } = await world.try(SOUND);
    expect(noted).toEqual([]);
    expect(result).toEqual({
      commands: [
        { name: "tests", command: "pytest --cov=src/omi" },
        { name: "types", command: "mypy src/omi" },
        { name: "format", command: "black src/ tests/ --check" },
        { name: "lint", command: "ruff check" },
      ].map((command) => ({ ...command, status: "passed", seconds: expect.any(Number) })),
      coverage: { percent: 75, threshold: 60, decidedBy: "coverage" },
    });
    expect(groups["tests"]).toMatch(/1 passed/);
    expect(groups["types"]).toMatch(/Success: no issues found in 1 source file/);
    expect(groups["format"]).toMatch(/2 files would be left unchanged/);
    expect(groups["lint"]).toMatch(/All checks passed!/);
    expect(said).toContain("Running side by side: tests, types, format, lint");
    expect(said).toContainEqual(expect.stringMatching(/^Still running: \w+/));
    expect(kept).toHaveLength(4);
    // What commands leave behind is not in what is built.
    expect((await readdir(clone)).sort()).toEqual(["pyproject.toml", "src", "tests"]);
  });

  test("fail together, with the tools' last lines, and beside their lines", async () => {
    const { result, noted } = await world.try({
      ...SOUND,
      "src/omi/__init__.py": `import os
def add(one: int, other: int) -> int:
    return str(one - other)
def name() -> str:
    if add(1, 2):
        return "a"
    if add(1, 3):
        return "b"
    return 3
`,
    });
    expect(statuses(result)).toEqual({
      tests: "failed",
      types: "failed",
      format: "failed",
      lint: "failed",
    });
    const file = "src/omi/__init__.py";
    const beside = noted.filter(({ location }) => location !== undefined);
    expect(beside.map(({ location, message }) => ({ ...location, message }))).toEqual([
      {
        file: "tests/test_sums.py",
        line: 5,
        message: "tests: test_addition: AssertionError: assert '-1' == 3",
      },
      {
        file,
        line: 3,
        message: 'types: Incompatible return value type (got "str", expected "int") [return-value]',
      },
      {
        file,
        line: 9,
        message: 'types: Incompatible return value type (got "int", expected "str") [return-value]',
      },
      { file, message: "format: black would reformat this file" },
      { file, line: 1, message: expect.stringMatching(/^lint: I001 /) },
      { file, line: 1, message: expect.stringMatching(/^lint: F401 .*`os` imported but unused$/) },
      {
        file: "pyproject.toml",
        line: 12,
        message:
          "The tests cover 44.44 % of the code; coverage under [tool.tag2pypi.check] asks for 60 %.",
      },
    ]);
    expect(new Set(noted.map(({ code, severity }) => `${severity} ${code}`))).toEqual(
      new Set(["error check-command-failed", "error check-coverage-low"]),
    );
    const whole = noted.filter(({ location }) => location === undefined);
    expect(whole.map(({ message }) => message.split("\n")[0])).toEqual([
      "tests (pytest --cov=src/omi) fails (exit code 1):",
      "types (mypy src/omi) fails (exit code 1):",
      "format (black src/ tests/ --check) fails (exit code 1):",
      "lint (ruff check) fails (exit code 1):",
    ]);
    expect(whole[0]?.message).toMatch(/\n1 failed in|\n=+ 1 failed in/);
    expect(whole[1]?.message).toMatch(/\nFound 2 errors in 1 file/);
  });

  test("are told apart where they cannot start, do not end or need a shell", async () => {
    const { result, noted } = await world.try(
      {
        "pyproject.toml": pyproject(`
tests = "python wait.py"
types = "no-such-program --strict"
format = "python -m no_such_module"
time-limit = 0.02
[tool.tag2pypi.check.commands]
piped = "black . | tail"
sound = "python -c pass"
`),
        // A process in the background that outlives its parent, and keeps the streams open.
        "wait.py":
          "import subprocess, sys, time\nprint('waiting', flush=True)\nsubprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\ntime.sleep(600)\n",
      },
      {},
    );
    expect(statuses(result)).toEqual({
      tests: "timed-out",
      types: "not-found",
      format: "failed",
      piped: "not-run",
      sound: "passed",
    });
    expect(noted.map(({ code }) => code)).toEqual([
      "command-shell-syntax",
      "check-command-timed-out",
      "check-command-not-found",
      "check-command-not-found",
    ]);
    expect(noted[1]?.message).toBe(
      "tests (python wait.py) does not end within 0.02 min, and is ended:\nwaiting",
    );
    expect(noted[3]?.message).toBe(
      "format (python -m no_such_module) cannot start: no_such_module is not there after python -c pass.",
    );
  });

  test("see neither the clone nor a secret, and find places below the repository's root", async () => {
    const spy =
      "import json, os, pathlib\npathlib.Path('new.txt').write_text('x')\nprint(json.dumps(dict(os.environ)))\nprint(os.getcwd())\nprint('tests/test_a.py:3: error: wrong')\nprint('/etc/passwd:1: error: outside')\nprint('../../secret.py:1: error: outside')\nraise SystemExit(1)\n";
    const { noted, groups, clone } = await world.try(
      {
        "packages/omi/pyproject.toml": pyproject(
          '[tool.tag2pypi.check.commands]\nspy = "python spy.py"',
        ),
        "packages/omi/spy.py": spy,
        "packages/omi/tests/test_a.py": "",
      },
      { sources: sourcesIn("", {}, "packages/omi") },
    );
    expect(groups["spy"]).not.toMatch(/secret"|GITHUB_TOKEN/);
    expect(groups["spy"]).toMatch(/\/checks\/project\/packages\/omi\n/);
    expect(await readdir(join(clone, "packages/omi"))).not.toContain("new.txt");
    expect(noted.flatMap(({ location }) => location ?? [])).toEqual([
      { file: "packages/omi/tests/test_a.py", line: 3 },
    ]);
  });

  test("are not run where the project cannot be installed", async () => {
    const { result, noted } = await world.try({
      ...SOUND,
      "pyproject.toml": pyproject(GUIDE).replace("python -c pass", "python -c 'exit(3)'"),
    });
    expect(noted.map(({ code }) => code)).toEqual(["check-install-failed"]);
    expect(new Set(Object.values(statuses(result)))).toEqual(new Set(["not-run"]));
  });

  test("are abbreviated for a hotfix, and that is told", async () => {
    const { result, noted } = await world.try(SOUND, { hotfix: true });
    expect(result).toMatchObject({ abbreviated: true, commands: [{ name: "tests" }] });
    expect(result.commands).toHaveLength(1);
    expect(result.coverage).toBeUndefined();
    expect(noted.map(({ code, severity }) => [code, severity])).toEqual([
      ["check-abbreviated", "notice"],
    ]);
  });

  test("are run even where their settings contradict themselves, which is told with its line", async () => {
    const { noted, result } = await world.try({
      ...SOUND,
      "pyproject.toml": pyproject('tests = "python -c pass"\nhotfix = ["test"]'),
    });
    expect(statuses(result)).toEqual({ tests: "passed" });
    expect(noted.map(({ code, location }) => ({ code, ...location }))).toEqual([
      { code: "check-settings-invalid", file: "pyproject.toml", line: 9 },
    ]);
  });
});

describe("a project that has configured no command", () => {
  const toml = `[project]\nname = "omi"\nversion = "0.3.0"\n[project.optional-dependencies]\ndev = ["pytest", "ruff"]\n[tool.pytest.ini_options]\npythonpath = ["src"]\n[tool.ruff.lint]\n[tool.mypy]\n[tool.tag2pypi.check]\n${INSTALL}\n`;

  test("has those found that its files show, and is told why", async () => {
    const files = { ...SOUND, "pyproject.toml": toml };
    const { result, noted, said } = await world.try(files, { discover: true });
    expect(noted).toEqual([]);
    expect(statuses(result)).toEqual({ tests: "passed", lint: "passed" });
    expect(said.slice(0, 3)).toEqual([
      "tests: pytest, because of [tool.pytest]",
      "lint: ruff check, because of [tool.ruff]",
      expect.stringMatching(/^\[tool\.mypy\] is there, but .* brings mypy: it is not run\.$/),
    ]);
  });

  test("has nothing run where only configured ones are asked for", async () => {
    const { result, settled } = await world.try({ ...SOUND, "pyproject.toml": toml });
    expect({ result, settled }).toEqual({ result: { commands: [] }, settled: "skipped" });
  });
});

describe("coverage", () => {
  const REPORT = '<coverage lines-valid="10" lines-covered="9" line-rate="0.9">';
  const DATA = JSON.stringify({ totals: { percent_covered: 95 } });

  test("is read from a report that the tests have just written, whatever measured it", async () => {
    const { result, noted } = await world.try({
      "pyproject.toml": pyproject('tests = "python write.py"\ncoverage = 80'),
      "write.py": `open("coverage.xml", "w").write(${JSON.stringify(REPORT)})`,
    });
    expect(noted).toEqual([]);
    expect(result.coverage).toEqual({ percent: 90, threshold: 80, decidedBy: "coverage" });
  });

  test("is never taken from a report that is committed", async () => {
    const { result, noted } = await world.try({
      "pyproject.toml": pyproject('tests = "python -c pass"\ncoverage = 80'),
      "coverage.json": DATA,
      "coverage.xml": REPORT,
    });
    expect(result.coverage).toBeUndefined();
    expect(noted.map(({ code }) => code)).toEqual(["check-coverage-missing"]);
  });

  test("is held to the higher threshold, and combined from the files of several processes", async () => {
    const { result, noted } = await world.try({
      ...SOUND,
      "pyproject.toml": pyproject(
        'tests = "coverage run --parallel-mode --source=src -m pytest -q"\ncoverage = 60',
        "[tool.coverage.report]\nfail_under = 90\n",
      ),
    });
    expect(result.coverage).toEqual({ percent: 75, threshold: 90, decidedBy: "fail_under" });
    expect(noted.map(({ code }) => code)).toEqual([
      "check-coverage-thresholds",
      "check-coverage-low",
    ]);
  });
});
