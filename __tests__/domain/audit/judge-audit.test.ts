import { describe, expect, test } from "@jest/globals";
import type { Vulnerability } from "../../../src/domain/audit/audited.ts";
import { describeUnavailable } from "../../../src/domain/audit/describe.ts";
import {
  type AuditFacts,
  judgeAudit,
  vulnerableAmong,
} from "../../../src/domain/audit/judge-audit.ts";

function vulnerability(id: string, ...fixed: readonly string[]): Vulnerability {
  return { id, aliases: [], fixed, description: "" };
}

/** The dependency `web` at a version, with its vulnerabilities, of a project that requires it so. */
function facts(
  version: string,
  vulnerabilities: readonly Vulnerability[],
  requirements: readonly string[],
): AuditFacts {
  return {
    project: "omi",
    requirements,
    installed: [{ name: "Web", version }],
    audited: [{ kind: "audited", name: "web", version, vulnerabilities }],
  };
}

const codeOf = (given: AuditFacts) => judgeAudit(given).map(({ code }) => code);

describe("a vulnerability stops the release", () => {
  test.each([
    ["an upper bound below the fix", "1.4", ["1.5"], ["web<1.5"]],
    ["an upper bound below every fix", "1.4", ["1.5", "2.0.1"], ["web >=1,<1.5"]],
    ["a pinned version", "1.4", ["1.4.1"], ["web==1.4"]],
    ["a pinned line of versions", "1.4.2", ["1.5"], ["web==1.4.*"]],
    ["a compatible release", "1.4.2", ["1.5"], ["web~=1.4.1"]],
    ["the very version", "1.4", ["1.4.1"], ["web===1.4"]],
    ["excluded fixes", "1.4", ["1.5"], ["web!=1.5"]],
    ["one of two requirements", "1.4", ["1.5"], ["web>=1", "web<1.5"]],
    ["a condition under which alone it is required", "1.4", ["1.5"], ["web<1.5; os_name == 'nt'"]],
    [
      "any condition",
      "1.4",
      ["1.5"],
      ["web<1.5; os_name == 'nt'", "web<1.6,!=1.5; os_name != 'nt'"],
    ],
    ["a fix of an older line, which is none", "2.0", ["1.5", "2.1"], ["web>=2,<2.1"]],
    ["other spellings", "1.4", ["1.5"], [" WEB [http2] ( < 1.5 ) "]],
  ])("by %s", (_, version, fixed, requirements) => {
    expect(codeOf(facts(version, [vulnerability("GHSA-1", ...fixed)], requirements))).toEqual([
      "dependency-fix-excluded",
    ]);
  });
});

describe("a vulnerability is a warning", () => {
  test.each([
    ["that others bring", "1.4", ["1.5"], []],
    ["whose fix the project allows", "1.4", ["1.5"], ["web>=1"]],
    ["one of whose fixes the project allows", "1.4", ["1.5", "2.0"], ["web<1.6"]],
    ["that nobody has fixed", "1.4", [], ["web<1.5"]],
    ["that only older versions fix", "1.4", ["1.3.9"], ["web>=1.4"]],
    [
      "whose fix a condition lets in",
      "1.4",
      ["1.5"],
      ["web<1.5; os_name == 'nt'", "web; os_name != 'nt'"],
    ],
    [
      "whose fix is only kept away on some machines",
      "1.4",
      ["1.5"],
      ["web", "web<1.5; os_name == 'nt'"],
    ],
    ["that only an extra keeps", "1.4", ["1.5"], ["web<1.5; extra == 'old'"]],
    ["in what is required by its address", "1.4", ["1.5"], ["web @ https://a.example/web.whl"]],
    ["whose fix cannot be compared", "1.4", ["soon"], ["web<1.5"]],
    ["where another fix cannot be compared", "1.4", ["1.5", "soon"], ["web<1.5"]],
    ["in a version that cannot be compared", "old", ["1.5"], ["web<1.5"]],
    ["in a version that the requirement does not allow either", "1.6", ["1.7"], ["web<1.5"]],
    ["where the requirement is none", "1.4", ["1.5"], ["web<1.5;"]],
    ["where another project is required", "1.4", ["1.5"], ["web2<1.5"]],
    ["whose fix is a pre-release", "1.4", ["2.0rc1"], ["web<3"]],
  ])("%s", (_, version, fixed, requirements) => {
    expect(codeOf(facts(version, [vulnerability("GHSA-1", ...fixed)], requirements))).toEqual([
      "dependency-vulnerable",
    ]);
  });
});

