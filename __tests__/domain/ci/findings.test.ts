import { describe, expect, test } from "@jest/globals";
import type { CiExpectation, CiTiming } from "../../../src/domain/ci/decision.ts";
import { judgeCi } from "../../../src/domain/ci/decision.ts";
import type { CiFacts } from "../../../src/domain/ci/facts.ts";
import type { Diagnostic } from "../../../src/domain/diagnostic.ts";
import {
  AT_LAST,
  COMMIT,
  check,
  complete,
  expectation,
  facts,
  job,
  NOT_SHOWN,
  run,
  status,
  timing,
} from "./sample-facts.ts";

/** All findings of a settled verdict. */
function findings(
  known: Partial<CiFacts>,
  wanted: Partial<CiExpectation> = {},
  time: CiTiming = AT_LAST,
): readonly Diagnostic[] {
  const verdict = judgeCi(facts(known), expectation(wanted), time);
  return verdict.kind === "settled" ? verdict.diagnostics : [];
}

describe("a finding says", () => {
  test("which results are not green, and where they are", () => {
    const known = {
      runs: complete(run({ conclusion: "failure" })),
      checks: complete(job("pytest (3.12)", { conclusion: "timed_out" }), check("patch")),
      statuses: complete(status("ci/docs", "error")),
    };
    expect(findings(known)).toEqual([
      {
        code: "ci-failed",
        severity: "error",
        message: `Continuous integration is not green on commit ${COMMIT}: 2 of 3 results say so.`,
        table: {
          columns: ["Check", "From", "Conclusion", "Page"],
          rows: [
            {
              cells: [
                "pytest (3.12)",
                "Tests",
                "timed_out",
                "https://github.com/omi/omi/runs/pytest (3.12)",
              ],
            },
            { cells: ["ci/docs", "commit status", "error", "https://ci.example/ci/docs"] },
          ],
        },
        hint: expect.stringMatching(
          /re-run the failed jobs on their own pages.* Where files of this version are public already, re-run the failed jobs of the run that published them/,
        ),
      },
    ]);
  });

  test("what has not finished, and how long it was waited for", () => {
    const [finding] = findings({ runs: complete(run({ status: "queued" })) });
    expect(finding).toMatchObject({
      code: "ci-pending",
      severity: "error",
      message: `Continuous integration has not finished on commit ${COMMIT} after 1800 s: 1 of 1 result is still to come.`,
      table: {
        columns: ["Check", "From", "Status", "Page"],
        rows: [{ cells: ["Tests", "workflow", "queued", expect.stringContaining("/runs/101")] }],
      },
      hint: expect.stringMatching(
        /Where files of this version are public already, .* neither ends: put the other into ignore\.$/,
      ),
    });
  });

  test("what is required, and what there is in its place", () => {
    const [finding] = findings({ runs: complete(run()) }, { require: ["tests", "lint*"] });
    expect(finding).toMatchObject({
      code: "ci-required-missing",
      severity: "error",
      message: `Commit ${COMMIT} has no result that is named as [tool.tag2pypi.ci] requires: tests, lint*.`,
      hint: expect.stringMatching(/^Its results are: Tests\. /),
    });
    expect(findings({}, { require: ["a"] })[0]?.hint).toMatch(/^It has no results at all\. /);
  });

  test("which permissions are missing, each once", () => {
    const known = { runs: NOT_SHOWN, suites: NOT_SHOWN, checks: NOT_SHOWN };
    const unknown = {
      message: `What continuous integration says of commit ${COMMIT} is not known: GitHub does not show its workflow runs, check suites, check runs to this job's token. GitHub answers 403.`,
      hint: "Give this job the permissions:\npermissions:\n  actions: read\n  checks: read",
    };
    expect(findings(known)).toEqual([{ code: "ci-unknown", severity: "warning", ...unknown }]);
    expect(findings(known, { require: ["a"] })).toEqual([
      { code: "ci-required-unknown", severity: "error", ...unknown },
    ]);
  });

  test("what GitHub keeps back", () => {
    const short = { kind: "incomplete", items: [check("patch")], total: 130 } as const;
    expect(findings({ checks: short })).toEqual([
      {
        code: "ci-incomplete",
        severity: "error",
        message: `GitHub counts 130 check runs of commit ${COMMIT}, and gives 1: what is missing may not be green.`,
        hint: "Run this workflow again.",
      },
    ]);
  });

  test("that nobody has looked at the commit", () => {
    expect(findings({})).toMatchObject([{ code: "ci-missing", severity: "warning" }]);
  });
});

test("names and addresses that strangers choose are harmless in a finding, and not too many", () => {
  const name = `::error::x\u202e${"y".repeat(300)}`;
  const statuses = Array.from({ length: 31 }, (_, place) => status(`${place} ${name}`, "failure"));
  const [finding] = findings({ statuses: complete(...statuses) }, {}, timing());
  expect(finding?.message).toMatch(/31 of 31 results say so \(the first 30 are named\)\.$/);
  expect(finding?.table?.rows).toHaveLength(30);
  const text = JSON.stringify(finding);
  expect(text).not.toContain("::error");
  expect(text).not.toContain("\u202e");
  for (const { cells } of finding?.table?.rows ?? []) {
    expect(cells[0]?.length).toBeLessThanOrEqual(100);
  }
});
