import { describe, expect, test } from "@jest/globals";
import { changelogRules } from "../../../src/domain/changelog/rules.ts";
import type { ChangelogSource } from "../../../src/domain/changelog/source.ts";
import { unreleasedChangelogRules } from "../../../src/domain/changelog/unreleased-rules.ts";
import { applyRules } from "../../../src/domain/rule.ts";
import { brief, planOf, unreleasedPlanOf } from "./sample-plans.ts";

const forms = [
  "changelog-heading-slip",
  "changelog-release-level",
  "changelog-unclosed",
  "changelog-duplicate-unreleased",
  "changelog-duplicate-release",
  "changelog-category-unknown",
];
const source = (text: string): ChangelogSource => ({ kind: "text", path: "CHANGELOG.md", text });
const ofForm = (text: string, version = "1.2.0") =>
  applyRules(changelogRules, planOf(version), { changelog: source(text) }).filter(({ code }) =>
    forms.includes(code),
  );
const formOf = (text: string, version?: string) => ofForm(text, version).map(brief);

const newest = "## [1.2.0] - 2026-02-02\n\n### Added\n\n- b\n";
const older = "\n## [1.1.0] - 2026-01-01\n\n- a\n\n## [1.0.0] - 2025-01-01\n\n- a\n";

describe("a heading that is none", () => {
  test.each<readonly [string, string]>([
    ["##[1.1.0] - 2026-01-01", "## [1.1.0] - 2026-01-01"],
    ["##1.1.0", "## 1.1.0"],
    ["##v1.1.0 (2026-01-01)", "## v1.1.0 (2026-01-01)"],
    ["##\u00a01.1.0", "## 1.1.0"],
    ["###[1.1.0]", "## [1.1.0]"],
    ["#[1.1.0]", "## [1.1.0]"],
    ["##Unreleased", "## Unreleased"],
    ["###Fixed", "### Fixed"],
    ["**[1.1.0] - 2026-01-01**", "## [1.1.0] - 2026-01-01"],
    ["[1.1.0] - 2026-01-01\n\n---", "## [1.1.0] - 2026-01-01"],
    ["    ## [1.1.0] - 2026-01-01", "## [1.1.0] - 2026-01-01"],
  ])("is found by its look, with what it should be: %j", (slip, wanted) => {
    const [finding, ...others] = ofForm(`${newest}\n\n${slip}\n\n- c\n${older}`);
    expect(finding && brief(finding)).toBe("warning changelog-heading-slip 8");
    expect(finding?.hint).toBe(`Write it as: ${wanted}`);
    expect(others).toEqual([]);
  });

  test("is found right after a list, which swallows it", () => {
    expect(formOf(`${newest}##[1.1.0]\n- a\n`)).toEqual(["warning changelog-heading-slip 6"]);
  });

  test("hides the section that is looked for, and both are told", () => {
    const found = applyRules(changelogRules, planOf("1.2.0"), {
      changelog: source(`# Log\n\n##[1.2.0] - 2026-02-02\n\n- b\n${older}`),
    });
    expect(found.map(brief)).toEqual([
      "error changelog-no-section 7",
      "warning changelog-heading-slip 3",
    ]);
  });

  test.each([
    `${newest}\n#12 and ##2 are issues\n${older}`,
    `${newest}\n\`\`\`\n##[1.1.0]\n\`\`\`\n${older}`,
    `${newest}\n> ##[1.1.0]\n${older}`,
    `${newest}\n- a\n\n  \`\`\`\n  ##[1.1.0]\n  \`\`\`\n${older}`,
    `${newest}\nSince 1.1.0, a.\n\n[1.1.0]: https://x.example\n${older}`,
    `${newest}\n#hashtag\n${older}`,
    `${newest}${older}\n##[0.9.0] - 2024-01-01\n\n- a\n`,
  ])("is not seen where none is meant, nor below the version's section: %j", (text) => {
    expect(formOf(text)).toEqual([]);
  });
});

