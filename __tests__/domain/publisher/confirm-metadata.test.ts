import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseMetadata } from "../../../src/domain/distribution/metadata.ts";
import { compareMetadata, metadataToShow } from "../../../src/domain/publisher/confirm-metadata.ts";
import type { IndexedMetadata } from "../../../src/domain/publisher/indexed-metadata.ts";

const FILE = "omi-1.0-py3-none-any.whl";
const wanted: IndexedMetadata = {
  name: "Omi.Claw",
  version: "1.0",
  summary: "Open memory",
  description: "# Omi\n\nIt remembers.\n",
  classifiers: ["Topic :: Utilities", "Programming Language :: Python :: 3"],
};
/** Two colons, as they stand in a message. */
const HARMLESS = ":\u200b:";
const compare = (shown: Partial<IndexedMetadata>, own: Partial<IndexedMetadata> = {}) =>
  compareMetadata({
    index: "pypi",
    file: FILE,
    wanted: { ...wanted, ...own },
    shown: { ...wanted, ...shown },
  });

test("what an index is to show stands in the metadata of the file", () => {
  const metadata = parseMetadata(
    "Metadata-Version: 2.1\nName: omi\nVersion: 1.0\nSummary: UNKNOWN\nClassifier: A :: B\nClassifier: C\n\n# Omi\n",
  );
  expect(metadataToShow(metadata)).toEqual({
    name: "omi",
    version: "1.0",
    summary: "",
    description: "# Omi\n",
    classifiers: ["A :: B", "C"],
  });
  expect(metadataToShow({ headers: [], body: "" })).toEqual({
    name: "",
    version: "",
    summary: "",
    description: "",
    classifiers: [],
  });
});

describe("what an index makes of metadata on the way is no finding:", () => {
  test.each<[string, Partial<IndexedMetadata>, Partial<IndexedMetadata>]>([
    ["another spelling of the name", { name: "omi-claw" }, {}],
    ["another spelling of the version", { version: "1.0.0" }, {}],
    ["other line ends and white space", { description: "\n# Omi\r\n\r\nIt remembers.  " }, {}],
    ["a summary without the space at its end", {}, { summary: "Open memory " }],
    ["sorted classifiers", { classifiers: wanted.classifiers.toReversed() }, {}],
    ["a repeated classifier", {}, { classifiers: [...wanted.classifiers, "Topic :: Utilities"] }],
    ["nothing for UNKNOWN", { summary: "" }, { summary: " UNKNOWN " }],
    ["a NUL that is written out", { description: "a\\x00b" }, { description: "a\0b" }],
  ])("%s", (_, shown, own) => {
    expect(compare(shown, own)).toEqual([]);
  });

  test("any other white space", () => {
    const space = fc.constantFrom(" ", "\n", "\r\n", "\t", " \n");
    const words = fc.array(fc.tuple(fc.stringMatching(/^[a-z#]+$/), space, space));
    fc.assert(
      fc.property(words, (pieces) => {
        const [description, shown] = [1, 2].map((space) =>
          pieces.map((piece) => `${piece[0]}${piece[space]}`).join(""),
        );
        return (
          compare({ description: shown ?? "" }, { description: description ?? "" }).length === 0
        );
      }),
    );
  });
});

describe("a difference is a warning with both values:", () => {
  test.each<[string, Partial<IndexedMetadata>, string]>([
    ["name", { name: "omni" }, `the name "omni"; ${FILE} says "Omi.Claw"`],
    ["version", { version: "1.1" }, `the version "1.1"; ${FILE} says "1.0"`],
    ["summary", { summary: "" }, `the summary nothing; ${FILE} says "Open memory"`],
    [
      "description",
      { description: "# Omi\n\nIt forgets." },
      `the description "# Omi It forgets."; ${FILE} says "# Omi It remembers."`,
    ],
    [
      "classifiers",
      { classifiers: ["Topic :: Utilities", "Private :: Do Not Upload"] },
      `of the classifiers that differ "Private :: Do Not Upload"; ${FILE} says "Programming Language :: Python :: 3"`,
    ],
    [
      "no classifiers",
      { classifiers: [] },
      `of the classifiers that differ nothing; ${FILE} says "Topic :: Utilities", "Programming Language :: Python :: 3"`,
    ],
  ])("%s", (_, shown, message) => {
    expect(compare(shown)).toEqual([
      {
        code: "indexed-metadata-differs",
        severity: "warning",
        message: `PyPI shows ${message.replaceAll("::", HARMLESS)}.`,
        hint: expect.stringContaining("release the next patch version"),
      },
    ]);
  });

  test("a long description from where it differs on, bounded and made harmless", () => {
    const long = "word ".repeat(200);
    const [finding] = compare(
      { description: `${long}::error::there${"x".repeat(500)}` },
      { description: `${long}here` },
    );
    expect(finding?.message).toMatch(
      /^PyPI shows the description, from its character 981 on, "word word word word :\u200b:error:\u200b:therex+…"; omi-1\.0-py3-none-any\.whl says "word word word word here"\.$/,
    );
    expect(finding?.message.length).toBeLessThan(300);
  });

  test("some of many classifiers", () => {
    const classifiers = Array.from({ length: 40 }, (_, number) => `Topic :: ${number}`);
    const [finding] = compare({ classifiers: [] }, { classifiers });
    expect(finding?.message).toMatch(/"Topic :\u200b: 0", .*"Topic :\u200b: 4" and 35 more\.$/);
  });

  test("of several fields, one for each", () => {
    expect(compare({ summary: "x", description: "y" }).map(({ code }) => code)).toEqual([
      "indexed-metadata-differs",
      "indexed-metadata-differs",
    ]);
  });
});
