import { describe, expect, test } from "@jest/globals";
import type { Diagnostic } from "../src/domain/diagnostic.ts";
import { Journal } from "../src/domain/journal.ts";
import { findingsOutput } from "../src/report/json.ts";
import { readEarlierFindings } from "../src/stage-inputs.ts";
import { refusalsOf } from "./domain/project/refusals.ts";

const finding: Diagnostic = {
  code: "changelog-date-missing",
  severity: "warning",
  message: "The heading of 1.0 has no date.",
  hint: "Write the day of the release:\n## [1.0] - 2026-11-01",
  location: { file: "CHANGELOG.md", line: 3 },
};

async function outputOf(...found: readonly Diagnostic[]) {
  const journal = new Journal({ now: () => new Date(0) });
  await journal.step("smoke", async (record) => {
    record.note(...found);
    return { checks: [] };
  });
  return findingsOutput(journal.report()).findings;
}

describe("what earlier jobs found", () => {
  test("gets to the job that drafts, by their outputs, a line for each", async () => {
    const text = `\n${await outputOf(finding)}\n${await outputOf()}\n\n`;
    expect(readEarlierFindings(text)).toEqual([finding]);
    expect(readEarlierFindings("")).toEqual([]);
  });

  test("fits into a job's outputs, however much there is", async () => {
    const many = Array.from({ length: 500 }, (_, number) => ({
      ...finding,
      message: `${number} ${"ö".repeat(1000)}`,
    }));
    const text = await outputOf(...many);
    expect(Buffer.byteLength(text)).toBeLessThan(15_000);
    const handedOn = readEarlierFindings(text);
    expect(handedOn.length).toBeGreaterThan(5);
    expect(handedOn.at(-1)).toEqual({
      code: "findings-cut",
      severity: "notice",
      message: `${501 - handedOn.length} more findings are in the summary of the job that made them.`,
    });
  });

  test("is text to be shown, and nothing that project code could smuggle in beside it", () => {
    const forged = {
      ...finding,
      message: "x".repeat(10_000),
      location: { file: "a\u001b[2J", line: 1.5, endLine: {} },
      table: { columns: ["<script>"], rows: [] },
      __proto__: null,
    };
    expect(readEarlierFindings(JSON.stringify([forged]))).toEqual([
      { ...finding, message: "x".repeat(4000), location: { file: "a [2J" } },
    ]);
    expect(readEarlierFindings(`${JSON.stringify(Array(1000).fill(finding))}`)).toHaveLength(200);
  });

  test.each([
    "none",
    "{}",
    "[1]",
    '[{"code":"<b>","severity":"error","message":"x"}]',
    '[{"code":"a","severity":"fatal","message":"x"}]',
    '[{"code":"a","severity":"error"}]',
  ])("is refused where it is none of that: %s", (text) => {
    expect(refusalsOf(() => readEarlierFindings(text))).toMatchObject([
      {
        code: "input-invalid",
        message: `The input findings has the line ${JSON.stringify(text)}; each must be a list of findings, as the output findings of an earlier job is.`,
      },
    ]);
  });
});
