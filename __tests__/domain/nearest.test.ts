import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { nearest } from "../../src/domain/nearest.ts";

describe("what somebody probably meant to write", () => {
  test.each([
    ["titel", ["tag-format", "title", "notes"], "title"],
    ["smoke.command", ["smoke.tests", "smoke.commands"], "smoke.commands"],
    ["of", ["error", "warning", "off"], "off"],
    ["Error", ["warning", "error"], "error"],
    ["", ["warning", "off"], "off"],
    ["kitten", ["sitting", "mitten"], "mitten"],
  ])("by %j is, of %j, %j", (text, candidates, wanted) => {
    expect(nearest(text, candidates)).toBe(wanted);
  });

  test("is the first of those that are as near", () => {
    expect(nearest("b", ["a", "c"])).toBe("a");
  });

  test("is nothing where there is nothing", () => {
    expect(nearest("title", [])).toBeUndefined();
  });

  test("is found quickly for an endless text", () => {
    const started = performance.now();
    expect(nearest("x".repeat(1_000_000), ["error", "warning"])).toBe("error");
    expect(performance.now() - started).toBeLessThan(50);
  });

  const words = fc.string({ unit: fc.constantFrom("a", "b", "-"), maxLength: 6 });

  test("is the text itself where that is among them", () => {
    fc.assert(
      fc.property(words, fc.array(words), (text, others) => {
        expect(nearest(text, [...others, text])).toBe(text);
      }),
    );
  });

  test("is never further away than one that differs in a single letter", () => {
    fc.assert(
      fc.property(words, fc.array(words), fc.nat(6), (text, others, at) => {
        const slip = `${text.slice(0, at)}x${text.slice(at)}`;
        const found = nearest(slip, [...others, text]) ?? "";
        expect(Math.abs(found.length - slip.length)).toBeLessThanOrEqual(1);
        expect(nearest(slip, [found, text])).toBe(found);
      }),
    );
  });
});
