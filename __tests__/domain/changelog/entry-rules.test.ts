import { describe, expect, test } from "@jest/globals";
import { changelogDiagnostics } from "../../../src/domain/changelog/diagnostics.ts";
import { entriesFollowGuide } from "../../../src/domain/changelog/entry-rules.ts";
import { judgeBy } from "../../../src/domain/settings.ts";
import { brief, planOf } from "./sample-plans.ts";

const check = (text: string) =>
  entriesFollowGuide(planOf("1.2.0"), { changelog: { kind: "text", path: "CHANGELOG.md", text } });
const only = (code: string, body: string, heading = "## [1.2.0] - 2026-02-02") =>
  check(`# Log\n\n${heading}\n\n${body}`)
    .filter((finding) => finding.code === code)
    .map(brief)
    .map((found) => found.replace(`notice ${code} `, ""));

test("nobody hears of these rules without asking for them", () => {
  const findings = check("## 1.2.0\n\n### Misc\n\nText\n\n- Added foo_bar\n");
  expect(findings.map(brief)).toEqual([
    "notice changelog-layout 1",
    "notice changelog-tense 7",
    "notice changelog-code-marks 7",
    "notice changelog-entry-links 7",
  ]);
  const { entries } = changelogDiagnostics;
  expect(findings.flatMap((finding) => judgeBy(new Map(), entries)(finding) ?? [])).toEqual([]);
  const asked = judgeBy(new Map([["changelog-tense", "warning"]]), entries);
  expect(findings.flatMap((finding) => asked(finding) ?? []).map(brief)).toEqual([
    "warning changelog-tense 7",
  ]);
});

describe("the layout that strict parsers want", () => {
  test.each<readonly [string, string]>([
    ["An introduction.\n\n### Added\n\n- a\n  - b\n* c\n\n### Fixed\n\n- d\n", ""],
    ["- a\n", ""],
    ["### Added\n- a\r\n\r\n### Fixed\r\n- b\n", ""],
    ["### Added\n\n1. a\n", "7"],
    ["### Added\n\n- a\n\n#### Parser\n\n- b\n", ""],
    ["### Added\n\n#### Parser\n\n- b\n", "7"],
    ["### Added\n\n- a\n\n---\n\n### Fixed\n\n- b\n", "11"],
    ["### Added\n\n- a\n\n### Testing\n\n- b\n\n### Fixed\n\n- c\n", "9"],
    ["### Added\n\n- a\n\n### Testing\n\n- b\n", "9"],
    ["<!-- a -->\n\n- b\n", "5"],
  ])("%j deviates at line %s", (body, line) => {
    expect(only("changelog-layout", body)).toEqual(line === "" ? [] : [line]);
  });

  test.each(["## 1.2.0", "## 1.2.0 (2026-02-02)", "## [1.2.0] – 2026-02-02"])(
    "%j is no heading that it knows",
    (heading) => {
      expect(only("changelog-layout", "- a\n", heading)).toEqual(["3"]);
    },
  );

  test("is told with the line that breaks it", () => {
    const text = "## [1.2.0] - 2026-02-02\n\n### Added\n\n| a |\n|---|\n";
    expect(check(text)).toEqual([
      {
        code: "changelog-layout",
        severity: "notice",
        message:
          'Line 5 of CHANGELOG.md, "| a |", stands where only a heading of a category or a list may be; tools that read Keep a Changelog strictly stop there.',
        hint: "Keep to a heading, an introduction, and lists under headings of categories, if such a tool reads this changelog.",
        location: { file: "CHANGELOG.md", line: 5 },
      },
    ]);
  });

  test("is not asked of a section too large for such a parser", () => {
    expect(only("changelog-layout", `### Added\n\n${"1. a\n".repeat(12_000)}`)).toEqual([]);
  });
});

describe("entries", () => {
  test.each<readonly [string, string]>([
    ["Added a thing", "Add"],
    ["fixed it", "fix"],
    ["**parser:** Dropped Python 3.8", "Drop"],
    ["[core] Applied a patch", "Apply"],
    ["Rewrote it", "Rewrite"],
  ])("%j is in the past tense, and begins better with %j", (text, verb) => {
    const [finding] = check(`## 1.2.0\n\n- ${text} (#1)\n`).filter(
      ({ code }) => code === "changelog-tense",
    );
    expect(finding?.hint).toBe(`Begin it with ${verb}: entries tell what the release does.`);
  });

  test.each([
    "Add a thing",
    "Adds a thing",
    "Embedded mode",
    "Speed",
    "Added-value tax",
    "`added` a",
  ])("%j is in no past tense", (text) => {
    expect(only("changelog-tense", `- ${text}\n`)).toEqual([]);
  });

  test.each(["run()", "--flag", "snake_case", "pyproject.toml", "setup.py"])(
    "%s is code without back-ticks",
    (code) => {
      expect(only("changelog-code-marks", `- a\n- Add ${code} here\n`)).toEqual(["6"]);
      expect(only("changelog-code-marks", `- Add \`${code}\` here\n`)).toEqual([]);
      expect(only("changelog-code-marks", `- Add [a](https://x.example/${code})\n`)).toEqual([]);
    },
  );

  test.each(["a #1", "a GH-1", "[a](b)", "[a][b]", "a https://x.example"])(
    "%j has a link",
    (text) => {
      expect(only("changelog-entry-links", `- b\n- ${text}\n`)).toEqual(["5"]);
    },
  );

  test("are the items of lists, and nothing within them", () => {
    const body = "> - Added q\n\nAdded p\n\n- Add a\n\n  Added b\n  - Added c\n\n      Added d\n";
    expect(only("changelog-tense", body)).toEqual([]);
    expect(only("changelog-tense", "1. Added a\n2. Added b\n")).toEqual(["5", "6"]);
  });

  test("are named ten times for each rule at most", () => {
    expect(check(`## [1.2.0] - 2026-02-02\n\n${"- Added foo_bar\n".repeat(50)}`)).toHaveLength(30);
  });

  test("are not looked at in a section that another version has lent", () => {
    const text = "## Unreleased\n\n- Added a\n";
    const changelog = { kind: "text", path: "C.md", text } as const;
    expect(entriesFollowGuide(planOf("1.2.0rc1", true), { changelog })).toEqual([]);
  });
});
