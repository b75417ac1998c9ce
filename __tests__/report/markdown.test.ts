import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import type { Report } from "../../src/domain/outcome.ts";
import {
  code,
  inline,
  link,
  multiline,
  preformatted,
  tableInCell,
} from "../../src/report/markdown.ts";
import { summary } from "../../src/report/summary.ts";
import { obtained, outcome, plan, reportOf, wording } from "./sample-reports.ts";

const nasty = fc.constantFrom(
  ..."|<>&\"'`\\*_~[]()#!@$^{}-=:;/%".split(""),
  ..."\n|\r\n|\r|\t|\0|\u001b[31m|\u2028|\u202e|\ud800|<!--|-->|<script>|</pre>|</details>|</table>".split(
    "|",
  ),
  ..."```|~~~|![x](y)|https://e.org/a_b|http://|javascript:alert(1)|&#124;|&lt;|\\|\n\n# H|\n- x|~~".split(
    "|",
  ),
);
const hostile = fc
  .array(fc.oneof(nasty, fc.string({ unit: "binary", maxLength: 5 })), { maxLength: 30 })
  .map((parts) => parts.join(""));

/** A release in which everything that others may choose is the given text. */
function reportFull(text: string): Report {
  const of = { ...plan, project: text, version: text, indexes: [text] };
  return reportOf(
    outcome("plan", { result: { ...of, tag: { ...plan.tag, name: text } } }),
    obtained([{ name: text, kind: "wheel", size: 1, sha256: text }], of),
    outcome("upload", {
      on: text,
      status: "failed",
      result: [{ file: text, state: "uploaded" }],
      diagnostics: [
        {
          code: text,
          severity: "error",
          message: text,
          table: { columns: [text, text], rows: [{ cells: [text, text], marked: true }] },
          hint: text,
          location: { file: text },
        },
      ],
    }),
    outcome("draft", { result: { id: 1, url: text, draft: true } }),
  );
}

/** Takes away everything that may legitimately stand in our Markdown with a `<`: our own tags, and autolinks of safe characters. */
function withoutOurTags(line: string): string {
  return line
    .replace(/<\/?(?:b|br|code|details|summary|pre|a|table|tr|th|td)>/g, "")
    .replace(/<a href="[^"<>|\s`]*">/g, "")
    .replace(/<https?:\/\/[A-Za-z0-9./?=&%_~#+,:@-]+>/g, "");
}

describe("text of strangers in the summary", () => {
  test("never leaves its cell: no line break, bar, tag or backtick of it is left", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const cell of [
          inline(text),
          code(text),
          preformatted(text),
          multiline(text),
          link(inline(text), text),
          tableInCell({ columns: [text], rows: [{ cells: [text, text], marked: true }] }),
        ]) {
          expect(withoutOurTags(cell)).not.toMatch(/[|<>`\r\n\u2028\u2029]/);
        }
      }),
    );
  });

  test("leaves headings, tables and cells as they are, and brings no markup of its own", () => {
    const markdown = new MarkdownIt({ html: true });
    const shapeOf = (text: string) => {
      const tokens = markdown.parse(summary(reportFull(text), wording), {});
      const inner = tokens.flatMap((token) => token.children ?? []);
      return {
        blocks: tokens.filter(({ type }) => type !== "inline").map(({ type }) => type),
        markup: [...new Set(inner.map(({ type }) => type))].filter(
          // A web address becomes a link, and everything else is text or a tag of ours.
          (type) =>
            !["text", "text_special", "html_inline", "link_open", "link_close"].includes(type),
        ),
        tags: inner
          .filter(({ type }) => type === "html_inline")
          .map(({ content }) => content.replace(/ href="[^"]*"/, " href")),
      };
    };
    const plain = shapeOf("https://example.org/plain");
    expect(plain.markup).toEqual([]);
    fc.assert(
      fc.property(hostile, (text) => {
        const shape = shapeOf(text);
        expect({ ...shape, tags: [] }).toEqual({ ...plain, tags: [] });
        // The links to the release and the documentation are there only where the text makes a web address.
        const structural = (tags: readonly string[]) =>
          tags.filter((tag) => !/^<(?:\/?(?:a|pre)\b|br>)/.test(tag));
        expect(structural(shape.tags)).toEqual(structural(plain.tags));
        // One line break is ours, and the hint has the others, or is preformatted.
        const count = (...of: readonly string[]) =>
          shape.tags.filter((tag) => of.includes(tag)).length;
        const breaks = text.match(/\r\n|[\r\n]/g)?.length ?? 0;
        const pasted = count("<pre>");
        expect(pasted).toBeLessThanOrEqual(1);
        expect(count("</pre>")).toBe(pasted);
        expect(count("<br>")).toBe(pasted === 1 ? 1 : 1 + breaks);
      }),
    );
  });

  test("is shown as it is written", () => {
    const markdown = new MarkdownIt({ html: true });
    const written = "a|b <i> `c` *d* _e_ [f](g) &amp; \\ $h$ # ~~i~~";
    const shown = markdown.renderInline(inline(written));
    expect(shown).toBe("a|b &lt;i&gt; `c` *d* _e_ [f](g) &amp;amp; \\ $h$ # ~~i~~");
  });

  test("links a web address, without the full stop after it", () => {
    expect(inline("See https://pypi.org/manage/project/a_b/#x.")).toBe(
      "See <https://pypi.org/manage/project/a_b/#x>.",
    );
  });

  test.each(["javascript:alert(1)", "http://", "ftp://example.org/", ""])(
    "does not link to %j",
    (address) => {
      expect(link("text", address)).toBe("text");
    },
  );

  test("keeps the lines and the indentation of a hint", () => {
    expect(preformatted("permissions:\r\n  id-token: write")).toBe(
      "<pre>permissions:&#10;  id-token: write</pre>",
    );
  });

  test("is prose with line breaks where no line of it is indented", () => {
    expect(multiline("Add <this>:\r\nenvironment: pypi\n")).toBe(
      "Add &#60;this&#62;:<br>environment: pypi<br>",
    );
    expect(multiline("permissions:\n  id-token: write")).toBe(
      "<pre>permissions:&#10;  id-token: write</pre>",
    );
  });

  test("is cut where it is very long, between whole characters", () => {
    expect(inline(`${"x".repeat(4094)}😀y`)).toBe(`${"x".repeat(4094)}…`);
  });
});
