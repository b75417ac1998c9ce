import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { judgeAudit } from "../../../src/domain/audit/judge-audit.ts";
import { readAuditReport } from "../../../src/domain/audit/read-report.ts";

/** As pip-audit 2.10.1 has written it, of OSV's answers and of PyPI's. */
const RECORDED = {
  nothing: '{"dependencies": [], "fixes": []}',
  osv: '{"dependencies": [{"name": "idna", "version": "3.20", "vulns": [{"id": "PYSEC-2024-1", "fix_versions": ["4.2"], "aliases": ["CVE-2024-22195", "GHSA-h5c8-rqwp-cp95"], "description": "Jinja vulnerable to HTML attribute injection"}, {"id": "PYSEC-2024-1", "fix_versions": ["3.30"], "aliases": ["CVE-2024-22195"], "description": "N/A"}]}], "fixes": []}',
  pypi: '{"dependencies": [{"name": "markupsafe", "skip_reason": "Dependency not found on PyPI and could not be audited: markupsafe (2.0)"}, {"name": "rich", "version": "13.0", "vulns": []}], "fixes": []}',
};

describe("what pip-audit writes", () => {
  test("is what it says of each package, each vulnerability once", () => {
    expect(readAuditReport(RECORDED.nothing)).toEqual([]);
    expect(readAuditReport(RECORDED.osv)).toEqual([
      {
        kind: "audited",
        name: "idna",
        version: "3.20",
        vulnerabilities: [
          {
            id: "PYSEC-2024-1",
            aliases: ["CVE-2024-22195", "GHSA-h5c8-rqwp-cp95"],
            fixed: ["3.30", "4.2"],
            description: "Jinja vulnerable to HTML attribute injection",
          },
        ],
      },
    ]);
    expect(readAuditReport(RECORDED.pypi)).toEqual([
      {
        kind: "skipped",
        name: "markupsafe",
        why: "Dependency not found on PyPI and could not be audited: markupsafe (2.0)",
      },
      { kind: "audited", name: "rich", version: "13.0", vulnerabilities: [] },
    ]);
  });

  test.each([
    ["nothing at all", ""],
    ["no JSON", "No known vulnerabilities found"],
    ["JSON that is cut", RECORDED.osv.slice(0, -20)],
    ["another kind of JSON", "[]"],
    ["no list", '{"dependencies": {"length": 0}}'],
    ["a package without a name", '{"dependencies": [{"version": "1", "vulns": []}]}'],
    ["a package without an answer", '{"dependencies": [{"name": "a", "version": "1"}]}'],
    ["a vulnerability without a name", RECORDED.osv.replace('"id": "PYSEC-2024-1"', '"id": 1')],
    ["fixes that are no texts", RECORDED.osv.replace('["4.2"]', "[4.2]")],
    ["a name from a prototype", '{"__proto__": {"dependencies": []}}'],
    ["JSON that is very deep", `{"dependencies": ${"[".repeat(200_000)}`],
  ])("is of no use as %s", (_, text) => {
    expect(readAuditReport(text)).toBeUndefined();
  });
});

test("any text, and any JSON, is read and judged without an exception", () => {
  const word = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("a", "1.0", "2.0", "GHSA-1", "CVE-1", "PYSEC-1", "__proto__", "::error::x"),
  );
  const vulnerability = fc.record(
    { id: word, aliases: fc.array(word), fix_versions: fc.array(word), description: word },
    { requiredKeys: ["id", "aliases", "fix_versions"] },
  );
  const dependency = fc.oneof(
    fc.record({ name: word, version: word, vulns: fc.array(vulnerability) }),
    fc.record({ name: word, skip_reason: word }),
  );
  const report = fc.record({ dependencies: fc.array(dependency) });
  const text = fc.oneof(
    fc.string(),
    fc.jsonValue().map((value) => JSON.stringify(value)),
    report.map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(text, fc.array(word), (given, requirements) => {
      const audited = readAuditReport(given) ?? [];
      const installed = audited.map((each) => ({ version: "1.0", ...each }));
      const found = judgeAudit({ project: "omi", requirements, installed, audited });
      expect(found.length).toBeLessThanOrEqual(audited.length + 1);
      expect(JSON.stringify(found)).not.toMatch(/::|\\u00[01]/);
    }),
  );
});

// Anything but work in proportion to their number would go past the time that a test has.
test("a hundred thousand entries that share names in a chain are read to the end", () => {
  const vulns = Array.from({ length: 100_000 }, (_, at) => ({
    id: `GHSA-${(at * 7919) % 100_000}`,
    aliases: [`GHSA-${((at * 7919) % 100_000) + 1}`],
    fix_versions: [`1.${at}`],
  }));
  const text = JSON.stringify({ dependencies: [{ name: "a", version: "1", vulns }] });
  const [found] = readAuditReport(text) ?? [];
  expect(found).toMatchObject({ vulnerabilities: [{ fixed: { length: 100_000 } }] });
});
