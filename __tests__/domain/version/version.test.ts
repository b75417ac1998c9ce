import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  baseVersion,
  compareVersions,
  isPrerelease,
  isVersion,
  normalizeVersion,
  sameVersion,
} from "../../../src/domain/version/version.ts";

describe("every spelling of PEP 440 has one normal form", () => {
  test.each([
    ["1.0", "1.0"],
    ["v1.0", "1.0"],
    ["V1.0", "1.0"],
    ["1!2.0", "1!2.0"],
    ["01.2.3", "1.2.3"],
    ["2026.02.1", "2026.2.1"],
    ["1.0.0-beta.1", "1.0.0b1"],
    ["0.3.0-rc.1", "0.3.0rc1"],
    ["0.3.0.RC1", "0.3.0rc1"],
    ["0.3.0-c.1", "0.3.0rc1"],
    ["0.3.0preview2", "0.3.0rc2"],
    ["0.3.0-alpha", "0.3.0a0"],
    ["0.12.0.b3", "0.12.0b3"],
    ["0.13.0.dev1", "0.13.0.dev1"],
    ["0.3.0-dev", "0.3.0.dev0"],
    ["24.3.0.post1", "24.3.0.post1"],
    ["0.3.0-1", "0.3.0.post1"],
    ["0.3.0.rev2", "0.3.0.post2"],
    ["1.0a.post1.dev2", "1.0a0.post1.dev2"],
    ["1.0+Ubuntu-1", "1.0+ubuntu.1"],
    ["1.0+a_b.01", "1.0+a.b.1"],
    ["1.999999999999999", "1.999999999999999"],
  ])("%s is %s", (text, normal) => {
    expect(normalizeVersion(text)).toBe(normal);
  });

  test("which is its own normal form, and equal to what was written", () => {
    fc.assert(
      fc.property(spellings(), (text) => {
        const normal = normalizeVersion(text) ?? "";
        expect(normalizeVersion(normal)).toBe(normal);
        expect(sameVersion(normal, text)).toBe(true);
      }),
    );
  });
});

describe("what PEP 440 does not know is no version", () => {
  test.each([
    "",
    " ",
    "1.2.3.",
    "1..2",
    ".1",
    "1.0 ",
    " 1.0",
    "1.0\n",
    "1.0\u0000",
    "vv1.0",
    "1.0-next.1",
    "1.0-SNAPSHOT",
    "1.0-rc.1.2",
    "latest",
    "1.0+",
    "1.0+a+b",
    "１.２",
    "1.0po\u017ft1",
    "1,0",
    "__proto__",
  ])("%j", (text) => {
    expect(normalizeVersion(text)).toBeUndefined();
    expect(isVersion(text)).toBe(false);
    expect(sameVersion(text, text)).toBe(false);
  });

  test.each([
    "1.9007199254740993",
    "1.1000000000000000000000",
    "20261122123456789012!1",
    "1.0rc9007199254740993",
    "1.0+20261122123456789012",
  ])("nor is one with a number that would come out as another: %s", (text) => {
    expect(normalizeVersion(text)).toBeUndefined();
  });

  test("nor are ten thousand digits, which cost no time", () => {
    const started = performance.now();
    expect(isVersion("1".repeat(10_000))).toBe(false);
    expect(isVersion("1.".repeat(5_000))).toBe(false);
    expect(sameVersion("1".repeat(10_000), "1".repeat(10_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(50);
  });
});

describe("two versions", () => {
  test.each([
    ["1.2", "1.2.0"],
    ["v1.2.0", "1.2"],
    ["0.3.0-rc.1", "0.3.0rc1"],
    ["0!1", "1"],
    ["0", "0.0.0"],
  ])("%s and %s are the same", (one, other) => {
    expect(sameVersion(one, other)).toBe(true);
    expect(compareVersions(one, other)).toBe(0);
  });

  test.each([
    ["1.2.3", "1.2.4"],
    ["1.0", "1.0.post0"],
    ["1.0", "1.0rc1"],
    ["1.0", "1!1.0"],
    ["1.0", "1.0+local"],
    ["1.0", ""],
    ["", "1.0"],
  ])("%j and %j are not", (one, other) => {
    expect(sameVersion(one, other)).toBe(false);
  });

  test("come in the order of PEP 440, in which 0.10 follows 0.9 and dev comes first", () => {
    const ordered = [
      "0.9",
      "0.10.dev1",
      "0.10a1.dev1",
      "0.10a1",
      "0.10b1",
      "0.10rc1.dev1",
      "0.10rc1",
      "0.10rc1.post1",
      "0.10",
      "0.10+abc",
      "0.10+5",
      "0.10.post1.dev1",
      "0.10.post1",
      "0.10.1",
      "1!0.1",
    ];
    for (const [index, one] of ordered.entries()) {
      const signs = ordered.map((other) => Math.sign(compareVersions(one, other)));
      expect(signs).toEqual(ordered.map((_, place) => Math.sign(index - place)));
    }
  });

  test("compare the same both ways, whatever their spelling", () => {
    fc.assert(
      fc.property(spellings(), spellings(), (one, other) => {
        const order = Math.sign(compareVersions(one, other));
        expect(order + Math.sign(compareVersions(other, one))).toBe(0);
        expect(order === 0).toBe(sameVersion(one, other));
      }),
    );
  });
});

test.each([
  ["1.0a1", true, "1.0"],
  ["1.0.0-beta.1", true, "1.0.0"],
  ["0.3.0rc1", true, "0.3.0"],
  ["1.0.dev3", true, "1.0"],
  ["1.0.post1.dev1", true, "1.0.post1"],
  ["1.0", false, "1.0"],
  ["1!2.0", false, "1!2.0"],
  ["1.0.post1", false, "1.0.post1"],
  ["1.0+rc1", false, "1.0"],
])("whether %s is a pre-release: %s, and it leads to %s", (version, prerelease, base) => {
  expect(isPrerelease(version)).toBe(prerelease);
  expect(baseVersion(version)).toBe(base);
});

/** Versions in any of the spellings that PEP 440 allows. */
function spellings(): fc.Arbitrary<string> {
  const number = fc.nat({ max: 3 }).map(String);
  const part = (...words: readonly string[]) =>
    fc.oneof(
      fc.constant(""),
      fc
        .tuple(fc.constantFrom("", ".", "-", "_"), fc.constantFrom(...words), number)
        .map((pieces) => pieces.join("")),
    );
  return fc
    .tuple(
      fc.constantFrom("", "v", "1!", "0!"),
      fc.array(number, { minLength: 1, maxLength: 4 }).map((release) => release.join(".")),
      part("a", "alpha", "b", "BETA", "rc", "c", "preview"),
      part("post", "rev", "R"),
      part("dev", "DEV"),
      fc.constantFrom("", "+ubuntu.1", "+A-0"),
    )
    .map((pieces) => pieces.join(""));
}
