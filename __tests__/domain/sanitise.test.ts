import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { printable, sanitise } from "../../src/domain/sanitise.ts";

const TOKEN = `pypi-AgEIcHlwaS5vcmc${"x".repeat(80)}`;
const JWT = "eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJweXBpIn0.c2lnbmF0dXJl";

test("text becomes printable on one line, and keeps everything else", () => {
  expect(printable("  a\r\n\tb\u001b[2J\u2028c\u202ed\u2066e  é 漢 ::")).toBe(
    "  a b [2J c d e  é 漢 ::",
  );
});

describe("text of a third party", () => {
  test.each([
    [
      "stays as it is",
      "File already exists ('omi-0.3.0.tar.gz').",
      "File already exists ('omi-0.3.0.tar.gz').",
    ],
    ["becomes one line", "  one\r\n\ttwo\u0000\u001b[31m \u2028three\n", "one two [31m three"],
    ["does not run backwards", "a\u202eb\u2066c", "a b c"],
    ["is no workflow command", "::set-output name=a::b", ":\u200b:set-output name=a:\u200b:b"],
    ["is no old one either", "x ##[error]y", "x ##\u200b[error]y"],
    ["has many colons taken apart", ":::::", ":\u200b:\u200b:\u200b:\u200b:"],
    ["loses upload tokens", `no ${TOKEN}, sorry`, "no pypi-***, sorry"],
    [
      "loses them in the midst of words",
      `x${TOKEN}y x${JWT} xghs_16C7e42F292c6912E7`,
      "xpypi-*** x*** x***",
    ],
    ["keeps names of projects", "pypi-attestations 0.0.27", "pypi-attestations 0.0.27"],
    ["loses identity tokens", `token=${JWT};`, "token=***;"],
    ["loses half an identity token", JWT.slice(0, 20), "***"],
    ["loses GitHub's tokens", "ghs_16C7e42F292c6912E7 github_pat_11ABCDE_abcdefg", "*** ***"],
    [
      "loses credentials in headers",
      "Authorization: Basic X190b2tlbl9fOnB5cGktQWc=",
      "Authorization: Basic ***",
    ],
    ["loses passwords in addresses", "https://me:p@ss@host/a@b", "https://***@host/a@b"],
    ["keeps addresses", "See https://pypi.org/help/#a", "See https://pypi.org/help/#a"],
  ])("%s", (_, given, wanted) => {
    expect(sanitise(given)).toBe(wanted);
  });

  test("is cut where it is too long", () => {
    expect(sanitise("x".repeat(700))).toBe(`${"x".repeat(599)}…`);
    expect(sanitise("abcdef", 4)).toBe("abc…");
  });

  test("is printable, short and no command, whatever it was", () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(
          "::",
          ":",
          "##[",
          "#",
          "[",
          "\n",
          TOKEN,
          JWT,
          "https://",
          "@",
          "eyJ",
          "pypi-",
        ),
        fc.string({ unit: "binary" }),
      ),
    );
    fc.assert(
      fc.property(pieces, fc.integer({ min: 1, max: 200 }), (parts, limit) => {
        const safe = sanitise(parts.join(""), limit);
        expect(safe.length).toBeLessThanOrEqual(limit);
        expect(safe).not.toMatch(/::|##\[|\p{Cc}/u);
        expect(safe).not.toContain(TOKEN.slice(0, 40));
      }),
    );
  });

  test("costs nothing, however long it is", () => {
    const started = performance.now();
    for (const part of ["eyJ", "://", "pypi-", "basic ", ":", "\n"]) sanitise(part.repeat(300_000));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
