import { describe, expect, test } from "@jest/globals";
import { readAnyListing, readJsonListing } from "../../../src/adapters/package-index/listing.ts";

const NAME = "omi-0.3.0.tar.gz";
const FILE = { filename: NAME, hashes: { sha256: "0".repeat(64) }, url: `/${NAME}` };
const PAGE = "https://index.example/simple/omi/";

function replyOf(text: string, type: string, url = PAGE) {
  const headers = new Headers({ "content-type": type });
  return { url, status: 200, statusText: "OK", headers, text };
}

const jsonOf = (file: object, url?: string) =>
  readJsonListing("PyPI", replyOf(JSON.stringify({ files: [file] }), "application/json", url));
const htmlOf = (html: string, url?: string) =>
  readAnyListing("The index", replyOf(html, "text/html", url));

describe("a list that comes by https sends us only to https", () => {
  test.each([
    ["url", { ...FILE, url: `http://127.0.0.1/${NAME}` }],
    ["url", { ...FILE, url: `ftp://files.example/${NAME}` }],
    ["provenance", { ...FILE, provenance: "http://127.0.0.1/latest/meta-data" }],
  ])("in JSON, by its %s", (field, file) => {
    const why = `\`files[0].${field}\` is not an address as safe as the list's own`;
    expect(() => jsonOf(file)).toThrow(`PyPI gives an answer that cannot be used: ${why}.`);
  });

  test.each([
    ["a link", `<a href="http://127.0.0.1/${NAME}">omi</a>`],
    ["its base", `<base href="http://127.0.0.1/"><a href="${NAME}">omi</a>`],
  ])("in HTML, by %s", (_, html) => {
    expect(() => htmlOf(html)).toThrow(
      `The index gives an answer that cannot be used: its address of ${NAME} is not https, as its own is.`,
    );
  });

  test("and may link to its makers anywhere", () => {
    const html = `<a href="http://makers.example/about">us</a><a href="/${NAME}">omi</a>`;
    expect(htmlOf(html)).toEqual([
      { name: NAME, url: `https://index.example/${NAME}`, yanked: false },
    ]);
  });

  test("while one that comes by http may send us to either", () => {
    const page = "http://index.example/simple/omi/";
    expect(jsonOf(FILE, page)).toMatchObject([{ url: `http://index.example/${NAME}` }]);
    expect(htmlOf(`<a href="https://files.example/${NAME}">omi</a>`, page)).toMatchObject([
      { url: `https://files.example/${NAME}` },
    ]);
  });
});

test("a page that is larger, or nests deeper, than any real one is no list", () => {
  const link = `<title>Simple Index</title><a href="/${NAME}">omi</a>`;
  expect(() => htmlOf(`${link}${" ".repeat(17_000_000)}`)).toThrow(
    "it is larger than any real one",
  );
  expect(() => htmlOf(`${link}${"<b>".repeat(1000)}`)).toThrow("it is neither a list of files");
});
