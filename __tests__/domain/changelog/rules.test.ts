import { describe, expect, test } from "@jest/globals";
import { changelogDiagnostics } from "../../../src/domain/changelog/diagnostics.ts";
import { changelogRules } from "../../../src/domain/changelog/rules.ts";
import type { ChangelogSource } from "../../../src/domain/changelog/source.ts";
import type { Diagnostic } from "../../../src/domain/diagnostic.ts";
import { applyRules } from "../../../src/domain/rule.ts";
import { judgeBy } from "../../../src/domain/settings.ts";
import { planOf } from "./sample-plans.ts";

const judge = judgeBy(new Map(), changelogDiagnostics.entries);
const check = (changelog: ChangelogSource, plan = planOf("0.3.0")) =>
  applyRules(changelogRules, plan, { changelog }).flatMap((finding) => judge(finding) ?? []);
const checkText = (text: string, plan = planOf("0.3.0")) =>
  check({ kind: "text", path: "CHANGELOG.md", text }, plan);
const checkNotes = (text: string) => check({ kind: "notes-file", path: "NOTES.md", text });
/** `error changelog-… CHANGELOG.md:3` */
const brief = ({ severity, code, location }: Diagnostic) =>
  `${severity} ${code} ${location?.file ?? "-"}:${location?.line ?? "-"}`;

const token = `pypi-AgEIcHlwaS5vcmc${"C".repeat(60)}`;
const people = (count: number) => Array.from({ length: count }, (_, n) => `@user-${n}`).join(" ");
const good = "## [0.3.0] - 2026-02-11\n\n- a\n";

describe("a changelog that is as it should be", () => {
  test.each([
    good,
    `# Changelog\n\n## [Unreleased]\n\n${good}`,
    `${good}\nThanks to ${people(50)}, \`@everyone\` and me@everyone.example.\n`,
    `${good}\n- tokens begin with pypi-AgEIcHlwaS5vcmc or ghp_\n`,
  ])("gives no finding: %j", (text) => {
    expect(checkText(text)).toEqual([]);
  });

  test("may be replaced by notes from elsewhere", () => {
    expect(check({ kind: "generated" })).toEqual([]);
    expect(checkNotes("- a\n")).toEqual([]);
  });
});

