import { describe, expect, test } from "@jest/globals";
import type { ChangelogSource } from "../../../src/domain/changelog/source.ts";
import type { ReleasePlan } from "../../../src/domain/plan.ts";
import { applyRules } from "../../../src/domain/rule.ts";
import { readHistory } from "../../../src/domain/version/history.ts";
import { versionPolicyRules } from "../../../src/domain/version/policy-rules.ts";
import { DEFAULT_TAG_FORMATS } from "../../../src/domain/version/tag-name.ts";
import { isPrerelease } from "../../../src/domain/version/version.ts";

interface Case {
  readonly version: string;
  readonly released?: readonly string[];
  /** Body of the version's section. */
  readonly section?: string;
  readonly changelog?: ChangelogSource;
  readonly versioning?: string;
}

function check({ version, released = [], section, changelog, versioning }: Case) {
  const plan: ReleasePlan = {
    kind: "release",
    project: "omi",
    version,
    prerelease: isPrerelease(version),
    tag: { name: `v${version}`, object: "c".repeat(40), commit: "c".repeat(40) },
    title: "",
    indexes: ["pypi"],
  };
  const text = `# Changelog\n\n## [${version}] - 2026-02-11\n\n${section ?? "Something."}\n`;
  return applyRules(versionPolicyRules, plan, {
    project: {
      path: "pyproject.toml",
      name: "omi",
      table: "project",
      version: { text: version, line: 7 },
    },
    configuration: versioning === undefined ? {} : { versioning },
    changelog: changelog ?? { kind: "text", path: "CHANGELOG.md", text },
    history: readHistory(
      released.map((each) => `v${each}`),
      DEFAULT_TAG_FORMATS,
      "omi",
    ),
  });
}

const codes = (tried: Case) => check(tried).map(({ code }) => code);
const under = (...headings: readonly string[]) =>
  headings.map((heading) => `### ${heading}\n\n- A change.\n`).join("\n");

