import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  type Bump,
  bumpBetween,
  bumps,
  compareBumps,
  nextVersion,
  renumber,
} from "../../../src/domain/version/bump.ts";
import { compareVersions } from "../../../src/domain/version/version.ts";

describe("the size of a bump", () => {
  test.each<[string, string, Bump | undefined]>([
    ["1.2.3", "1.2.4", "patch"],
    ["1.2.3", "1.3.0", "minor"],
    ["1.2.3", "2.0.0", "major"],
    ["1.2", "1.3", "minor"],
    ["1.2", "1.2.1", "patch"],
    ["1.2.3", "1.3.1", "minor"],
    ["0.9.0", "1.0.0", "major"],
    ["1.2.3", "1.3.0rc1", "minor"],
    ["1.2.3", "2.0.0.dev1", "major"],
    ["1.2.3", "1.2.4.post1", "patch"],
    // Nothing that SemVer has a word for.
    ["1.2.3", "1.2.3.post1", undefined],
    ["1.2", "1.2.0", undefined],
    ["1.2.3", "1!1.2.4", undefined],
    ["1.2.3", "1.2.3.1", undefined],
    ["1.2.3.4", "1.2.4", undefined],
    ["latest", "1.2.4", undefined],
  ])("from %s to %s is %s", (previous, version, bump) => {
    expect(bumpBetween(previous, version)).toBe(bump);
  });

  test("has an order", () => {
    expect(bumps.toSorted(compareBumps)).toEqual(["patch", "minor", "major"]);
  });
});

describe("the next version", () => {
  test.each<[string, Bump, string | undefined]>([
    ["1.2.3", "patch", "1.2.4"],
    ["1.2.3", "minor", "1.3.0"],
    ["1.2.3", "major", "2.0.0"],
    ["1.2", "minor", "1.3"],
    ["1.2", "patch", "1.2.1"],
    ["1", "major", "2.0"],
    ["1!1.2.3", "minor", "1!1.3.0"],
    ["1.2.3.post1", "patch", "1.2.4"],
    ["1.2.3.4", "patch", undefined],
    ["latest", "patch", undefined],
  ])("after %s, %s, is %s", (previous, bump, next) => {
    expect(nextVersion(previous, bump)).toBe(next);
  });

  test("is greater, and just that bump away", () => {
    const numbers = fc.array(fc.nat(999_999_999), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(numbers, fc.constantFrom(...bumps), (parts, bump) => {
        const previous = parts.join(".");
        const next = nextVersion(previous, bump) ?? "0";
        expect(compareVersions(next, previous)).toBeGreaterThan(0);
        expect(bumpBetween(previous, next)).toBe(bump);
      }),
    );
  });
});

test.each([
  ["1.2.4", "1.3.0", "1.3.0"],
  ["1.2.4rc1", "1.3.0", "1.3.0rc1"],
  ["1.2.4.dev3", "2.0.0", "2.0.0.dev3"],
  ["1!1.2.4a2", "1!1.3.0", "1!1.3.0a2"],
])("%s at the number %s is %s", (version, numbers, renumbered) => {
  expect(renumber(version, numbers)).toBe(renumbered);
});
