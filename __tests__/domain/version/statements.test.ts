import { describe, expect, test } from "@jest/globals";
import { findVersionStatements } from "../../../src/domain/version/statements.ts";

const find = (text: string) =>
  findVersionStatements([{ path: "src/omi/__init__.py", text, module: "omi" }]).map(
    ({ line, version }) => [line, version],
  );

describe("a version statement is found with its line", () => {
  test.each<[string, [number, string][]]>([
    ['__version__ = "0.3.0"', [[1, "0.3.0"]]],
    ["__version__='0.3.0'", [[1, "0.3.0"]]],
    ['__version__: str = "0.3.0"  # release', [[1, "0.3.0"]]],
    ['__version__: Final[str] = "0.3.0"', [[1, "0.3.0"]]],
    ['__version__ = version = "0.3.0"', [[1, "0.3.0"]]],
    ['\uFEFF__version__ = "0.3.0"\r\n', [[1, "0.3.0"]]],
    ['"""About omi."""\n\n__version__ = "0.3.0"\n', [[3, "0.3.0"]]],
    ['"""About\n__version__ = "9"\n"""\r\n__version__ = "0.3.0"', [[4, "0.3.0"]]],
    ["'''a \"\"\" b'''\n__version__ = '1'", [[2, "1"]]],
    ['# """\n__version__ = "1"', [[2, "1"]]],
    [
      '__version__ = "1"\n__version__ = "2"',
      [
        [1, "1"],
        [2, "2"],
      ],
    ],
  ])("%j", (text, statements) => {
    expect(find(text)).toEqual(statements);
  });
});

describe("what states no version by itself is not taken for one", () => {
  test.each([
    'version = "0.3.0"',
    '# __version__ = "0.3.0"',
    '    __version__ = "0.3.0"',
    '__version__ = version("omi")',
    '__version__ = "0." + minor',
    '__version__ == "0.3.0"',
    '__version_info__ = "0.3.0"',
    '__version__ = f"{major}.0"',
    '__version__ = ""',
    "__version__ = (0, 3, 0)",
    "'''\n__version__ = \"0.3.0\"",
  ])("%j", (text) => {
    expect(find(text)).toEqual([]);
  });
});

test("each statement names its file and module", () => {
  expect(
    findVersionStatements([
      { path: "src/omi/__init__.py", text: "__version__ = '1'", module: "omi" },
      { path: "src/omi/cli.py", text: "\n__version__ = '2'", module: "omi.cli" },
    ]),
  ).toEqual([
    { file: "src/omi/__init__.py", line: 1, version: "1", module: "omi" },
    { file: "src/omi/cli.py", line: 2, version: "2", module: "omi.cli" },
  ]);
});

test("a large and hostile file is read at once", () => {
  const started = performance.now();
  expect(
    find(`__version__ = ${"a = ".repeat(200_000)}\n${"__version__ = a\n".repeat(50_000)}`),
  ).toEqual([]);
  expect(performance.now() - started).toBeLessThan(2000);
});