describe("the number goes up as far as the changes say", () => {
  const small = ["version-bump-small"];
  const large = ["version-bump-large"];
  test.each<[string, string, string, readonly string[]]>([
    // The table of the matrix: what changes, and what it takes.
    ["1.2.3", "2.0.0", under("Removed"), []],
    ["1.2.3", "1.3.0", under("Removed"), small],
    ["1.2.3", "1.2.4", under("Removed"), small],
    ["1.2.3", "2.0.0", "- **Breaking:** the API.", []],
    ["1.2.3", "1.3.0", "- **Breaking:** the API.", small],
    ["1.2.3", "1.3.0", under("Added"), []],
    ["1.2.3", "1.3.0", under("Changed", "Fixed"), []],
    ["1.2.3", "1.3.0", under("Deprecated"), []],
    ["1.2.3", "1.2.4", under("Added"), small],
    ["1.2.3", "1.2.4", under("Fixed", "Changed"), small],
    ["1.2.3", "1.2.4", under("Deprecated"), small],
    ["1.2.3", "1.2.4", under("Fixed"), []],
    ["1.2.3", "1.2.4", under("Security"), []],
    ["1.2.3", "1.2.4", under("Bug fixes"), []],
    // Before 1.0 a minor version may break.
    ["0.2.3", "0.3.0", under("Removed"), []],
    ["0.2.3", "0.2.4", under("Removed"), small],
    ["0.2.3", "0.2.4", under("Added"), small],
    // More than the changes take, where nothing may hide more.
    ["1.2.3", "1.3.0", under("Fixed"), large],
    ["1.2.3", "2.0.0", under("Fixed"), large],
    ["1.2.3", "2.0.0", under("Added"), large],
    ["1.2.3", "1.3.0", under("Security"), []],
    ["1.2.3", "2.0.0", under("Changed"), []],
    ["1.2.3", "1.3.0", under("Fixed", "Performance"), []],
    ["1.2.3", "1.3.0", "- A change.", []],
    ["0.9.0", "1.0.0", under("Fixed"), []],
    // A pre-release leads to a version, and is judged as that.
    ["1.2.3", "1.2.4rc1", under("Added"), small],
    ["1.2.3", "1.3.0rc2", under("Fixed"), []],
    // SemVer has nothing to say.
    ["1.2.3", "1.2.3.post1", under("Removed"), []],
    ["1.2.3", "1!1.2.4", under("Removed"), []],
    ["1.2.3.4", "1.2.4.0", under("Removed"), []],
    ["2026.1.0", "2026.1.1", under("Removed"), []],
    // Nothing but documentation.
    ["1.2.3", "1.2.4", under("Documentation"), ["version-documentation-only"]],
    ["1.2.3", "1.2.4", under("📚 Docs"), ["version-documentation-only"]],
    ["1.2.3", "1.2.4", under("Documentation", "Fixed"), []],
  ])("from %s to %s with %j: %j", (previous, version, section, expected) => {
    expect(codes({ version, released: [previous], section })).toEqual(expected);
  });

  test("and where it does not, both are named, with the version to release", () => {
    const released = ["1.2.3"];
    expect(check({ version: "1.2.4rc1", released, section: under("Fixed", "Removed") })).toEqual([
      {
        code: "version-bump-small",
        severity: "warning",
        message:
          'CHANGELOG.md lists "Removed" for 1.2.4rc1, which takes a major version by Semantic Versioning; 1.2.4rc1 is a patch version after 1.2.3.',
        hint: 'Release it as 2.0.0rc1, or put the change under the heading that fits it. If the project numbers its releases by the calendar, write versioning = "calver" under [tool.tag2pypi] in pyproject.toml.',
        location: { file: "CHANGELOG.md", line: 3 },
      },
    ]);
    expect(
      check({ version: "1.3.0", released, section: "- BREAKING: the API." }).map(
        ({ message }) => message,
      ),
    ).toEqual([
      "CHANGELOG.md marks a breaking change for 1.3.0, which takes a major version by Semantic Versioning; 1.3.0 is a minor version after 1.2.3.",
    ]);
  });

  test("a backport is not sent to a version that is out already", () => {
    const released = ["1.4.2", "1.5.0", "2.0.0"];
    expect(check({ version: "1.4.3", released, section: under("Added") })).toEqual([
      expect.objectContaining({
        code: "version-bump-small",
        hint: expect.stringMatching(
          /^Leave the change to later versions, because 1\.5\.0 is released already, or /,
        ),
      }),
    ]);
  });

  test("more than that is a notice, and so is a release that nobody needs", () => {
    const released = ["1.2.3"];
    expect(check({ version: "2.0.0", released, section: under("Fixed") })).toEqual([
      {
        code: "version-bump-large",
        severity: "notice",
        message:
          'CHANGELOG.md lists "Fixed" for 2.0.0, and nothing that takes more than a patch version by Semantic Versioning; 2.0.0 is a major version after 1.2.3.',
        hint: 'Nothing has to be done; 1.2.4 would have told users how little changes for them. If the project numbers its releases by the calendar, write versioning = "calver" under [tool.tag2pypi] in pyproject.toml.',
        location: { file: "CHANGELOG.md", line: 3 },
      },
    ]);
    expect(check({ version: "1.2.4", released, section: under("Documentation") })).toEqual([
      {
        code: "version-documentation-only",
        severity: "notice",
        message: "CHANGELOG.md tells of documentation alone for 1.2.4, and that needs no release.",
        hint: "Nothing has to be done. Such a release is of use where the description on the project's page changes.",
        location: { file: "CHANGELOG.md", line: 3 },
      },
    ]);
  });

  test.each<[string, Case]>([
    ["a first release may have any number", { version: "3.7.0", section: under("Fixed") }],
    [
      "without a changelog there is nothing to compare",
      { version: "1.2.4", released: ["1.2.3"], changelog: { kind: "generated" } },
    ],
    [
      "nor without a section",
      {
        version: "1.2.4",
        released: ["1.2.3"],
        changelog: { kind: "text", path: "CHANGELOG.md", text: "# Changelog" },
      },
    ],
    [
      "a project may say that it goes by the calendar",
      { version: "1.2.6", released: ["1.2.3"], section: under("Removed"), versioning: "calver" },
    ],
  ])("%s", (_, tried) => {
    expect(codes(tried)).toEqual([]);
  });

  test("and a project that looks like a calendar's may say that it does not go by one", () => {
    const tried = { version: "26.2.1", released: ["26.2.0"], section: under("Added") };
    expect(codes(tried)).toEqual([]);
    expect(codes({ ...tried, versioning: "semver" })).toEqual(small);
  });
});

