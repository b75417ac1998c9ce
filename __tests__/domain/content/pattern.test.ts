import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { matchesPath } from "../../../src/domain/content/pattern.ts";

describe("a pattern of generated files", () => {
  test.each([
    ["pkg/_grammar.py", "pkg/_grammar.py"],
    ["pkg/_grammar.py", "src/pkg/_grammar.py"],
    ["_grammar.py", "src/pkg/_grammar.py"],
    ["/_grammar.py", "_grammar.py"],
    ["pkg/*.py", "pkg/a.py"],
    ["pkg/_?.py", "pkg/_a.py"],
    ["pkg/**/a.css", "pkg/a.css"],
    ["pkg/**/a.css", "pkg/x/y/a.css"],
    ["pkg/static/**", "pkg/static/x/y.js"],
    ["a*b*c", "aXbXbXc"],
    ["**/b/**/c", "a/b/a/b/c"],
    ["x/y", "x/x/y"],
  ])("%s is %s", (pattern, path) => {
    expect(matchesPath(pattern, path)).toBe(true);
  });

  test.each([
    ["pkg/_grammar.py", "pkg/sub/_grammar.py"],
    ["pkg/_grammar.py", "xpkg/_grammar.py"],
    ["_grammar.py", "pkg/my_grammar.py"],
    ["/_grammar.py", "pkg/_grammar.py"],
    ["pkg/*.py", "pkg/sub/a.py"],
    ["pkg/*.py", "pkg/a.pyc"],
    ["pkg/a.py", "pkg/aXpy"],
    ["pkg", "pkg/a.py"],
    ["pkg/_?.py", "pkg/_.py"],
  ])("%s is not %s", (pattern, path) => {
    expect(matchesPath(pattern, path)).toBe(false);
  });

  const segment = fc.string({ unit: fc.constantFrom("a", "b", "*"), minLength: 1, maxLength: 5 });
  const name = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 5 });
  const part = fc.oneof(segment, fc.constant("**"));

  test("means what the regular expression for it means", () => {
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.array(name, { minLength: 1, maxLength: 4 }),
        (parts, names) => {
          const source = parts.map((one) =>
            /^\*\*$/.test(one) ? "(?:[^/]+/)*" : `${one.replaceAll("*", "[^/]*")}/`,
          );
          const expected = new RegExp(`^(?:[^/]+/)*${source.join("")}$`).test(
            `${names.join("/")}/`,
          );
          expect(matchesPath(parts.join("/"), names.join("/"))).toBe(expected);
        },
      ),
    );
  });

  test("takes no longer for being made to", () => {
    expect(matchesPath(`${"*a".repeat(100)}b`, "a".repeat(5000))).toBe(false);
  });
});
