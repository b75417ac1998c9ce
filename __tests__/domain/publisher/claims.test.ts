import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { readClaims } from "../../../src/domain/publisher/claims.ts";

const tokenOf = (payload: string) => `e30.${Buffer.from(payload).toString("base64url")}.c2ln`;

describe("the claims of an identity token", () => {
  test("are those that are text", () => {
    const payload = {
      aud: "pypi",
      exp: 1795334400,
      sub: "repo:o/r:environment:größe",
      runner: null,
    };
    expect(readClaims(tokenOf(JSON.stringify(payload)))).toEqual({
      aud: "pypi",
      sub: "repo:o/r:environment:größe",
    });
  });

  test("cannot be mistaken for what every object has", () => {
    const claims = readClaims(tokenOf('{"__proto__":"x"}'));
    expect(Object.entries(claims ?? {})).toEqual([["__proto__", "x"]]);
    expect(Object.getPrototypeOf(claims)).toBe(Object.prototype);
  });

  test.each([
    "",
    "a.b",
    "a.b.c.d",
    "a.!.c",
    tokenOf("[]"),
    tokenOf("null"),
    tokenOf("1"),
    tokenOf("{"),
  ])("are not in %j", (token) => {
    expect(readClaims(token)).toBeUndefined();
  });

  test("are read back as they were written", () => {
    const texts = fc.dictionary(fc.string(), fc.string({ unit: "grapheme" }));
    fc.assert(
      fc.property(texts, (claims) => {
        expect(readClaims(tokenOf(JSON.stringify(claims)))).toEqual({ ...claims });
      }),
    );
  });
});
