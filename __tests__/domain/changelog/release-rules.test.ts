import { describe, expect, test } from "@jest/globals";
import { historyStays, tablesHaveVersion } from "../../../src/domain/changelog/release-rules.ts";
import type { ChangelogSource } from "../../../src/domain/changelog/source.ts";
import type { Diagnostic } from "../../../src/domain/diagnostic.ts";
import { brief, planOf } from "./sample-plans.ts";

const source = (text: string): ChangelogSource => ({ kind: "text", path: "CHANGELOG.md", text });

describe("what was released before", () => {
  const compare = (before: string, now: string, version = "1.2.0"): readonly Diagnostic[] =>
    historyStays(planOf(version), {
      changelog: source(now),
      previousChangelog: { tag: "v1.1.0", text: before },
    });
  const newest = "## [1.2.0] - 2026-02-02\n\n- new\n\n";
  const older =
    "## [1.1.0] - 2026-01-01\n\n### Added\n\n- a [link][x]\n- b\n\n## [1.0.0] - 2025-01-01\n\n- first\n";

  test.each<readonly [string, string, string]>([
    ["nothing but a new section", older, newest + older],
    ["line breaks", older, (newest + older).replaceAll("\n", "\r\n")],
    ["bullets", older, newest + older.replaceAll("- a", "* a").replaceAll("- b", "+ b")],
    ["wrapping", `${older}\nA longer\nparagraph\n`, `${newest}${older}\nA longer paragraph\n`],
    ["blank lines", older, newest + older.replaceAll("\n\n", "\n\n\n").replaceAll("- a", "\n- a")],
    [
      "link definitions",
      `${older}\n[x]: https://x\n`,
      `${newest}${older}\n[y]: z\n[x]: https://y\n`,
    ],
    ["a definition in a section", older, newest + older.replace("- b", "- b\n\n[x]: y")],
    ["a mark of a yanked release", older, newest + older.replace("01-01\n", "01-01 [YANKED]\n")],
    [
      "a word on why it was yanked",
      older,
      newest + older.replace("01\n", "01\n\n**Yanked**: bad\n"),
    ],
    [
      "another spelling of the same date",
      older,
      newest + older.replace("2026-01-01", "1 January 2026"),
    ],
    ["a date that was missing", older.replace(" - 2026-01-01", ""), newest + older],
    ["another heading", older, newest + older.replace("## [1.1.0] -", "## v1.1 -")],
    ["the order", older, `${older}\n${newest}`],
    [
      "what was not released",
      `## Unreleased\n\n- u\n\n## 1.2.0\n\n- early\n\n${older}`,
      newest + older,
    ],
    ["a planned version", `## 1.3.0 - TBD\n\n- u\n\n${older}`, newest + older],
    ["a pre-release", `## 1.2.0rc1 - 2026-02-01\n\n- u\n\n${older}`, newest + older],
  ])("may change in %s", (_what, before, now) => {
    expect(compare(before, now)).toEqual([]);
  });

  test.each<readonly [string, string, readonly string[]]>([
    [older, newest + older.replace("- b", "- c"), ["warning changelog-release-changed 10"]],
    [
      older,
      newest + older.replace("- b\n", "- b\n- c\n"),
      ["warning changelog-release-changed 11"],
    ],
    [older, newest + older.replace("- b\n", ""), ["warning changelog-release-changed 9"]],
    [older, newest + older.replace("- first", ""), ["warning changelog-release-changed 12"]],
    [
      older,
      newest + older.replace("Added", "Fixed").replace("- b", "- c"),
      ["warning changelog-release-changed 7-10"],
    ],
    [
      older,
      newest + older.replace("2026-01-01", "2026-01-02"),
      ["warning changelog-release-changed 5"],
    ],
    [older, newest, ["warning changelog-release-removed -"]],
    [older, newest + older.replace("1.1.0", "1.1.1"), ["warning changelog-release-removed -"]],
    [
      older,
      newest + older.replace("## [1.0.0]", "##[1.0.0]"),
      ["warning changelog-release-changed 12-14", "warning changelog-release-removed -"],
    ],
  ])("%j is not to become %j: %j", (before, now, expected) => {
    expect(compare(before, now).map(brief)).toEqual(expected);
  });

  test("is told side by side with what it is now", () => {
    expect(compare(older, newest + older.replace("- b", "- ::debug::c"))).toEqual([
      {
        code: "changelog-release-changed",
        severity: "warning",
        message:
          'CHANGELOG.md says something else of 1.1.0 than at the tag v1.1.0: "- :\u200b:debug:\u200b:c", where it said "- b".',
        hint: "Restore what was released (git diff v1.1.0 -- CHANGELOG.md), and tell what is new under the version that brings it.",
        location: { file: "CHANGELOG.md", line: 10, endLine: 10 },
      },
    ]);
  });

  test("is named at most ten times", () => {
    const many = Array.from({ length: 30 }, (_, minor) => `## 0.${minor}.0\n\n- a\n`).join("\n");
    expect(compare(many, many.replaceAll("- a", "- b"))).toHaveLength(10);
    expect(compare(many, newest).map(({ message }) => message)).toEqual([
      "CHANGELOG.md has no sections any more for 0.0.0, 0.1.0, 0.2.0, 0.3.0, 0.4.0, 0.5.0, 0.6.0, 0.7.0, 0.8.0, 0.9.0 and 20 more, which it has at the tag v1.1.0.",
    ]);
  });

  test("is not known without an earlier release, nor without a changelog", () => {
    expect(historyStays(planOf("1.2.0"), { changelog: source(newest) })).toEqual([]);
    const previousChangelog = { tag: "v1", text: older };
    const changelog: ChangelogSource = { kind: "generated" };
    expect(historyStays(planOf("1.2.0"), { changelog, previousChangelog })).toEqual([]);
  });
});