describe("what is found in a changelog", () => {
  const sources: readonly (readonly [ChangelogSource, string])[] = [
    [{ kind: "missing", looked: ["CHANGELOG.md", "NEWS"] }, "error changelog-missing -:-"],
    [
      { kind: "astray", path: "CHANGELOG.md", why: "it lies outside the repository" },
      "error changelog-missing CHANGELOG.md:-",
    ],
    [{ kind: "not-markdown", path: "CHANGES.rst" }, "error changelog-not-markdown CHANGES.rst:-"],
    [
      { kind: "unreadable", path: "CHANGELOG.md", why: "it is UTF-16, not UTF-8" },
      "error changelog-unreadable CHANGELOG.md:-",
    ],
    [
      { kind: "notes-file", path: "NOTES.md", text: "\n<!-- a -->\n" },
      "error notes-file-empty NOTES.md:-",
    ],
    [
      { kind: "notes-file", path: "NOTES.md", text: `a\n\n${token}\n` },
      "error notes-secret NOTES.md:3",
    ],
  ];
  test.each(sources)("%j", (source, expected) => {
    expect(check(source).map(brief)).toEqual([expected]);
  });

  test.each([
    ["# Changelog\n", ["error changelog-no-section 1"]],
    ["# Changelog\n\n## 0.2.0\n\n- a\n", ["error changelog-no-section 3"]],
    [
      "## [0.3.0] - 2026-02-11\n\n### Added\n\n<!-- a -->\n\n-\n",
      ["error changelog-section-empty 1"],
    ],
    [
      "## 0.3.0 - 2026-02-11\n\n- a\n\n## v0.3 - 2026-02-11\n\n- a\n",
      ["error changelog-duplicate-section 5"],
    ],
    ["## [0.3.0] - YYYY-MM-DD\n\n- a\n", ["error changelog-placeholder-date 1"]],
    ["## 0.3.0 - Unreleased\n\n- a\n", ["error changelog-placeholder-date 1"]],
    ["## [0.3.0] - 2026-13-40\n\n- a\n", ["error changelog-impossible-date 1"]],
    ["## [0.3.0]\n\n- a\n", ["warning changelog-date-missing 1"]],
    ["## 0.3.0 (22/11/2026)\n\n- a\n", ["warning changelog-date-not-iso 1"]],
    ["## [0.3.0] - 2026-02-11 [YANKED]\n\n- a\n", ["error changelog-section-yanked 1"]],
    [`${good}\n## Fixed\n\n- b\n`, ["warning changelog-heading-level 5"]],
    [`## Unreleased\n\n- b\n\n${good}`, ["warning changelog-unreleased-entries 1"]],
    [`${good}\n- ${token}\n`, ["error notes-secret 5"]],
    [`${good}\n- github_pat_${"a".repeat(60)}\n`, ["error notes-secret 5"]],
    [`${good}\n- ghp_${"a".repeat(36)}\n`, ["error notes-secret 5"]],
    [`${good}\n${people(51)}\n`, ["warning notes-mentions -"]],
    [`${good}\nHello @everyone.\n`, ["warning notes-mentions -"]],
    [`${good}\n  ::add-mask::a\n`, ["notice notes-workflow-command 5"]],
    [`${good}\n::error file=a.py,line=1::pwn\n`, ["notice notes-workflow-command 5"]],
    [`${good}- a ##[set-output name=a]b\n`, ["notice notes-workflow-command 4"]],
    [`${good}- the \`::add-mask::\` command, std::vector::at, ##[1]\n`, []],
    [
      "# Changelog\n\n## [0.3.0] - TBD [YANKED]\n\n## Fixed\n",
      [
        "warning changelog-heading-level 5",
        "error changelog-section-empty 3",
        "error changelog-section-yanked 3",
        "error changelog-placeholder-date 3",
      ],
    ],
  ])("%j: %j", (text, expected) => {
    expect(checkText(text).map(brief)).toEqual(
      expected.map((finding) => finding.replace(/ (\S+)$/, " CHANGELOG.md:$1")),
    );
  });

  test.each([
    ["## 0.3.0rc1\n\n- a\n", ["warning changelog-date-missing 1"]],
    ["## 0.3.0 - YYYY-MM-DD\n\n- a\n", ["notice changelog-section-borrowed 1"]],
    ["## Unreleased\n\n- a\n", ["notice changelog-section-borrowed 1"]],
    [
      "## Unreleased\n\n",
      ["error changelog-section-empty 1", "notice changelog-section-borrowed 1"],
    ],
    ["## Unreleased\n\n- a\n\n## 0.3.0rc1 - 2026-01-01\n\n- b\n", []],
    ["## 0.2.0\n\n- a\n", ["error changelog-no-section 1"]],
  ])("for a pre-release, %j: %j", (text, expected) => {
    expect(checkText(text, planOf("0.3.0rc1", true)).map(brief)).toEqual(
      expected.map((finding) => finding.replace(/ (\S+)$/, " CHANGELOG.md:$1")),
    );
  });

  test("names no more than ten headings, however many are out of place", () => {
    expect(checkText(`${good}\n${"## Fixed\n\n- b\n\n".repeat(1000)}`)).toHaveLength(10);
  });
});