describe("a release at another level than others", () => {
  test.each<readonly [string, readonly string[]]>([
    [`#${newest}${older}`, ["warning changelog-release-level 1"]],
    [newest.replace("##", "#") + older, ["warning changelog-release-level 1"]],
    [`${newest}\n### 1.1.9\n\n- c\n${older}`, ["warning changelog-release-level 7"]],
    [`### [Unreleased]\n\n${newest}${older}`, ["warning changelog-release-level 1"]],
    [
      "[1.2.0] - 2026-02-02\n===\n\n- b\n\n## 1.1.0\n\n## 1.0.0\n",
      ["warning changelog-release-level 1"],
    ],
    [`#  [1.2.0] - 2026-02-02\n\n- b\n${older.replaceAll("## ", "# ")}`, []],
    [`${newest}\n### 1.1 to 1.2\n\n- c\n${older}`, []],
    [`${newest}\n### 1.2.0rc1\n\n- c\n${older}`, []],
    [`${newest}${older}\n### [0.9.0]\n\n- c\n`, []],
    ["## [1.2.0] - 2026-02-02\n\n- b\n\n### [1.1.1]\n\n- a\n\n## [1.1.0]\n\n### [1.0.1]\n", []],
    [newest, []],
  ])("%j: %j", (text, expected) => {
    expect(formOf(text)).toEqual(expected);
  });

  test("is told with the heading to write", () => {
    expect(ofForm(`#${newest}${older}`)).toEqual([
      {
        code: "changelog-release-level",
        severity: "warning",
        message:
          '"### [1.2.0] - 2026-02-02" names a release, but stands at another level than the releases of CHANGELOG.md.',
        hint: "Write it as: ## [1.2.0] - 2026-02-02",
        location: { file: "CHANGELOG.md", line: 1 },
      },
    ]);
  });
});

describe("a fence or comment that is not closed", () => {
  test.each<readonly [string, readonly string[]]>([
    [`${newest}\n\`\`\`python\nprint()\n${older}`, ["warning changelog-unclosed 7-16"]],
    [`${newest}\n~~~\nprint()\n\`\`\`\n${older}`, ["warning changelog-unclosed 7-17"]],
    [`${newest}\n<!-- draft\n${older}`, ["warning changelog-unclosed 7-15"]],
    [`${newest}${older}\n\`\`\`\na\n`, ["warning changelog-unclosed 15-16"]],
    [
      `${newest}\n\`\`\`\na\n${older}\n\`\`\`python\nb\n\`\`\`\n`,
      ["warning changelog-unclosed 7-20"],
    ],
    [
      `${newest}\n<!-- a --\n${older}\n<!-- b -->\n\n## 0.9\n\n- a\n`,
      ["warning changelog-unclosed 7-17"],
    ],
    [`${newest}\n\`\`\`\n## [1.1.0]\n\`\`\`\n${older}`, []],
    [`${newest}\n<!--\n## [1.1.0]\n-->\n${older}`, []],
    [`${newest}\n- a\n  \`\`\`\n  b\n${older}`, []],
    [`${newest}\nA line with <!-- in it.\n${older}`, []],
  ])("%j: %j", (text, expected) => {
    expect(formOf(text)).toEqual(expected);
  });

  test("is told with what it swallows and what closes it", () => {
    expect(ofForm(`${newest}\n\`\`\`\`py\n${older}`)).toEqual([
      {
        code: "changelog-unclosed",
        severity: "warning",
        message:
          'The fence "````py" is not closed where it seems to end: it goes on to line 15, the releases at lines 9, 13 included.',
        hint: "Close it with a line that holds only ````",
        location: { file: "CHANGELOG.md", line: 7, endLine: 15 },
      },
    ]);
  });
});

describe("sections that occur twice", () => {
  test.each<readonly [string, readonly string[]]>([
    [
      `## Unreleased\n\n${newest}\n## [Unreleased]\n\n- c\n${older}`,
      ["warning changelog-duplicate-unreleased 9"],
    ],
    [`${newest}${older}\n## v1.1\n\n- a\n`, []],
    [`${newest}${older}\n## 1.1.0.post1\n\n- a\n`, []],
    [`## 1.3.0 - Unreleased\n\n## Unreleased\n\n${newest}${older}`, []],
  ])("%j: %j", (text, expected) => {
    expect(formOf(text)).toEqual(expected);
  });
});

