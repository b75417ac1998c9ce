import { describe, expect, test } from "@jest/globals";
import { sectionChanges } from "../../../src/domain/changelog/changes.ts";
import type { ChangelogSource } from "../../../src/domain/changelog/source.ts";

const source = (text: string): ChangelogSource => ({ kind: "text", path: "CHANGELOG.md", text });
const changes = (body: string) => sectionChanges(source(`## 1.2.0\n\n${body}`), "1.2.0");

describe("the kinds of changes of a section", () => {
  test("are those with entries, each once, in the words of Keep a Changelog", () => {
    const text =
      "# Log\n\n## [1.2.0] - 2026-01-01\n\nIntro.\n\n### Added\n- a\n#### Parser\n- b\n\n### Bug Fixes\n- c\n\n### Removed\n\n### fixed\n- d\n\n### ⚡ Speed\n- e\n\n**Security:**\n\n- f\n";
    expect(sectionChanges(source(text), "1.2")).toEqual({
      categories: ["Added", "Fixed", "⚡ Speed", "Security"],
      uncategorized: true,
      breaking: false,
      heading: "[1.2.0] - 2026-01-01",
      location: { file: "CHANGELOG.md", line: 3 },
    });
  });

  test.each<readonly [string, readonly string[], boolean]>([
    ["- a\n", [], true],
    ["### Added\n- a\n", ["Added"], false],
    ["### Added\n<!-- a -->\n-\n", [], false],
    ["### 🐛 Fixes\n- a\n", ["Fixed"], false],
    ["### **Deprecated**:\n- a\n", ["Deprecated"], false],
    ["## Fixed\n- a\n", ["Fixed"], false],
    ["### Added\n- a\n#### Fixed\n- b\n", ["Added", "Fixed"], false],
    ["Changed:\n\n- a\n", ["Changed"], false],
    ["Beware:\n\n- a\n", [], true],
    ["", [], false],
  ])("%j: %j", (body, categories, uncategorized) => {
    const found = changes(body);
    expect([found?.categories, found?.uncategorized]).toEqual([categories, uncategorized]);
  });
});

describe("a breaking change", () => {
  test.each([
    "- BREAKING: a\n",
    "- **Breaking:** a\n",
    "- **Breaking change** a\n",
    "- Breaking change: a\n",
    "- a (breaking)\n",
    "- [breaking] a\n",
    "- 💥 Backwards-incompatible: a\n",
    "### Breaking Changes\n\n- a\n",
    "### ⚠ BREAKING CHANGES\n\n- a\n",
    "### Changed\n\n- a\n  - BREAKING b\n",
  ])("is marked in %j", (body) => {
    expect(changes(body)?.breaking).toBe(true);
  });

  test.each([
    "- a\n",
    "- Fix breaking of long lines\n",
    "- No breaking changes.\n",
    "- NON-BREAKING: a\n",
    "- `BREAKING` is a word\n",
    "```\nBREAKING\n```\n",
    "<!-- BREAKING -->\n\n- a\n",
    "### Breaking changes\n\n### Added\n\n- a\n",
  ])("is not marked in %j", (body) => {
    expect(changes(body)?.breaking).toBe(false);
  });
});

describe("the section that tells", () => {
  const text = "## Unreleased\n\n### Added\n- a\n\n## 1.0.0\n\n### Fixed\n- b\n";
  test.each([
    ["1.0", ["Fixed"]],
    ["1.0.0rc1", ["Fixed"]],
    ["1.1.0rc1", ["Added"]],
    ["1.1.0", undefined],
  ])("of %s has %j", (version, categories) => {
    expect(sectionChanges(source(text), version)?.categories).toEqual(categories);
  });

  test("is none where there are two, or no changelog", () => {
    expect(sectionChanges(source("## 1.0\n- a\n## 1.0.0\n- b\n"), "1.0")).toBeUndefined();
    const elsewhere: readonly ChangelogSource[] = [
      { kind: "generated" },
      { kind: "notes-file", path: "N.md", text: "## 1.0\n- a\n" },
    ];
    for (const other of elsewhere) {
      expect(sectionChanges(other, "1.0")).toBeUndefined();
    }
  });
});
