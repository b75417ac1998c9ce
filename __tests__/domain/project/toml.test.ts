import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseToml, showValue, tableAt } from "../../../src/domain/project/toml.ts";
import { ReleaseError } from "../../../src/domain/release-error.ts";
import { placesOf, refusalsOf } from "./refusals.ts";

const DOCUMENT = `# A project
title = "top"

[project]
name = "omi"
dynamic = ["version"]
urls.Home = "https://example.org"

[tool.poetry]
"version" = "1.0"
authors = { lead = { name = "A", "e.mail" = "a@example.org" } }

[[tool.list]]
one = 1

[[tool.list]]
two = 2

[deep.down.table]
key = 1
`;

describe("each key has its line", () => {
  const { lineOf } = parseToml("pyproject.toml", DOCUMENT);
  test.each<[string[], number | undefined]>([
    [["title"], 2],
    [["project"], 4],
    [["project", "name"], 5],
    [["project", "dynamic"], 6],
    [["project", "urls"], 7],
    [["project", "urls", "Home"], 7],
    [["tool", "poetry"], 9],
    [["tool", "poetry", "version"], 10],
    [["tool", "poetry", "authors", "lead", "name"], 11],
    [["tool", "poetry", "authors", "lead", "e.mail"], 11],
    [["tool", "list"], 13],
    [["tool", "list", "1", "two"], 17],
    [["tool"], 9],
    [["deep"], 19],
    [["deep", "down"], 19],
    [["project", "version"], undefined],
    [["project", "nam"], undefined],
    [["tool.poetry"], undefined],
    [["tool", "poetry", "authors", "lead", "e", "mail"], undefined],
    [["__proto__"], undefined],
  ])("%j on line %s", (keys, line) => {
    expect(lineOf(keys)).toBe(line);
  });

  test.each([
    ["with Windows line breaks", DOCUMENT.replaceAll("\n", "\r\n")],
    ["after a byte order mark", `\uFEFF${DOCUMENT}`],
  ])("%s too", (_, text) => {
    const document = parseToml("pyproject.toml", text);
    expect(document.lineOf(["tool", "poetry", "version"])).toBe(10);
    expect(tableAt(document.root, "project")?.["name"]).toBe("omi");
  });

  test("or none, where the parser of positions does not take the file", () => {
    const document = parseToml("pyproject.toml", 'day = 2026-02-30\n[project]\nname = "omi"');
    expect(document.lineOf(["project", "name"])).toBeUndefined();
  });
});

describe("what is no TOML is refused with its line", () => {
  test("and what is wrong there", () => {
    expect(refusalsOf(() => parseToml("a/pyproject.toml", '[project]\nname = "omi\n'))).toEqual([
      {
        code: "project-file-invalid",
        severity: "error",
        message:
          "a/pyproject.toml is not valid TOML: control characters are not allowed in strings (line 2, column 12).",
        hint: "Correct that line.",
        location: { file: "a/pyproject.toml", line: 2 },
      },
    ]);
  });

  test.each([
    ["an open header", "\n[project\nname", 2],
    ["a key twice", '[project]\nversion = "1"\nversion = "2"', 3],
    ["a table twice", "[project]\nname='a'\n[project]", 3],
    ["no value", "\n\nname =", 3],
    ["no quotes", "[project]\nname = omi", 2],
    ["a NUL byte", "\u0000", 1],
    ["a conflict of a merge", "[project]\n<<<<<<< HEAD", 2],
    ["UTF-16", "[\u0000p\u0000]", 1],
    ["five thousand nested lists", `x = ${"[".repeat(5_000)}${"]".repeat(5_000)}`, 1],
    ["a megabyte of open lists", `\nx = ${"[".repeat(1_000_000)}`, 2],
    ["a megabyte of open tables", `\nx = ${"{a=".repeat(300_000)}`, 2],
  ])("%s", (_, text, line) => {
    const diagnostics = refusalsOf(() => parseToml("pyproject.toml", text));
    expect(placesOf(diagnostics)).toEqual([["project-file-invalid", line]]);
  });

  test("and nothing that anybody writes makes it fail in another way", () => {
    const piece = fc.constantFrom(
      "a",
      "=",
      "[",
      "]",
      "{",
      "}",
      ".",
      ",",
      "\n",
      '"',
      "'",
      "1",
      "-",
      "\\u",
      "#",
      "2026-02-30",
      "__proto__",
      "\uFEFF",
      " ",
    );
    const text = fc.array(piece, { maxLength: 15 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, (hostile) => {
        try {
          expect(parseToml("pyproject.toml", hostile).lineOf(["nowhere"])).toBeUndefined();
        } catch (error) {
          expect(error).toBeInstanceOf(ReleaseError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("a table is found by its keys", () => {
  const { root } = parseToml(
    "pyproject.toml",
    '[a.b]\nc = 1\n[__proto__]\npolluted = "yes"\n[[list]]\nday = 2026-11-22',
  );

  test("where it is one", () => {
    expect(tableAt(root, "a", "b")).toEqual({ c: 1 });
    expect(tableAt(root)).toBe(root);
  });

  test.each([
    [["a", "b", "c"]],
    [["a", "x"]],
    [["list"]],
    [["list", "0", "day"]],
    [["constructor"]],
    [["a", "toString"]],
  ])("and %j is none", (keys) => {
    expect(tableAt(root, ...keys)).toBeUndefined();
  });

  test("and a table named __proto__ changes no other", () => {
    expect(tableAt(root, "a", "polluted")).toBeUndefined();
    expect({}).not.toHaveProperty("polluted");
    expect(root["polluted"]).toBeUndefined();
  });
});

test.each([
  ["1.2", "1.2"],
  ["nan", "NaN"],
  ["-inf", "-Infinity"],
  ["true", "true"],
  ['"a\\nb"', '"a\\nb"'],
  ["2026-11-22", "2026-11-22"],
  ["07:32:00", "07:32:00.000"],
  ["[1, 2]", "[1,2]"],
  ["{ a = 1 }", '{"a":1}'],
  [`"${"x".repeat(200)}"`, `"${"x".repeat(79)}`],
])("the value %s is shown as %s", (value, shown) => {
  const { root } = parseToml("pyproject.toml", `x = ${value}`);
  expect(showValue(root["x"] ?? "")).toBe(shown);
});
