import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import type { Diagnostic, Table } from "../../src/domain/diagnostic.ts";
import { annotations } from "../../src/report/annotations.ts";
import { publicReport } from "../../src/report/json.ts";
import { tableInCell } from "../../src/report/markdown.ts";
import { summary } from "../../src/report/summary.ts";
import { alignedLines, plainLines } from "../../src/report/table.ts";
import { terminalReport } from "../../src/report/terminal.ts";
import { outcome, reportOf, wording } from "./sample-reports.ts";

const table: Table = {
  columns: ["Field", "This job", "Publisher of omi 0.2.0"],
  rows: [
    { cells: ["Workflow name", "publish.yml", "publish.yml"] },
    { cells: ["Environment name", "(none)", "pypi"], marked: true },
  ],
};
const finding: Diagnostic = {
  code: "publisher-environment-missing",
  severity: "error",
  message: "PyPI refuses the job.",
  table,
  hint: "environment: pypi",
};
const report = reportOf(outcome("check-identity", { status: "failed", diagnostics: [finding] }));

describe("a table of a finding", () => {
  test("has aligned columns in a terminal, and a mark before the row that differs", () => {
    const shown = terminalReport(report, { ...wording, colour: false, unicode: true });
    expect(shown).toContain(`
    PyPI refuses the job.
        Field             This job     Publisher of omi 0.2.0
        Workflow name     publish.yml  publish.yml
      ✗ Environment name  (none)       pypi
      environment: pypi
`);
    const ascii = terminalReport(report, { ...wording, colour: false, unicode: false });
    expect(ascii).toContain("\n      x Environment name  (none)       pypi\n");
  });

  test("is a line for each row in an annotation, between the message and what to do", () => {
    expect(annotations(report, wording.titleOf).map(({ message }) => message)).toEqual([
      `PyPI refuses the job.

Workflow name – This job: publish.yml; Publisher of omi 0.2.0: publish.yml
✗ Environment name – This job: (none); Publisher of omi 0.2.0: pypi

environment: pypi`,
    ]);
  });

  test("is a table within the finding's cell of the summary", () => {
    expect(summary(report, wording)).toContain(
      "<br>PyPI refuses the job.<table><tr><th>Field</th><th>This job</th><th>Publisher of omi 0.2.0</th></tr><tr><td>Workflow name</td><td><code>publish.yml</code></td><td><code>publish.yml</code></td></tr><tr><td>✗ <b>Environment name</b></td><td><code>(none)</code></td><td><code>pypi</code></td></tr></table><details open>",
    );
  });

  test("is data in the JSON report", () => {
    const { diagnostics } = JSON.parse(JSON.stringify(publicReport(report)));
    expect(diagnostics).toEqual([finding]);
  });
});

const cells = fc.array(fc.string({ unit: "binary", maxLength: 8 }), {
  minLength: 3,
  maxLength: 3,
});
const anyTable = fc.record({
  columns: cells,
  rows: fc.array(
    fc.oneof(
      fc.record({ cells }),
      cells.map((texts) => ({ cells: texts, marked: true as const })),
    ),
  ),
});

describe("cells of strangers", () => {
  test("keep to their lines and columns", () => {
    fc.assert(
      fc.property(anyTable, (any) => {
        const lines = [...alignedLines(any, "x"), ...plainLines(any)];
        expect(lines).toHaveLength(2 * any.rows.length + 1);
        for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
      }),
    );
  });

  test("bring nothing into the summary but their text", () => {
    const markdown = new MarkdownIt({ html: true });
    fc.assert(
      fc.property(anyTable, (any) => {
        const cell = tableInCell(any);
        expect(cell).not.toMatch(/[\n\r|]/);
        const tags = (markdown.parseInline(cell, {})[0]?.children ?? [])
          .filter(({ type }) => type === "html_inline")
          .map(({ content }) => content);
        const width = any.columns.length;
        const marked = any.rows.filter((row) => "marked" in row).length;
        const count = (tag: string) => tags.filter((content) => content === tag).length;
        expect(["<table>", "<tr>", "<th>", "<td>", "<code>", "<b>"].map(count)).toEqual([
          1,
          any.rows.length + 1,
          width,
          width * any.rows.length,
          (width - 1) * any.rows.length,
          marked,
        ]);
        expect(tags).toHaveLength(2 * (2 + width + any.rows.length * 2 * width) + 2 * marked);
      }),
    );
  });
});
