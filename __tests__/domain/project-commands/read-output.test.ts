import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { placeFindings } from "../../../src/domain/project-commands/places.ts";
import { readOutput, toolOf } from "../../../src/domain/project-commands/read-output.ts";

const recorded = fileURLToPath(new URL("../../fixtures/tool-output/", import.meta.url));
const layout = { roots: ["/clone"], workingDirectory: "." };

/** `file:line: text` for each finding in what a real tool printed in a project at /clone. */
function findings(name: string, command: readonly string[]): readonly string[] {
  const output = readFileSync(`${recorded}${name}.txt`, "utf8");
  return placeFindings(readOutput(command, output), layout).map(
    ({ location: { file, line }, text }) =>
      `${file}${line === undefined ? "" : `:${line}`}: ${text}`,
  );
}

const TESTS = [
  "tests/test_sums.py:10: test_addition: assert 3 == 4",
  "tests/test_sums.py:6: test_text[a - b]: assert 2 == 4",
  "tests/test_sums.py:6: test_text[c:\u200b:d]: assert 2 == 4",
  "tests/test_sums.py:21: TestThings.test_method: ValueError: no such thing",
  "tests/test_broken.py:1: tests/test_broken.py: ModuleNotFoundError: No module named 'nothing_here'",
  "tests/test_sums.py:23: TestThings.test_fixture: fixture 'missing' not found",
];

describe("what pytest says about places", () => {
  test.each(["pytest-9-long", "pytest-9-short", "pytest-9-colours", "pytest-7-long"])(
    "is each failed test, where its own file is left (%s)",
    (name) => expect(findings(name, ["pytest"])).toEqual(TESTS),
  );

  test("is found with tracebacks of one line, though what tests print looks alike", () => {
    expect(findings("pytest-9-line", ["pytest"])).toEqual(TESTS);
  });

  test("is found in Python's own tracebacks", () => {
    expect(findings("pytest-9-native", ["pytest"])).toEqual(TESTS);
  });

  test("is found without the short summary: there each test's own line is the first", () => {
    expect(findings("pytest-9-no-summary", ["pytest"])).toEqual([
      TESTS[4],
      TESTS[5],
      TESTS[0],
      "tests/test_sums.py:16: test_text[a - b]: assert 2 == 4",
      "tests/test_sums.py:16: test_text[c:\u200b:d]: assert 2 == 4",
      TESTS[3],
    ]);
  });

  test("is told apart for tests of the same name in two files", () => {
    const output = [
      "=== FAILURES ===",
      "___ test_it ___",
      "b/test_b.py:7: in test_it",
      "E   assert 0",
      "___ test_it ___",
      "a/test_a.py:3: in test_it",
      "E   assert 1",
      "=== short test summary info ===",
      "FAILED a/test_a.py::test_it - assert 1",
      "FAILED b/test_b.py::test_it - assert 0",
    ].join("\n");
    expect(readOutput(["pytest"], output)).toEqual([
      { path: "a/test_a.py", line: 3, text: "test_it: assert 1" },
      { path: "b/test_b.py", line: 7, text: "test_it: assert 0" },
    ]);
  });
});

describe("what other tools say about places", () => {
  test("mypy: every error, without its columns", () => {
    expect(findings("mypy-2-columns", ["mypy", "src"])).toEqual([
      'src/omi/__init__.py:6: Incompatible return value type (got "int", expected "str") [return-value]',
    ]);
  });

  test.each([
    [
      "black-26",
      [
        "src/omi/__init__.py: black would reformat this file",
        "src/omi/bad.py:1: black cannot parse this file",
      ],
    ],
    [
      "black-23",
      [
        "src/omi/bad.py:1: Cannot parse: 1:4: def (",
        "src/omi/__init__.py: black would reformat this file",
      ],
    ],
  ])("%s: files to reformat, and lines that it cannot parse", (name, expected) => {
    expect([...findings(name, ["black", "--check", "."])].sort()).toEqual(expected.sort());
  });

  test.each([
    [
      "ruff-0.17",
      [
        "src/omi/__init__.py:1: I001 [*] Import block is un-sorted or un-formatted",
        "src/omi/__init__.py:1: F401 `os` imported but unused",
        "src/omi/bad.py:1: invalid-syntax: Expected an identifier",
        "src/omi/bad.py:1: invalid-syntax: unexpected EOF while parsing",
        "tests/test_broken.py:1: F401 [*] `nothing_here` imported but unused",
        "tests/test_sums.py:1: I001 [*] Import block is un-sorted or un-formatted",
      ],
    ],
    [
      "ruff-0.17-concise",
      [
        "src/omi/__init__.py:1: I001 [*] Import block is un-sorted or un-formatted",
        "src/omi/__init__.py:1: F401 `os` imported but unused",
        "src/omi/bad.py:1: invalid-syntax: Expected an identifier",
        "src/omi/bad.py:2: invalid-syntax: unexpected EOF while parsing",
        "tests/test_broken.py:1: F401 [*] `nothing_here` imported but unused",
        "tests/test_sums.py:1: I001 [*] Import block is un-sorted or un-formatted",
      ],
    ],
    [
      "ruff-0.17-format",
      [
        "src/omi/__init__.py:2: unformatted: File would be reformatted",
        "src/omi/bad.py:1: invalid-syntax: Expected an identifier",
      ],
    ],
    [
      "ruff-0.4",
      [
        "src/omi/bad.py:1: Expected an identifier",
        "src/omi/__init__.py:1: F401 `os` imported but unused; consider removing, adding to `__all__`, or using a redundant alias",
        "src/omi/bad.py:1: E999 SyntaxError: Expected an identifier",
        "src/omi/bad.py:2: E999 SyntaxError: unexpected EOF while parsing",
        "tests/test_broken.py:1: F401 [*] `nothing_here` imported but unused",
      ],
    ],
    [
      "ruff-0.4-format",
      [
        "src/omi/bad.py:1: Expected an identifier",
        "src/omi/__init__.py: ruff would reformat this file",
      ],
    ],
    [
      "flake8-7",
      [
        "src/omi/__init__.py:1: F401 'os' imported but unused",
        "src/omi/__init__.py:2: E302 expected 2 blank lines, found 0",
        "src/omi/__init__.py:5: E302 expected 2 blank lines, found 1",
        "src/omi/bad.py:1: E999 SyntaxError: invalid syntax",
        "tests/test_broken.py:1: F401 'nothing_here' imported but unused",
      ],
    ],
  ])("%s: every finding", (name, expected) => {
    expect(findings(name, ["ruff", "check"])).toEqual(expected);
  });

  test("a program that we do not know may have run any of them", () => {
    expect(findings("pytest-9-short", ["tox"])).toEqual(TESTS);
    expect(findings("black-26", ["make", "format"])).toHaveLength(2);
  });
});

