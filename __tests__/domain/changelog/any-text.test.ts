import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { sectionChanges } from "../../../src/domain/changelog/changes.ts";
import { notesOf } from "../../../src/domain/changelog/notes.ts";
import { changelogRules } from "../../../src/domain/changelog/rules.ts";
import type { ChangelogSource } from "../../../src/domain/changelog/source.ts";
import { unreleasedChangelogRules } from "../../../src/domain/changelog/unreleased-rules.ts";
import { applyRules } from "../../../src/domain/rule.ts";
import { planOf, unreleasedPlanOf } from "./sample-plans.ts";

const plan = planOf("1.2.0");

/** Everything that is ever made of a changelog, with an earlier text of it. */
function judge(text: string, before: string) {
  const changelog: ChangelogSource = { kind: "text", path: "CHANGELOG.md", text };
  const previousChangelog = { tag: "v1.1.0", text: before };
  return {
    notes: notesOf(plan, changelog),
    changes: sectionChanges(changelog, plan.version),
    findings: [
      ...applyRules(changelogRules, plan, { changelog, previousChangelog }),
      ...applyRules(unreleasedChangelogRules, unreleasedPlanOf("1.2.0"), { changelog }),
    ],
  };
}

const lines = fc.constantFrom(
  ...["## [1.2.0] - 2026-01-01", "## 1.1.0", "##1.2.0", "### [1.0.0]", "## Unreleased", "# x"],
  ...["### Added", "### Fixes", "**Fixed:**", "- Added a_b", "* BREAKING", "1. a", "> b", "> # c"],
  ...["```", "```py", "~~~", "<!--", "-->", "| Version |", "|---|", "| 1.1.0 |", "| 1.x |", "---"],
  ...["[a]: b", "    ## 1.1.0", "\t", "", "::error::a", "##[error]", "@everyone", "\uFEFF", "\0"],
);
const texts = fc
  .tuple(
    fc.array(
      fc.oneof(lines, fc.string({ maxLength: 6 }), fc.string({ unit: "binary", maxLength: 4 })),
      {
        maxLength: 40,
      },
    ),
    fc.constantFrom("\n", "\n\n", "\r\n", "\r"),
  )
  .map(([parts, lineBreak]) => parts.join(lineBreak));

describe("any text", () => {
  test("is judged, and every finding names a line of it and can be printed", () => {
    fc.assert(
      fc.property(texts, texts, (text, before) => {
        const last = text.split(/\r\n?|\n/).length;
        for (const { message, hint = "", location } of judge(text, before).findings) {
          expect(message).not.toMatch(/[\p{Cc}\u202a-\u202e]|::|##\[/u);
          expect(hint).not.toMatch(/[\u202a-\u202e]|::|##\[/);
          const { line = 1, endLine = line } = location ?? {};
          expect([line >= 1, line <= endLine, endLine <= last]).toEqual([true, true, true]);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("has no changes of history against itself", () => {
    const historic = ["changelog-release-changed", "changelog-release-removed"];
    fc.assert(
      fc.property(texts, (text) => {
        const { findings } = judge(text, text);
        expect(findings.filter(({ code }) => historic.includes(code))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  const cpu = (act: () => unknown) => {
    const start = process.cpuUsage();
    act();
    return process.cpuUsage(start).user / 1000;
  };

  test.each([
    ..."[a]: b\n|- a\n\n|> # a\nb\n|> > # a\n> b\n|- > - > a\n|##1.1.0\n|## 1.1.0\n\n- a\n".split(
      "|",
    ),
    ...[
      "|Version|\n|-|\n|1.1.0|\n\n",
      "# Unreleased\n",
      "```py\n# 1.0.0\n```\n",
      "~~~\n## 1.0.0\n",
    ],
    ...[
      "<!-- <!-- # 1.0\n",
      "- Added a_b ",
      "- (breaking) no breaking ",
      "::a ",
      "\n* !",
      "1. a\n",
    ],
    ...["[yanked", "- **a** `b` [c]\n", "## 1.2.0\n", "a | b\n", "\t- a\n\n", "<!-- a -->\n"],
  ])("%j, repeated, is judged in time in proportion to its length", (piece) => {
    const read = (length: number) => {
      const repeated = piece.repeat(Math.ceil(length / piece.length));
      const text = `## 1.2.0\n\n${repeated}\n\n## 1.1.0\n\n- a\n`;
      return cpu(() => judge(text, text.replaceAll("a", "c")));
    };
    read(5_000);
    // Eight times the text: 64 times the work if it were quadratic. The constant absorbs what the engine does besides.
    expect(read(80_000)).toBeLessThan(24 * read(10_000) + 400);
  });

  test("of two megabytes, as a project of many years may have, takes no more than seconds", () => {
    const entries = "- Change the way in which kilns are fired, [as asked][x] (#12)\n".repeat(12);
    const release = (index: number) =>
      `## [0.${index}.0] - 2026-01-01\n\n### Added\n\n${entries}\n### Fixed\n\n${entries}\n`;
    const text = Array.from({ length: 1400 }, (_, index) => release(1400 - index)).join("");
    expect(text.length).toBeGreaterThan(2_000_000);
    const changelog: ChangelogSource = { kind: "text", path: "C.md", text };
    const previousChangelog = { tag: "v0.1399.0", text: text.slice(release(1400).length) };
    let findings: readonly unknown[] = [];
    const time = cpu(() => {
      findings = applyRules(changelogRules, planOf("0.1400.0"), { changelog, previousChangelog });
    });
    expect(findings).toEqual([]);
    expect(time).toBeLessThan(5000);
  });
});