describe("a kind of changes that Keep a Changelog does not know", () => {
  const header = "# Changelog\n\nThis follows [Keep a Changelog](https://keepachangelog.com).\n\n";
  test("is told with its own word for it, where there is one", () => {
    const body = "### Bug fixes\n\n- b\n\n### Documentation\n\n- c\n";
    const findings = ofForm(`${header}## [1.2.0] - 2026-02-02\n\n${body}`);
    expect(findings.map((finding) => [brief(finding), finding.hint])).toEqual([
      ["notice changelog-category-unknown 7", "Its own word for it is Fixed."],
      [
        "notice changelog-category-unknown 11",
        "It knows Added, Changed, Deprecated, Removed, Fixed, Security.",
      ],
    ]);
  });

  test.each([
    "## [1.2.0]\n\n### Documentation\n\n- b\n\n### Bug fixes\n\n- c\n",
    `${header}## [1.2.0]\n\n### ADDED\n\n- b\n\n#### For pip\n\n- c\n\n## Fixed\n\n- d\n`,
    `${header}## [1.2.0]\n\n- b\n\n## [1.1.0]\n\n### Documentation\n\n- a\n`,
  ])("is nothing to speak of in %j", (text) => {
    expect(formOf(text)).toEqual([]);
  });
});

describe("before there is a release", () => {
  const check = (changelog: ChangelogSource, version?: string) =>
    applyRules(unreleasedChangelogRules, unreleasedPlanOf(version), { changelog }).map(brief);
  const keep = "Keep a Changelog\n\n";

  test.each<readonly [string, string | undefined, readonly string[]]>([
    [`## [Unreleased]\n\n${newest}${older}`, "1.2.0", []],
    [`${newest}${older}`, "1.2.0", []],
    [`${newest}${older}`, undefined, []],
    [`${newest}${older}`, "1.3.0.dev0", ["notice changelog-unreleased-missing 1"]],
    [`${keep}${newest}${older}`, undefined, ["notice changelog-unreleased-missing 3"]],
    [`${newest}${older}\n##[0.9.0]\n`, "1.2.0", []],
    ["# Changelog\n", "0.1.0", ["notice changelog-unreleased-missing 1"]],
    [`##[Unreleased]\n\n- c\n\n${newest}${older}`, "1.2.0", ["warning changelog-heading-slip 1"]],
    [`## Unreleased\n\n\`\`\`\n\n${newest}${older}`, "1.2.0", ["warning changelog-unclosed 3-17"]],
    [
      `## Unreleased\n\n## Unreleased\n\n${newest}${older}`,
      "1.2.0",
      ["warning changelog-duplicate-unreleased 3"],
    ],
    [
      `${keep}## Unreleased\n\n### Features\n\n- c\n\n${newest}${older}`,
      "1.2.0",
      ["notice changelog-category-unknown 5"],
    ],
    [`## 1.2.0\n\n- a\n\n## 1.2\n\n- b\n`, "1.2.0", ["notice changelog-duplicate-release 5"]],
    [
      `## Unreleased\n\n${newest}${older}\n## v1.2\n\n- a\n`,
      "1.2.0",
      ["notice changelog-duplicate-release 17"],
    ],
    [`## Unreleased\n\n${newest}${older}\n## v1.1\n\n- a\n`, "1.2.0", []],
  ])("%j at %s: %j", (text, version, expected) => {
    expect(check(source(text), version)).toEqual(expected);
  });

  test.each<readonly [ChangelogSource, readonly string[]]>([
    [{ kind: "missing", looked: ["CHANGELOG.md"] }, ["warning changelog-unready -"]],
    [{ kind: "astray", path: "C.md", why: "it leads nowhere" }, ["warning changelog-unready -"]],
    [{ kind: "not-markdown", path: "CHANGES.rst" }, ["warning changelog-unready -"]],
    [{ kind: "unreadable", path: "C.md", why: "it is UTF-16" }, ["error changelog-unreadable -"]],
    [{ kind: "notes-file", path: "N.md", text: "" }, []],
    [{ kind: "generated" }, []],
  ])("%j: %j", (changelog, expected) => {
    expect(check(changelog, "1.2.0")).toEqual(expected);
  });

  test("the section to add is shown", () => {
    const [finding] = applyRules(unreleasedChangelogRules, unreleasedPlanOf("1.3.0"), {
      changelog: source("# 1.2.0\n\n- a\n"),
    });
    expect(finding).toEqual({
      code: "changelog-unreleased-missing",
      severity: "notice",
      message:
        "CHANGELOG.md has no section for changes that are not released yet, and none for 1.3.0.",
      hint: "Add one above the releases, so that changes are told of when they are made:\n\n# [Unreleased]",
      location: { file: "CHANGELOG.md", line: 1 },
    });
  });
});