test.each([
  [["pytest", "-q"], "pytest"],
  [["coverage", "run", "-m", "pytest"], "pytest"],
  [["/opt/tools/mypy", "src"], "mypy"],
  [["C:\\tools\\black.exe", "--check", "."], "black"],
  [["tox", "-e", "py312"], undefined],
])("the tool of %j is %s", (command, tool) => expect(toolOf(command)).toBe(tool));

/** Pieces of which a hostile project could make its output. */
const PIECES = [
  "=== FAILURES ===\n",
  "=== short test summary info ===\n",
  "___ test ___\n",
  "_ ",
  "FAILED tests/a.py::test[",
  " - ",
  "]",
  "::",
  "tests/a.py:1: ",
  "a:1:2: error: ",
  " --> a:1:2\n",
  "would reformat ",
  "error: cannot format ",
  "=",
  "_",
  ":",
  "\u001b[",
  "0",
  "\n",
  " ",
];
const COMMANDS = [["pytest"], ["mypy"], ["black"], ["ruff"], ["make"]];

/** Of this process's own computing: other work on the machine does not count. */
function secondsSince(begin: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1e6;
}

describe("any output at all", () => {
  const output = fc
    .array(
      fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: "binary" })),
      {
        maxLength: 60,
        size: "max",
      },
    )
    .map((pieces) => pieces.join(""));

  test("is read without failing, and leads to no place outside of the repository", () => {
    let places = 0;
    fc.assert(
      fc.property(output, fc.constantFrom(...COMMANDS), (text, command) => {
        for (const place of placeFindings(readOutput(command, text), layout)) {
          places += 1;
          const { file } = place.location;
          expect(file).not.toMatch(/^\/|^[A-Za-z]:|\\|(^|\/)\.\.?(\/|$)|\p{Cc}/u);
          expect(place.text).not.toMatch(/::|##\[|\p{Cc}/u);
          expect(place.text.length).toBeLessThanOrEqual(300);
        }
      }),
      { numRuns: 2000 },
    );
    expect(places).toBeGreaterThan(100);
  });

  test.each(PIECES.map((piece) => [JSON.stringify(piece), piece]))(
    "of two megabytes is read in a moment: %s",
    (_, piece) => {
      const text = piece.repeat(Math.ceil(2_000_000 / piece.length));
      const line = piece.trim().repeat(1900 / piece.length);
      const starts = ["=== FAILURES ===\n", "=== short test summary info ===\n"];
      const begin = process.cpuUsage();
      for (const start of starts) placeFindings(readOutput(["make"], start + text), layout);
      for (const each of ["", "FAILED ", "_ ", "== "]) {
        const lines = `${each}${line}x\n`.repeat(1000);
        placeFindings(readOutput(["make"], starts[0] + lines + starts[1] + lines), layout);
      }
      expect(secondsSince(begin)).toBeLessThan(3);
    },
  );

  test("of two megabytes of failures by the book is read in a moment", () => {
    const reports: string[] = [];
    const summary: string[] = [];
    for (let at = 0; at < 10_000; at++) {
      const name = at % 2 === 0 ? "test_it" : `test_${at}`;
      reports.push(`___ ${name} ___`, `tests/test_${at}.py:3: in it`, "E   assert 0");
      summary.push(`FAILED tests/test_${at}.py::${name} - assert 0`);
    }
    const text = `=== FAILURES ===\n${reports.join("\n")}\n=== short test summary info ===\n${summary.join("\n")}\n`;
    const begin = process.cpuUsage();
    expect(placeFindings(readOutput(["pytest"], text), layout)).toHaveLength(1000);
    expect(secondsSince(begin)).toBeLessThan(3);
  });
});

test("every recorded output is read by a test", () => {
  const own = readFileSync(fileURLToPath(import.meta.url), "utf8");
  const names = readdirSync(recorded).map((file) => file.replace(/\.txt$/, ""));
  expect(names.filter((name) => !own.includes(`"${name}"`))).toEqual([]);
});
