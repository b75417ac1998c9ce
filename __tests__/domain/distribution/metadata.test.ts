import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  type CoreMetadata,
  descriptionOf,
  headerOf,
  headersOf,
  parseMetadata,
} from "../../../src/domain/distribution/metadata.ts";
import { runPython } from "../../archives/python.ts";

const table: readonly (readonly [string, string, CoreMetadata])[] = [
  ["nothing", "", { headers: [], body: "" }],
  [
    "headers and a body",
    "Metadata-Version: 2.4\nName: omi\n\n# Omi\n\nText: more\n",
    {
      headers: [
        ["metadata-version", "2.4"],
        ["name", "omi"],
      ],
      body: "# Omi\n\nText: more\n",
    },
  ],
  [
    "headers in odd case, repeated, unknown and empty",
    "Author-Email: a\nHOME-PAGE:b\nClassifier: c\nClassifier: d\nX-New: e\nKeywords:\n",
    {
      headers: [
        ["author-email", "a"],
        ["home-page", "b"],
        ["classifier", "c"],
        ["classifier", "d"],
        ["x-new", "e"],
        ["keywords", ""],
      ],
      body: "",
    },
  ],
  [
    "values with colons, spaces at their end, and text in any script",
    "Project-URL: Home, https://example.org:8080/\nSummary: Grüße \nAuthor: 山田\n",
    {
      headers: [
        ["project-url", "Home, https://example.org:8080/"],
        ["summary", "Grüße "],
        ["author", "山田"],
      ],
      body: "",
    },
  ],
  [
    "continuation lines",
    "License: MIT\n        Copyright\n\t(c)\n       |\nName: omi\n",
    {
      headers: [
        ["license", "MIT\n        Copyright\n\t(c)\n       |"],
        ["name", "omi"],
      ],
      body: "",
    },
  ],
  [
    "line ends of Windows and of old machines",
    "Name: omi\r\nLicense: a\r\n  b\r\nVersion: 1\rPlatform: any\r\n\r\nbody\r\nmore",
    {
      headers: [
        ["name", "omi"],
        ["license", "a\n  b"],
        ["version", "1"],
        ["platform", "any"],
      ],
      body: "body\r\nmore",
    },
  ],
  [
    "a body where a line is no header",
    "Name: omi\nnot a header\nVersion: 1\n",
    { headers: [["name", "omi"]], body: "not a header\nVersion: 1\n" },
  ],
  [
    "lines before the first header that continue nothing",
    "  x\n:y\n  z\nName: omi",
    { headers: [["name", "omi"]], body: "" },
  ],
];

describe("core metadata are read:", () => {
  test.each(table)("%s", (_title, text, expected) => {
    expect(parseMetadata(text)).toEqual(expected);
  });
});

describe("a header", () => {
  const metadata = parseMetadata(
    "Classifier: a\nLicense: UNKNOWN\nClassifier: UNKNOWN\nClassifier: b\n",
  );

  test("gives its first value, or all", () => {
    expect(headerOf(metadata, "classifier")).toBe("a");
    expect(headersOf(metadata, "classifier")).toEqual(["a", "b"]);
  });

  test("that only says UNKNOWN is absent", () => {
    expect(headerOf(metadata, "license")).toBeUndefined();
    expect(headersOf(metadata, "name")).toEqual([]);
  });
});

describe("the description", () => {
  test.each([
    ["is the body", "Name: a\nDescription: old\n\nnew\n", "new\n"],
    [
      "is the header where the body is blank",
      "Description: one\n        two\n       |\n       |  three\nName: a\n\n \n",
      "one\ntwo\n\n  three",
    ],
    ["is absent where both are", "Name: a\nDescription: UNKNOWN\n\nUNKNOWN\n", undefined],
  ])("%s", (_title, text, expected) => {
    expect(descriptionOf(parseMetadata(text))).toBe(expected);
  });
});

const headerName = fc.stringMatching(/^[A-Za-z][A-Za-z-]{0,12}$/);
const line = fc.stringMatching(/^[ -~é日]{0,20}$/);

test("metadata in the form that build backends write are read back", () => {
  const value = fc
    .array(line, { minLength: 1, maxLength: 3 })
    .map(([first = "", ...rest]) =>
      [first.trimStart(), ...rest.map((more) => `  ${more}`)].join("\n"),
    );
  fc.assert(
    fc.property(fc.array(fc.tuple(headerName, value)), fc.string(), (headers, body) => {
      const text = `${headers.map(([name, given]) => `${name}: ${given}\n`).join("")}\n${body}`;
      const expected = headers.map(([name, given]) => [name.toLowerCase(), given]);
      expect(parseMetadata(text)).toEqual({ headers: expected, body });
    }),
  );
});

test("any text is read as Python's email parser reads it", () => {
  const piece = fc.oneof(
    line,
    headerName.map((name) => `${name}: x`),
    fc.constantFrom(" more", "\tmore", ":", "a b: c", "é: x"),
  );
  const text = fc
    .array(fc.tuple(piece, fc.constantFrom("\n", "\r\n", "\r")), { maxLength: 8 })
    .map((lines) => lines.flat().join(""));
  const texts = [...table.map(([, given]) => given), ...fc.sample(text, 500)];
  // Python keeps the line ends within a folded value as they are.
  const script = `
import email.parser, re
def read(text):
  message = email.parser.Parser().parsestr(text)
  headers = [[name.lower(), re.sub("\\r\\n?", "\\n", value)] for name, value in message.raw_items()]
  return {"headers": headers, "body": message.get_payload()}
json.dump([read(text) for text in given], sys.stdout)`;
  expect(texts.map(parseMetadata)).toEqual(runPython(script, texts));
});

test("a megabyte of anything is read at once", () => {
  const started = performance.now();
  for (const text of [
    "a".repeat(1e6),
    "a: ".repeat(3e5),
    " \n".repeat(5e5),
    "a:\n".repeat(3e5),
    `a: b${"\n c".repeat(3e5)}`,
  ]) {
    parseMetadata(text);
  }
  expect(performance.now() - started).toBeLessThan(3000);
});
