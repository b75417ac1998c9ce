import { describe, expect, test } from "@jest/globals";
import type { ReleasePlan } from "../../../src/domain/plan.ts";
import type { Project } from "../../../src/domain/project/pyproject.ts";
import { applyRules } from "../../../src/domain/rule.ts";
import { explainTag } from "../../../src/domain/version/explain-tag.ts";
import { versionRules } from "../../../src/domain/version/rules.ts";
import {
  DEFAULT_TAG_FORMATS,
  parseTagName,
  versionOfTag,
} from "../../../src/domain/version/tag-name.ts";
import {
  isPrerelease,
  normalizeVersion,
  sameVersion,
} from "../../../src/domain/version/version.ts";

const COMMIT = "c".repeat(40);

/** What becomes of a tag as somebody pushes or types it, where pyproject.toml states `own`: its version and all findings. */
function judge(typed: string, own: string) {
  const tag = parseTagName(typed);
  if (tag === undefined) return { codes: ["tag-invalid"] };
  const project: Project = {
    path: "pyproject.toml",
    name: "omi",
    table: "project",
    version: { text: own, line: 7 },
  };
  const stated = versionOfTag(tag, DEFAULT_TAG_FORMATS, "omi");
  if (stated === undefined) return { codes: [explainTag(tag, DEFAULT_TAG_FORMATS, project).code] };
  // The plan has the version as the project spells it.
  const version = (sameVersion(own, stated.version) && normalizeVersion(own)) || stated.version;
  const plan: ReleasePlan = {
    kind: "release",
    project: "omi",
    version,
    prerelease: isPrerelease(version),
    tag: { name: tag, object: COMMIT, commit: COMMIT },
    title: "",
    indexes: ["pypi"],
  };
  const configuration = {
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
  };
  const findings = applyRules(versionRules, plan, { project, configuration });
  return { version, prerelease: plan.prerelease, codes: findings.map(({ code }) => code) };
}

describe("a tag that can be released", () => {
  test.each<[string, string, string, boolean, readonly string[]]>([
    ["v1.2.3", "1.2.3", "1.2.3", false, []],
    ["refs/tags/v1.2.3", "1.2.3", "1.2.3", false, []],
    ["1.2.3", "1.2.3", "1.2.3", false, []],
    ["v1!2.0", "1!2.0", "1!2.0", false, []],
    ["v1.0.post1", "1.0.post1", "1.0.post1", false, []],
    ["v1.0.dev3", "1.0.dev3", "1.0.dev3", true, []],
    ["v1.0rc1", "1.0rc1", "1.0rc1", true, []],
    ["v1.0a1", "1.0a1", "1.0a1", true, []],
    // Equal by PEP 440, in another spelling: a warning.
    ["v1.2", "1.2.0", "1.2.0", false, ["tag-not-canonical"]],
    ["v01.2.3", "1.2.3", "1.2.3", false, ["tag-not-canonical"]],
    ["v1.0.0-beta.1", "1.0.0b1", "1.0.0b1", true, ["tag-not-canonical"]],
    ["v1.0.0-rc.1", "1.0.0rc1", "1.0.0rc1", true, ["tag-not-canonical"]],
    ["v1.0.0-dev.4", "1.0.0.dev4", "1.0.0.dev4", true, ["tag-not-canonical"]],
    ["v1.0.0.RC1", "1.0.0rc1", "1.0.0rc1", true, ["tag-not-canonical"]],
    ["v2026.02.1", "2026.2.1", "2026.2.1", false, ["tag-not-canonical"]],
  ])("%s, where the project states %s, releases %s", (typed, own, version, prerelease, codes) => {
    expect(judge(typed, own)).toEqual({ version, prerelease, codes });
  });
});

describe("a tag that cannot be released", () => {
  test.each<[string, string, readonly string[]]>([
    ["v1.2.3", "1.2.4", ["tag-version-mismatch"]],
    ["v1.2.3", "1.2.3rc1", ["tag-version-mismatch"]],
    ["v1.2.3", "1.2.3.", ["tag-version-mismatch"]],
    ["v1.2.3", "", ["tag-version-mismatch"]],
    ["v0.3.0-1", "0.3.0.post1", ["tag-ambiguous"]],
    ["v1.2.3+local", "1.2.3+local", ["version-local"]],
    ["vv1.2.3", "1.2.3", ["tag-format-mismatch"]],
    ["V1.2.3", "1.2.3", ["tag-format-mismatch"]],
    ["v1..2", "1.2", ["tag-invalid"]],
    ["v1.2.3.", "1.2.3", ["tag-invalid"]],
    ["v1.2.3.x", "1.2.3", ["tag-version-invalid"]],
    ["v1.2.3-SNAPSHOT", "1.2.3", ["tag-version-invalid"]],
    ["v1.2.3-test", "1.2.3", ["tag-version-invalid"]],
    ["v1.2.3-next.1", "1.2.3", ["tag-version-invalid"]],
    ["v1.2.3-rc.1.2", "1.2.3rc1", ["tag-version-invalid"]],
    ["1.20261122123456789012", "1.2.3", ["tag-version-invalid"]],
    ["v1.2.3; rm -rf /", "1.2.3", ["tag-invalid"]],
    ["v$(id)", "1.2.3", ["tag-invalid"]],
    ["v`id`", "1.2.3", ["tag-invalid"]],
    ["v1.2.3\n::set-output name=x::y", "1.2.3", ["tag-invalid"]],
    ["v1.2.3^{}", "1.2.3", ["tag-invalid"]],
    ["v1.2.3~1", "1.2.3", ["tag-invalid"]],
    ["a..b", "1.2.3", ["tag-invalid"]],
    ["v\uff11.2.3", "1.2.3", ["tag-invalid"]],
    ["v1.2.3\u200f", "1.2.3", ["tag-invalid"]],
    ["", "1.2.3", ["tag-invalid"]],
  ])("%j, where the project states %j: %j", (typed, own, codes) => {
    expect(judge(typed, own).codes).toEqual(codes);
  });

  test("is told without delay, be it ten thousand digits long", () => {
    const started = performance.now();
    expect(judge(`v${"1".repeat(10_000)}`, "1.2.3").codes).toEqual(["tag-invalid"]);
    expect(judge("v1.2.3", "1".repeat(10_000)).codes).toEqual(["tag-version-mismatch"]);
    expect(performance.now() - started).toBeLessThan(50);
  });
});