describe("no version is left out", () => {
  test.each<[string, readonly string[], string | undefined]>([
    ["1.2.4", ["1.2.3"], undefined],
    ["1.3.0", ["1.2.3"], undefined],
    ["2.0.0", ["1.2.3"], undefined],
    ["1.3", ["1.2"], undefined],
    ["1.3.0rc1", ["1.2.3"], undefined],
    ["1.3.0", ["1.2.3", "1.3.0rc1"], undefined],
    ["1.4.3", ["1.4.2", "2.0.0"], undefined],
    ["1.2.3.post1", ["1.2.3"], undefined],
    ["1.2.5", ["1.2.3"], "1.2.4"],
    ["1.4.0", ["1.2.3"], "1.3.0"],
    ["1.3.1", ["1.2.3"], "1.3.0"],
    ["3.0.0", ["1.2.3"], "2.0.0"],
    ["2.1.0", ["1.2.3"], "2.0.0"],
    ["1.4.0rc1", ["1.2.3"], "1.3.0"],
    ["1.4", ["1.2"], "1.3"],
    ["2026.6.0", ["2026.1.0"], undefined],
  ])("%s after %j: %s", (version, released, skipped) => {
    const found = check({ version, released });
    expect(
      found.map(({ code, message }) => [code, message.includes(`no tag states ${skipped},`)]),
    ).toEqual(skipped === undefined ? [] : [["version-skipped", true]]);
  });

  test("or it is named, with those that would follow", () => {
    expect(check({ version: "1.2.5", released: ["1.2.3"] })).toEqual([
      {
        code: "version-skipped",
        severity: "warning",
        message:
          "1.2.5 comes after 1.2.3 (tag v1.2.3), and no tag states 1.2.4, which is left out between them.",
        hint: "After 1.2.3 come 1.2.4, 1.3.0, 2.0.0. Go on if 1.2.4 was given up: a version that an index has seen cannot be used again.",
        location: { file: "pyproject.toml", line: 7 },
      },
    ]);
  });
});

describe("a version below those that are out", () => {
  test("is fine as a backport", () => {
    expect(codes({ version: "1.4.3", released: ["1.4.2", "2.0.0"] })).toEqual([]);
  });

  test("is a warning otherwise, with the version that pip goes on installing", () => {
    expect(check({ version: "1.4.1", released: ["1.4.0", "1.4.2", "2.0.0"] })).toEqual([
      {
        code: "version-lower",
        severity: "warning",
        message:
          "1.4.1 is lower than 1.4.2 (tag v1.4.2), the newest of the 1.4 versions, so it is no backport.",
        hint: "Release a version above 1.4.2; pip goes on installing the greater one. Go on if 1.4.1 is for those who ask for it by its number.",
        location: { file: "pyproject.toml", line: 7 },
      },
    ]);
    expect(check({ version: "0.9.0", released: ["1.0.0"] }).map(({ message }) => message)).toEqual([
      "0.9.0 is lower than 1.0.0 (tag v1.0.0), and nothing of its own series is released, so it is no backport.",
    ]);
  });

  test("is told to projects that go by the calendar, too", () => {
    expect(codes({ version: "25.1", released: ["2024.1"] })).toEqual(["version-lower"]);
  });
});
