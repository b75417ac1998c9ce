import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { defaultBranchPatterns, matchesBranch } from "../../../src/domain/project/branches.ts";

/** The definition, tried out: a star stands for nothing, or for one letter and a star. */
function matchesSlowly(pattern: string, branch: string): boolean {
  if (pattern === "") return branch === "";
  const rest = pattern.slice(1);
  if (!pattern.startsWith("*")) {
    return branch.startsWith(pattern.slice(0, 1)) && matchesSlowly(rest, branch.slice(1));
  }
  if (matchesSlowly(rest, branch)) return true;
  return branch !== "" && !branch.startsWith("/") && matchesSlowly(pattern, branch.slice(1));
}

describe("a branch matches a pattern", () => {
  test.each([
    ["main", "main"],
    ["hotfix/*", "hotfix/0.3.1"],
    ["*.x", "1.x"],
    ["*.x", "1.4.x"],
    ["release/*/final", "release/1.0/final"],
    ["v*.*", "v1.0"],
    ["a+b(c)[d]{e}|^$?\\", "a+b(c)[d]{e}|^$?\\"],
    ["*", "main"],
    ["hotfix/*", "hotfix/"],
  ])("%s: %s", (pattern, branch) => {
    expect(matchesBranch(pattern, branch)).toBe(true);
  });

  test.each([
    ["main", "maintenance"],
    ["main", "my-main"],
    ["main", "Main"],
    ["main", "feature/main"],
    ["main", "main\n"],
    ["hotfix/*", "hotfix/a/b"],
    ["hotfix/*", "feature/hotfix/a"],
    ["*", "feature/a"],
    ["*.x", "1.xy"],
    ["*.x", "1ax"],
    ["1.x", "1ax"],
    ["", "main"],
  ])("or not, %s: %j", (pattern, branch) => {
    expect(matchesBranch(pattern, branch)).toBe(false);
  });

  test("as a search through every way to fill the stars finds it", () => {
    const texts = (letters: string) =>
      fc.string({ unit: fc.constantFrom(...letters), maxLength: 7 });
    fc.assert(
      fc.property(texts("ab/*"), texts("ab/"), (pattern, branch) => {
        expect(matchesBranch(pattern, branch)).toBe(matchesSlowly(pattern, branch));
      }),
      { numRuns: 2000 },
    );
  });

  test("or not, at once, however many stars there are", () => {
    const started = performance.now();
    expect(matchesBranch(`${"*a".repeat(30)}*b`, "a".repeat(60))).toBe(false);
    expect(matchesBranch(`${"*a".repeat(30)}*`, "a".repeat(60))).toBe(true);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test("that is its own name, whatever that is made of", () => {
    const name = fc.string({ unit: fc.constantFrom(..."ab/.+?()[]{}|^$\\-*") });
    fc.assert(
      fc.property(name, (branch) => {
        expect(matchesBranch(branch, branch.replaceAll("*", "x"))).toBe(true);
      }),
    );
  });
});

test.each([
  ["main", true],
  ["hotfix/0.3.1", true],
  ["release/1.0", true],
  ["1.x", true],
  ["1.4.x", true],
  ["develop", false],
  ["feature/1.x", false],
  ["gh-pages", false],
])("where a project does not say, releases come from %s: %s", (branch, wanted) => {
  const patterns = defaultBranchPatterns("main");
  expect(patterns.some((pattern) => matchesBranch(pattern, branch))).toBe(wanted);
});