describe("what is told", () => {
  test("is the project itself never, nor a package without vulnerabilities, nor one that is not installed", () => {
    const audited = ["omi-claw", "web", "other"].map((name) => ({
      kind: "audited" as const,
      name,
      version: "1.0",
      vulnerabilities: name === "web" ? [] : [vulnerability("GHSA-1")],
    }));
    const installed = ["Omi_Claw", "web"].map((name) => ({ name, version: "1.0" }));
    const given = { project: "omi.claw", requirements: [], installed, audited };
    expect(judgeAudit(given)).toEqual([]);
    expect(vulnerableAmong(given)).toEqual([]);
  });

  test("is that nobody has a fix", () => {
    const [finding] = judgeAudit(facts("1.4", [vulnerability("GHSA-1")], ["web"]));
    expect(finding?.hint).toMatch(/^No fixed version is known\./);
  });

  test("is what nobody can tell, in one notice; another version than was installed is that, too", () => {
    const installed = ["local", "lost", "moved"].map((name) => ({ name, version: "1.0" }));
    const found = judgeAudit({
      project: "omi",
      requirements: [],
      installed,
      audited: [
        { kind: "skipped", name: "local", why: "Not on PyPI\n::error::" },
        { kind: "audited", name: "moved", version: "2.0", vulnerabilities: [] },
      ],
    });
    expect(found).toEqual([
      {
        code: "dependency-not-audited",
        severity: "notice",
        message:
          "Whether these dependencies have known vulnerabilities cannot be told: local 1.0, lost 1.0, moved 1.0.",
        table: {
          columns: ["Package", "Version", "Why"],
          rows: [
            { cells: ["local", "1.0", "Not on PyPI :\u200b:error:\u200b:"] },
            { cells: ["lost", "1.0", "pip-audit says nothing of it."] },
            { cells: ["moved", "1.0", "pip-audit says nothing of it."] },
          ],
        },
        hint: "Only what PyPI has is known there. Look at those that come from elsewhere by other means.",
      },
    ]);
  });

  test("is bounded, and those that stop the release come first", () => {
    const many = Array.from({ length: 1000 }, (_, at) => ({
      ...vulnerability(`GHSA-${at}`, ...Array.from({ length: 500 }, () => "1.4.1")),
      aliases: Array.from({ length: 500 }, (_each, index) => `CVE-${index}`),
      description: "x".repeat(10_000),
    }));
    const last = vulnerability("GHSA-last", "2.0");
    const [finding] = judgeAudit(facts("1.4", [...many, last], ["web<1.5"]));
    expect(finding?.code).toBe("dependency-fix-excluded");
    expect(finding?.message).toMatch(/has 1001 known vulnerabilities\..* fixes GHSA-last\.$/);
    expect(finding?.table?.rows).toHaveLength(30);
    expect(finding?.table?.rows[0]).toEqual({
      cells: ["GHSA-last", "", "2.0", "", "https://osv.dev/vulnerability/GHSA-last"],
      marked: true,
    });
    expect(JSON.stringify(finding).length).toBeLessThan(30_000);
  });

  test("leads to no page where a name is none", () => {
    const [finding] = judgeAudit(facts("1.4", [vulnerability("javascript:alert(1)")], []));
    expect(finding?.table?.rows[0]?.cells.at(-1)).toBe("");
  });

  test("is that there was no answer", () => {
    expect(describeUnavailable("pip-audit fails (exit code 1).")).toMatchObject({
      code: "audit-unavailable",
      severity: "warning",
      message:
        "Whether the dependencies have known vulnerabilities is not known. pip-audit fails (exit code 1).",
    });
  });
});