describe("a table of versions", () => {
  const sections =
    "## [0.3.0] - 2026-02-11\n\n- c\n\n## [0.2.0] - 2025-11-30\n\n- b\n\n## [0.1.0] - 2025-01-01\n\n- a\n";
  const heading = "\n---\n\n## Version Comparison\n\n";
  const table =
    "| Version | Date | Notes |\n|---|---|---|\n| 0.2.0 | 2025-11-30 | b |\n| 0.1.0 | 2025-01-01 | a |\n";
  const check = (text: string, version = "0.3.0", prerelease = false) =>
    tablesHaveVersion(planOf(version, prerelease), { changelog: source(text) });

  test("without the new version gets its row", () => {
    expect(check(sections + heading + table)).toEqual([
      {
        code: "changelog-comparison-table",
        severity: "warning",
        message:
          "The table of versions at line 19 of CHANGELOG.md lists earlier versions, but not 0.3.0.",
        hint: "Add its row above that line:\n\n| 0.3.0 | 2026-02-11 | … |",
        location: { file: "CHANGELOG.md", line: 19 },
      },
    ]);
  });

  test.each<readonly [string, string]>([
    [
      "| Version | What |\n|---|---|\n| v0.1.0 | a |\n| v0.2.0 | b |\n",
      "below that line:\n\n| v0.3.0 | … |",
    ],
    [
      "Release | Tests\n---|---\n**[0.2.0](https://x)** | 9\n",
      "below that line:\n\n| **[0.3.0]** | … |",
    ],
    ["| | |\n|-|-|\n| [0.2.0][y] | a \\| b |\n", "below that line:\n\n| [0.3.0] | … |"],
  ])("%j is continued as it is written: %j", (written, hint) => {
    expect(check(sections + heading + written)[0]?.hint).toBe(`Add its row ${hint}`);
  });

  test("is found under a closing rule, and above all releases", () => {
    expect(check(`${sections}\n---\n\n${table}`).map(brief)).toEqual([
      "warning changelog-comparison-table 17",
    ]);
    expect(check(`# Changelog\n\n${table}\n${sections}`).map(brief)).toEqual([
      "warning changelog-comparison-table 5",
    ]);
  });

  test.each<readonly [string, string]>([
    ["has it", sections + heading + table.replace("0.1.0", "v0.3")],
    ["has its series", sections + heading + table.replace("0.1.0", "0.3.x")],
    [
      "has no version of this changelog",
      `${sections}${heading}| Python |\n|---|\n| 3.9 |\n| 3.10 |\n`,
    ],
    [
      "has later ones only",
      sections + heading + table.replaceAll("0.2.0", "0.4.0").replace("0.1.0", "0.5.0"),
    ],
    ["is part of what a release says", sections.replace("- b", `- b\n\n### Speed\n\n${table}`)],
    ["is in a fence", `${sections}${heading}\`\`\`\n${table}\`\`\`\n`],
    ["is not there", sections],
  ])("is left alone where it %s", (_why, text) => {
    expect(check(text)).toEqual([]);
  });

  test("needs no row for a pre-release", () => {
    expect(check(sections + heading + table, "0.3.0rc1", true)).toEqual([]);
  });
});
