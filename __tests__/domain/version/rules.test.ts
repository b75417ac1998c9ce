import { describe, expect, test } from "@jest/globals";
import type { SourceFacts } from "../../../src/domain/facts.ts";
import type { ReleasePlan } from "../../../src/domain/plan.ts";
import type { Project } from "../../../src/domain/project/pyproject.ts";
import { applyRules } from "../../../src/domain/rule.ts";
import { versionRules } from "../../../src/domain/version/rules.ts";
import { normalizeVersion } from "../../../src/domain/version/version.ts";

const COMMIT = "c".repeat(40);

/** Findings about a tag that states `text` for a project that states `own` (undefined: left to the build). */
function findingsOn(
  text: string,
  own: string | undefined,
  tagFormat?: string,
  indexes: readonly string[] = ["pypi"],
) {
  const name = tagFormat === undefined ? `v${text}` : tagFormat.replace("{version}", text);
  const plan: ReleasePlan = {
    kind: "release",
    project: "omi",
    version: normalizeVersion(text) ?? "",
    prerelease: false,
    tag: { name, object: COMMIT, commit: COMMIT },
    title: "",
    indexes,
  };
  const project: Project = {
    path: "packages/omi/pyproject.toml",
    name: "omi",
    table: "project",
    ...(own === undefined ? {} : { version: { text: own, line: 7 } }),
  };
  const facts: Pick<SourceFacts, "project" | "configuration"> = {
    project,
    configuration: {
      ...(tagFormat === undefined ? {} : { tagFormat }),
      title: "",
      environment: [],
      build: { generated: [] },
      check: { commands: [] },
      smoke: { commands: [] },
      versionFiles: [],
      blockingLabels: [],
      milestone: "{tag}",
      ci: { require: [], ignore: [] },
      rules: {},
      ruleLines: {},
    },
  };
  return applyRules(versionRules, plan, facts);
}

describe("a tag and a project that agree are nothing to speak of", () => {
  test.each([
    ["1.2.3", "1.2.3"],
    ["1.2.3", undefined],
    ["1.2.3", "1.2.3.0"],
    ["1.2.3", "v1.2.3"],
    ["1.0rc1", "1.0-rc.1"],
    // Spelled the same in both places, so nobody is surprised.
    ["1.0.0-rc.1", "1.0.0-rc.1"],
  ])("v%s and %s", (text, own) => {
    expect(findingsOn(text, own)).toEqual([]);
  });
});

test("a project that states another version is told both, and where its own stands", () => {
  expect(findingsOn("1.2.3", "1.2.4")).toEqual([
    {
      code: "tag-version-mismatch",
      severity: "error",
      message: "packages/omi/pyproject.toml states version 1.2.4; the tag v1.2.3 states 1.2.3.",
      hint: 'Set version = "1.2.3" in packages/omi/pyproject.toml, commit, and move the tag, as long as nothing was published from it: git tag --force --annotate v1.2.3 --message "Release 1.2.3" && git push --force origin v1.2.3',
      location: { file: "packages/omi/pyproject.toml", line: 7 },
    },
  ]);
});

test("a project that states no version at all is told so", () => {
  expect(findingsOn("1.2.3", "latest").map(({ message }) => message)).toEqual([
    "packages/omi/pyproject.toml states version latest, which is not a version that PEP 440 knows; the tag v1.2.3 states 1.2.3.",
  ]);
});

test("a version that is no text for a log is shown as one line, and no longer than that", () => {
  const [found] = findingsOn("1.2.3", `1\n::error::${"x".repeat(1000)}`);
  expect(found?.message).toMatch(
    /^packages\/omi\/pyproject\.toml states version 1 :\u200b:error:\u200b:x{1,70}…, which is not/,
  );
});

describe("a tag that spells the version in a way of its own", () => {
  test("gets a warning with the normal form", () => {
    expect(findingsOn("1.0.0-beta.1", "1.0.0b1")).toEqual([
      {
        code: "tag-not-canonical",
        severity: "warning",
        message:
          "The tag v1.0.0-beta.1 spells the version 1.0.0-beta.1; PyPI and pip will show 1.0.0b1.",
        hint: "Next time, tag v1.0.0b1.",
      },
    ]);
  });

  test.each([
    ["2026.02.1", undefined, "{version}", "Next time, tag 2026.2.1."],
    ["1.0-rc1", "1.0.0rc1", "omi/v{version}", "Next time, tag omi/v1.0rc1."],
  ])("does so in any tag format: %s", (text, own, format, hint) => {
    expect(findingsOn(text, own, format).map((finding) => [finding.code, finding.hint])).toEqual([
      ["tag-not-canonical", hint],
    ]);
  });

  test.each(["0.3.0-1", undefined])(
    "which PEP 440 and SemVer read in opposite ways is an error, even if the project spells it the same (%s)",
    (own) => {
      expect(findingsOn("0.3.0-1", own)).toEqual([
        {
          code: "tag-ambiguous",
          severity: "error",
          message:
            "The tag v0.3.0-1 spells the version 0.3.0-1, which PEP 440 reads as 0.3.0.post1, a release after 0.3.0; SemVer reads it as one before.",
          hint: "Tag v0.3.0.post1 for a post-release, or v0.3.0rc1 for a pre-release.",
        },
      ]);
    },
  );

  test.each([
    ["0.3.0-1.dev2", "v0.3.0.post1.dev2", "v0.3.0rc1.dev2"],
    ["2026.1-2", "v2026.1.post2", "v2026.1rc2"],
  ])("is as ambiguous with more behind it: %s", (text, after, before) => {
    expect(findingsOn(text, undefined).map(({ code, hint }) => [code, hint])).toEqual([
      ["tag-ambiguous", `Tag ${after} for a post-release, or ${before} for a pre-release.`],
    ]);
  });

  test.each(["0.3.0-post1", "0.3.0-rev.1", "0.3.0-rc1"])(
    "is not ambiguous where it says what it is: %s",
    (text) => {
      expect(findingsOn(text, undefined).map(({ code }) => code)).toEqual(["tag-not-canonical"]);
    },
  );

  test("is told of both faults at once", () => {
    expect(findingsOn("1.0-rc1", "2.0").map(({ code }) => code)).toEqual([
      "tag-version-mismatch",
      "tag-not-canonical",
    ]);
  });
});

describe("a tag with a local version", () => {
  test("is refused where PyPI would refuse its files", () => {
    expect(findingsOn("1.2.3+build.5", undefined)).toEqual([
      {
        code: "version-local",
        severity: "error",
        message:
          'The tag v1.2.3+build.5 states 1.2.3+build.5, a local version, with a "+", which PyPI does not take.',
        hint: 'Tag a version without the part from "+" on, such as 1.2.3, or 1.2.3.post1 for the same release built again.',
      },
    ]);
  });

  test("is fine for other indexes", () => {
    expect(findingsOn("1.2.3+build.5", undefined, undefined, ["https://devpi.example/"])).toEqual(
      [],
    );
  });
});
