import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { readSimplePage } from "../../../src/adapters/package-index/simple-html.ts";

const ADDRESS = "https://index.example/simple/omi/";
const SHA256 = "0123456789abcdef".repeat(4);

function linksOf(html: string) {
  return readSimplePage(html, ADDRESS).links;
}

describe("a page of the simple API", () => {
  test("lists files with what the index says of them", () => {
    const html = `<!DOCTYPE html>
<html><head><meta name="pypi:repository-version" content="1.0"><title>omi</title></head><body>
<A HREF="../../files/omi-0.3.0.tar.gz#sha256=${SHA256.toUpperCase()}"
   data-requires-python="&gt;=3.10, &#60;4 &#x26; &quot;&apos;" data-yanked="bad &lt;thing&gt;">omi-0.3.0.tar.gz</A><br>
<a data-yanked href='/omi-0.3.0-py3-none-any.whl' data-requires-python="">wheel</a>
<a rel=internal href=https://files.example/a%2Bb-1%21.whl#md5=00>other name</a>
</body></html>`;
    expect(readSimplePage(html, ADDRESS)).toEqual({
      declared: true,
      links: [
        {
          name: "omi-0.3.0.tar.gz",
          url: "https://index.example/files/omi-0.3.0.tar.gz",
          sha256: SHA256,
          yanked: true,
          requiresPython: `>=3.10, <4 & "'`,
        },
        {
          name: "omi-0.3.0-py3-none-any.whl",
          url: "https://index.example/omi-0.3.0-py3-none-any.whl",
          yanked: true,
        },
        { name: "a+b-1!.whl", url: "https://files.example/a%2Bb-1%21.whl", yanked: false },
      ],
    });
  });

  test("may say where its addresses begin", () => {
    const html = '<base href="/pypi/"><base href="/second/"><a href="a.whl">a</a>';
    expect(linksOf(html).map(({ url }) => url)).toEqual(["https://index.example/pypi/a.whl"]);
  });

  test.each([
    ["another page", '<a href="../">up</a><a href="?C=N">sort</a><a href="/">home</a>'],
    ["nothing", "<a>a</a><a href=''>b</a><a href='https://'>c</a>"],
    ["no file", '<a href="mailto:a@example.org">d</a><a href="javascript:x/a.whl">e</a>'],
    ["a name that cannot be read", '<a href="a%ZZ.whl">f</a>'],
    ["a comment", '<!-- <a href="a.whl">g</a> > <a href="b.whl">h</a> -->'],
    ["a script", "<script>document.write('<a href=\"a.whl\">i</a>')</script>"],
    ["an unfinished tag", '<a href="a.whl'],
  ])("may hold links that lead to %s", (_, html) => {
    expect(linksOf(html)).toEqual([]);
  });

  test.each([
    ["#sha256=abc", undefined],
    [`#sha256=${SHA256}00`, undefined],
    [`#sha512=${SHA256}`, undefined],
    [`#egg=omi&sha256=${SHA256}`, SHA256],
    [`#sha256=${SHA256}&subdirectory=x`, SHA256],
  ])("gives a digest only where there is one: %s", (fragment, sha256) => {
    expect(linksOf(`<a href="a.whl${fragment}">a</a>`)[0]?.sha256).toBe(sha256);
  });

  test.each([
    ["<title>Simple Index</title>", true],
    ["<h1>Links for omi</h1>", true],
    ["<title>alice/dev: links for omi</title>", true],
    ['<meta content="1.4" name="pypi:repository-version">', true],
    ["<title>Sign in</title><p>Links for omi</p>", false],
    ["<title>Welcome</title><h2>Simple Index</h2>", false],
    ["", false],
  ])("is known by what it says of itself: %s", (html, declared) => {
    expect(readSimplePage(html, ADDRESS)).toEqual({ declared, links: [] });
  });

  test("can be read whatever it holds, and names no file that is not one", () => {
    const pieces = fc.constantFrom(
      "<",
      ">",
      "a ",
      "href=",
      '"',
      "'",
      "/x",
      "<!--",
      "-->",
      "&#",
      " ",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => {
        for (const { name, url } of linksOf(parts.join(""))) {
          expect(name).not.toBe("");
          expect(new URL(url).pathname.endsWith("/")).toBe(false);
        }
      }),
    );
  });

  test("of four megabytes that nests without end does not stop us", () => {
    const html = "<b>".repeat(600_000) + "</x>".repeat(600_000);
    const began = Date.now();
    linksOf(html);
    expect(Date.now() - began).toBeLessThan(2000);
  });

  test("may nest, but one that nests without end is none", () => {
    const page = (depth: number) =>
      `${"<b>".repeat(depth)}<title>Simple Index</title><a href="a.whl">`;
    expect(linksOf(page(100))).toHaveLength(1);
    expect(readSimplePage(page(1000), ADDRESS)).toEqual({ declared: false, links: [] });
  });

  test("of two megabytes is read in a moment", () => {
    for (const piece of ["<a href='", "<!--", "<a b ", "&#", "<a   ", "<script>"]) {
      const began = Date.now();
      linksOf(piece.repeat(2_000_000 / piece.length));
      expect(Date.now() - began).toBeLessThan(3000);
    }
  });
});
