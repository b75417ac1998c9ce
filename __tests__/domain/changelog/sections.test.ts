import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { readChangelog } from "../../../src/domain/changelog/reader.ts";
import { keyOf, sectionFor, unreleasedSection } from "../../../src/domain/changelog/sections.ts";
import { normalizeVersion, sameVersion } from "../../../src/domain/version/version.ts";

const text = `# Changelog

## Unreleased

## 1.1.0

### What changed since 1.0.5

## 1.0.0-rc.2

## 1.0.0.post1

## 1.0

## 0.9

## 0.9.0
`;

function choose(version: string, prerelease = false, changelog = text): string {
  const choice = sectionFor(readChangelog(changelog), version, prerelease);
  switch (choice.kind) {
    case "found":
      return `${choice.used} ${choice.section.heading.text}`;
    case "duplicate":
      return `duplicate ${choice.sections.map(({ heading }) => heading.line).join(" ")}`;
    case "none":
      return `none ${choice.near.map(({ line }) => line).join(" ")}`;
  }
}

describe("choosing the section of a version", () => {
  test.each([
    ["1.1.0", false, "own 1.1.0"],
    ["1.1", false, "own 1.1.0"],
    ["1.0.0", false, "own 1.0"],
    ["1.0.0rc2", true, "own 1.0.0-rc.2"],
    ["1.0.0rc3", true, "base 1.0"],
    ["1.0.0.post1.dev2", true, "base 1.0.0.post1"],
    ["1.2.0a1", true, "unreleased Unreleased"],
    ["0.9.0", false, "duplicate 15 17"],
    ["0.9.0b1", true, "duplicate 15 17"],
    ["1.0.5", false, "none 7 3 5 9 11"],
    ["1.2.0", false, "none 3 5 9 11 13"],
  ])("%s (pre-release: %s): %s", (version, prerelease, expected) => {
    expect(choose(version, prerelease)).toBe(expected);
  });

  test("a pre-release finds nothing where nothing is unreleased", () => {
    expect(choose("2.0rc1", true, "## 1.0\n")).toBe("none 1");
  });

  test("either of two versions in one heading finds it", () => {
    expect(choose("0.65b0", true, "## 1.44.0/0.65b0\n")).toBe("own 1.44.0/0.65b0");
    expect(choose("1.44.0", false, "## 1.44.0/0.65b0\n")).toBe("own 1.44.0/0.65b0");
  });

  test("a section that is unreleased but has a version is not the unreleased section", () => {
    expect(unreleasedSection(readChangelog("## 0.4.0 - Unreleased\n"))).toBeUndefined();
    expect(choose("0.4.0", false, "## 0.4.0 - Unreleased\n")).toBe("own 0.4.0 - Unreleased");
  });
});

test("versions share a key if they are equal, and only then", () => {
  const part = fc.constantFrom("0", "1", "10");
  const version = fc
    .tuple(
      fc.constantFrom("", "1!"),
      fc.array(part, { minLength: 1, maxLength: 4 }),
      fc.constantFrom("", "rc1", ".post0", ".dev0", "a0.post1", "+local.0"),
    )
    .map(([epoch, parts, suffix]) => normalizeVersion(`${epoch}${parts.join(".")}${suffix}`) ?? "");
  fc.assert(
    fc.property(version, version, (one, other) => {
      expect(keyOf(one) === keyOf(other)).toBe(sameVersion(one, other));
    }),
    { numRuns: 2000 },
  );
});
