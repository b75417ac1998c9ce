import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { splitCommand } from "../../src/domain/command-line.ts";

describe("a configured command becomes an argument vector", () => {
  test.each<[string, readonly string[]]>([
    ["omi --version", ["omi", "--version"]],
    ["  omi\tstatus  ", ["omi", "status"]],
    ["omi init --data-dir {tmp}/omi", ["omi", "init", "--data-dir", "/a folder/omi"]],
    ["pytest {tests} -k 'not slow'", ["pytest", "/copy/tests", "-k", "not slow"]],
    ['python -c "print(\\"a b\\")"', ["python", "-c", 'print("a b")']],
    ["echo a'b c'd", ["echo", "ab cd"]],
    ["echo '' \"\"", ["echo", "", ""]],
    ["pip install -e .[dev]", ["pip", "install", "-e", ".[dev]"]],
    [
      "pip install 'omi>=1; python_version<\"3.12\"'",
      ["pip", "install", 'omi>=1; python_version<"3.12"'],
    ],
    ["C:\\tools\\omi.exe --help", ["C:\\tools\\omi.exe", "--help"]],
    ["echo a\\ b \\'", ["echo", "a b", "'"]],
    ["bash -c 'echo $HOME | cat'", ["bash", "-c", "echo $HOME | cat"]],
    ['omi --json {"a":1}', ["omi", "--json", "{a:1}"]],
    ["omi {unknown} {__proto__}", ["omi", "{unknown}", "{__proto__}"]],
    ["grep ^a$ file", ["grep", "^a$", "file"]],
  ])("%s", (text, command) => {
    expect(splitCommand(text, { tmp: "/a folder", tests: "/copy/tests" })).toEqual({ command });
  });

  test("any list of words comes back when each is put in single quotes", () => {
    const words = fc.array(
      fc.string().map((word) => word.replaceAll("'", "")),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(words, (rest) => {
        const text = ["omi", ...rest].map((word) => `'${word}'`).join(" ");
        expect(splitCommand(text)).toEqual({ command: ["omi", ...rest] });
      }),
    );
  });
});

describe("what only a shell understands is refused, with the piece that needs one", () => {
  test.each<[string, string]>([
    ["pytest && mypy src", "&&"],
    ["pytest || true", "||"],
    ["pytest | tee log", "|"],
    ["pytest > log", ">"],
    ["pytest >> log", ">>"],
    ["pytest 2>&1", ">"],
    ["sleep 9 &", "&"],
    ["cd src; pytest", ";"],
    ["pip install omi>=1", ">"],
    ["echo $(id)", "$("],
    ['echo "$(id)"', "$("],
    ["echo `id`", "`"],
    ["echo $HOME", "$H"],
    ["echo ${HOME}", "${"],
    ["pytest\nmypy src", "\n"],
    ["CI=1 pytest", "CI="],
  ])("%s", (text, syntax) => {
    expect(splitCommand(text)).toEqual({
      problem: {
        code: "command-shell-syntax",
        severity: "error",
        message: `The command ${JSON.stringify(text)} holds ${JSON.stringify(syntax)}, which only a shell understands; commands are run without one, so that they mean the same on every platform.`,
        hint: "Quote it where it is meant literally, give each command an entry of its own, or call a script of the project, as in: python scripts/check-release.py",
      },
    });
  });
});

describe("a command that cannot be read is refused", () => {
  test.each<[string, string]>([
    ["", "names no program"],
    ["   ", "names no program"],
    ["'' --version", "names no program"],
    ["echo 'a", "has a quote (') that does not end"],
    ['echo "a\\"', 'has a quote (") that does not end'],
  ])("%j", (text, why) => {
    expect(splitCommand(text)).toEqual({
      problem: {
        code: "command-invalid",
        severity: "error",
        message: `The command ${JSON.stringify(text)} ${why}.`,
        hint: "Write a program and its arguments, as in: omi init --data-dir {tmp}/omi",
      },
    });
  });

  test("hostile quoting is answered at once", () => {
    const started = performance.now();
    const split = splitCommand(`echo "${"\\".repeat(100_001)}`);
    expect("problem" in split && split.problem.code).toBe("command-invalid");
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
