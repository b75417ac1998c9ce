import { describe, expect, test } from "@jest/globals";
import type { Issue, IssueFacts } from "../../../src/domain/issues/facts.ts";
import { judgeIssues } from "../../../src/domain/issues/judge-issues.ts";
import type { Reading } from "../../../src/domain/reading.ts";

const NONE: Reading<Issue> = { kind: "complete", items: [] };
const NOT_SHOWN: Reading<Issue> = { kind: "withheld", why: "GitHub answers 403." };
const MILESTONE = { title: "v1.0", url: "https://github.com/omi/omi/milestone/4" };

function issue(number: number, more: Partial<Issue> = {}): Issue {
  return {
    number,
    title: `Title of ${number}`,
    url: `https://github.com/omi/omi/issues/${number}`,
    labels: ["critical"],
    pullRequest: false,
    ...more,
  };
}

const listed = (...items: readonly Issue[]): Reading<Issue> => ({ kind: "complete", items });

function facts(more: Partial<IssueFacts> = {}): IssueFacts {
  return { labels: ["critical", "release-blocker"], labelled: NONE, ...more };
}

describe("a release", () => {
  test("is not held up where nothing is open", () => {
    expect(judgeIssues(facts())).toEqual([]);
    expect(judgeIssues(facts({ milestone: { ...MILESTONE, open: NONE } }))).toEqual([]);
  });

  test("is held up by open issues with a blocking label", () => {
    expect(judgeIssues(facts({ labelled: listed(issue(7), issue(9, { labels: [] })) }))).toEqual([
      {
        code: "issues-blocking",
        severity: "error",
        message:
          "2 open issues are labelled as blocking a release (critical, release-blocker): #7, #9.",
        table: {
          columns: ["Number", "Title", "Labels", "Page"],
          rows: [
            { cells: ["#7", "Title of 7", "critical", "https://github.com/omi/omi/issues/7"] },
            { cells: ["#9", "Title of 9", "", "https://github.com/omi/omi/issues/9"] },
          ],
        },
        hint: expect.stringMatching(
          /Where files of this version are public already, .*blocking-labels under \[tool\.tag2pypi\]/,
        ),
      },
    ]);
  });

  test("is not held up by pull requests", () => {
    expect(judgeIssues(facts({ labelled: listed(issue(7, { pullRequest: true })) }))).toEqual([]);
  });

  test("is told what its milestone still holds, pull requests too", () => {
    const open = listed(issue(7, { pullRequest: true }));
    expect(judgeIssues(facts({ milestone: { ...MILESTONE, open } }))).toMatchObject([
      {
        code: "milestone-open-items",
        severity: "notice",
        message: "The milestone v1.0 has 1 item open: #7.",
        hint: `Move to the next milestone what is not in this release: ${MILESTONE.url}`,
      },
    ]);
  });

  test.each<[string, Partial<IssueFacts>]>([
    ["the issues", { labelled: NOT_SHOWN }],
    ["the milestone", { milestone: { ...MILESTONE, open: NOT_SHOWN } }],
    ["both", { labelled: NOT_SHOWN, milestone: { ...MILESTONE, open: NOT_SHOWN } }],
  ])("goes on, with one notice, where %s are not shown", (_, more) => {
    expect(judgeIssues(facts(more))).toEqual([
      {
        code: "issues-unknown",
        severity: "notice",
        message: "Whether open issues block this release is not known. GitHub answers 403.",
        hint: "Give this job the permission:\npermissions:\n  issues: read",
      },
    ]);
  });
});

test("titles that strangers choose are harmless in a finding, and not too many are listed", () => {
  const many = Array.from({ length: 31 }, (_, place) =>
    issue(place, { title: `::error::x\u202e${"y".repeat(300)}`, labels: ["##[error]critical"] }),
  );
  const [finding] = judgeIssues(facts({ labelled: listed(...many) }));
  expect(finding?.message).toMatch(/^31 open issues .* #29 and more\.$/);
  expect(finding?.table?.rows).toHaveLength(30);
  const text = JSON.stringify(finding);
  for (const dangerous of ["::error", "##[error", "\u202e"]) expect(text).not.toContain(dangerous);
});
