import { describe, expect, test } from "@jest/globals";
import {
  confusableForm,
  isStandardLibrary,
  isValidName,
  normalizeName,
} from "../../../src/sandbox/package-index/project-name.ts";

describe("names of projects", () => {
  test.each([
    ["Some.Thing", "some-thing"],
    ["some_-.thing", "some-thing"],
    ["omi", "omi"],
  ])("%s is listed as %s", (name, normalized) => {
    expect(normalizeName(name)).toBe(normalized);
  });

  test.each([
    ["a", true],
    ["a.b_c-d", true],
    ["-a", false],
    ["a.", false],
    ["a b", false],
    ["å", false],
    ["", false],
  ])("whether %j can be a name: %j", (name, valid) => {
    expect(isValidName(name)).toBe(valid);
  });

  test("look-alikes have one form", () => {
    expect(["Oml-Lib", "0m1_1ib", "omi.iib"].map(confusableForm)).toEqual([
      "0m111b",
      "0m111b",
      "0m111b",
    ]);
  });

  test.each([
    ["asyncio", true],
    ["distutils", true],
    ["future", true],
    ["Concurrent.Futures", false],
    ["omi", false],
  ])("whether %s is in the standard library: %j", (name, known) => {
    expect(isStandardLibrary(name)).toBe(known);
  });
});
