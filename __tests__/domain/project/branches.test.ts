import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { defaultBranchPatterns, matchesBranch } from "../../../src/domain/project/branches.ts";

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
