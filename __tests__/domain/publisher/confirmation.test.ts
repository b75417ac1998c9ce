import { describe, expect, test } from "@jest/globals";
import {
  compareFiles,
  type ExpectedFile,
  type ShownFile,
} from "../../../src/domain/publisher/confirmation.ts";
import { resolveIndex } from "../../../src/domain/publisher/index-address.ts";

const pypi = resolveIndex("pypi");
const other = resolveIndex("https://packages.example.org/legacy/");
const WHEEL = "omi-1.0-py3-none-any.whl";
const wanted: ExpectedFile = {
  name: WHEEL,
  size: 812,
  requiresPython: ">=3.10, <4",
  attested: true,
};
const shown: ShownFile = {
  name: WHEEL,
  size: 812,
  requiresPython: "<4,>=3.10",
  provenance: "https://pypi.org/integrity/omi/1.0/omi-1.0-py3-none-any.whl/provenance",
};
/** Without the property. */
function without<T extends object>(value: T, name: keyof T & string): T {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)) as T; // all else is there
}
const messages = (...of: Parameters<typeof compareFiles>) =>
  compareFiles(...of).map(({ code, severity, message }) => [code, severity, message]);

describe("a file that the index shows", () => {
  test("as it was sent is no finding, whatever the index has made of the specifiers' order", () => {
    expect(compareFiles(pypi, [wanted], [shown])).toEqual([]);
  });

  test.each<[string, ShownFile, string, string]>([
    [
      "with another size",
      { ...shown, size: 811 },
      "indexed-file-differs",
      `PyPI shows a size of 811 bytes for ${WHEEL}; the release's file has 812.`,
    ],
    [
      "for other Pythons",
      { ...shown, requiresPython: ">=3.9" },
      "indexed-file-differs",
      `PyPI shows requires-python ">=3.9" for ${WHEEL}; the uploaded metadata say ">=3.10, <4".`,
    ],
    [
      "for every Python",
      without(shown, "requiresPython"),
      "indexed-file-differs",
      `PyPI shows requires-python (none) for ${WHEEL}; the uploaded metadata say ">=3.10, <4".`,
    ],
    [
      "without provenance",
      without(shown, "provenance"),
      "provenance-missing",
      `PyPI shows no provenance for ${WHEEL}; the upload brought an attestation.`,
    ],
  ])("%s is a warning with both values", (_, file, code, message) => {
    expect(messages(pypi, [wanted], [file])).toEqual([[code, "warning", message]]);
  });

  test("for some Pythons, though it asks for none, is told with the index's text made harmless", () => {
    const anyPython = without(wanted, "requiresPython");
    const file = { ...shown, requiresPython: `\n::error::${"x".repeat(200)}` };
    const [finding] = compareFiles(pypi, [anyPython], [file]);
    expect(finding?.message).toMatch(/^PyPI shows requires-python ":\u200b:error:\u200b:x+…" for /);
    expect(finding?.message).toMatch(/; the uploaded metadata say \(none\)\.$/);
    expect(finding?.message.length).toBeLessThan(250);
  });

  test("without provenance is right where no attestation was sent", () => {
    const file = { ...wanted, attested: false };
    expect(compareFiles(pypi, [file], [without(shown, "provenance")])).toEqual([]);
  });
});

test("files that differ alike are one finding, and a file that is not listed is none", () => {
  const names = ["a.whl", "b.whl", "c.whl", "d.whl", "e.whl"];
  const expected = [...names, "absent.whl"].map((name) => ({ ...wanted, name }));
  const files = names.map((name) => ({ ...shown, name, requiresPython: ">=3.9" }));
  expect(messages(pypi, expected, files)).toEqual([
    [
      "indexed-file-differs",
      "warning",
      'PyPI shows requires-python ">=3.9" for a.whl, b.whl, c.whl and 2 more; the uploaded metadata say ">=3.10, <4".',
    ],
  ]);
});

test("of an index that tells less than PyPI, only what it tells is compared", () => {
  const unattested = { ...wanted, attested: false };
  expect(compareFiles(other, [unattested], [{ name: WHEEL }])).toEqual([]);
  expect(messages(other, [unattested], [{ name: WHEEL, requiresPython: ">=3.9" }])).toEqual([
    [
      "indexed-file-differs",
      "warning",
      `https://packages.example.org/legacy/ shows requires-python ">=3.9" for ${WHEEL}; the uploaded metadata say ">=3.10, <4".`,
    ],
  ]);
});