describe("what people are told", () => {
  test("a missing section is offered with the heading to paste", () => {
    const text = "# Changelog\n\n## [v0.2.0] - 2026-01-01\n\n- a\n\n## News in 0.3.0\n\n- b\n";
    expect(checkText(text)).toEqual([
      {
        code: "changelog-no-section",
        severity: "error",
        message:
          'CHANGELOG.md has no section for 0.3.0; its nearest headings are "News in 0.3.0" (line 7), "[v0.2.0] - 2026-01-01" (line 3).',
        hint: "Add a section with this heading, with the day of the release for YYYY-MM-DD, commit, and tag that commit:\n\n## [v0.3.0] - YYYY-MM-DD",
        location: { file: "CHANGELOG.md", line: 3 },
      },
    ]);
  });

  test.each([
    ["# Changelog\n", "## [0.3.0] - YYYY-MM-DD"],
    ["# 0.2.0\n", "# 0.3.0 - YYYY-MM-DD"],
    ["## Release v0.2.0\n", "## Release v0.3.0 - YYYY-MM-DD"],
    ["### [0.2.0](https://x.example)\n", "### [0.3.0] - YYYY-MM-DD"],
  ])("the heading is spelled as others are: %j", (text, heading) => {
    expect(checkText(text)[0]?.hint?.split("\n\n").at(-1)).toBe(heading);
  });

  test("changes that are still unreleased are pointed out", () => {
    const [finding] = checkText("## [Unreleased]\n\n- a\n\n## [0.2.0] - 2026-01-01\n\n- b\n");
    expect(finding?.hint).toBe(
      'The changes are still under "[Unreleased]" (line 1): put this heading above them, with the day of the release for YYYY-MM-DD, commit, and tag that commit:\n\n## [0.3.0] - YYYY-MM-DD',
    );
  });

  test("both lines of a duplicate are named", () => {
    const [finding] = checkText("## 0.3.0\n\n- a\n\n## v0.3\n\n- b\n");
    expect(finding?.message).toBe("CHANGELOG.md has 2 sections for 0.3.0, at lines 1 and 5.");
  });

  test("a changelog in another format comes with the ways out", () => {
    const [finding] = check({ kind: "not-markdown", path: "CHANGES.rst" });
    expect(finding).toEqual({
      code: "changelog-not-markdown",
      severity: "error",
      message: "The changelog CHANGES.rst is not Markdown, and the notes of a GitHub release are.",
      hint: 'Keep the changelog in Markdown (CHANGELOG.md). Or take the notes from elsewhere, under [tool.tag2pypi] in pyproject.toml: notes = "FILE" for a Markdown file with the notes of this release, or notes = "generated" for the ones that GitHub makes.',
      location: { file: "CHANGES.rst" },
    });
  });

  test("a configured changelog that is missing is called by its name", () => {
    const [finding] = check({ kind: "missing", looked: ["docs/log.md"] });
    expect(finding?.message).toBe(
      "The changelog docs/log.md is not in the tagged commit; the notes of 0.3.0 have nowhere to come from.",
    );
  });

  test("a changelog that leads out of the repository is told as what it is", () => {
    const why = "it lies outside the repository";
    expect(check({ kind: "astray", path: "../CHANGELOG.md", why })).toEqual([
      {
        code: "changelog-missing",
        severity: "error",
        message:
          "../CHANGELOG.md is as good as missing: it lies outside the repository. The notes of 0.3.0 have nowhere to come from.",
        hint: 'Only what the tagged commit holds is read: keep the file in the repository. Or take the notes from elsewhere, under [tool.tag2pypi] in pyproject.toml: notes = "FILE" for a Markdown file with the notes of this release, or notes = "generated" for the ones that GitHub makes.',
      },
    ]);
  });

  test("a command in the notes is shown so that no runner obeys it", () => {
    const [finding] = checkText(`${good}\n::add-mask::a\n`);
    expect(finding?.message).toBe(
      'The notes in CHANGELOG.md hold ":\u200b:add-mask:\u200b:", which a runner obeys where a tool prints it into the log of a job.',
    );
  });

  test("no message lets a heading command a runner", () => {
    const text = "## 0.3.0 ::error::a\u202eb\n\n## Fixed ##[error]c\n\n- a\n";
    expect(JSON.stringify(checkText(text))).not.toMatch(/::|##\[|\u202e/);
  });

  test("no message repeats a secret", () => {
    expect(JSON.stringify(checkText(`${good}\n- ${token}\n`))).not.toContain("CCCC");
  });
});

test("every finding may be overridden by a project, since a tag cannot be taken back", () => {
  const entries = Object.values(changelogDiagnostics.entries);
  expect(entries.filter(({ rule }) => !rule)).toEqual([]);
});
