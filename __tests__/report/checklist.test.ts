import { describe, expect, test } from "@jest/globals";
import { catalogue } from "../../src/catalogue.ts";
import type { Report } from "../../src/domain/outcome.ts";
import { checklist } from "../../src/report/checklist.ts";
import { guide } from "../../src/report/guide.ts";
import {
  checkedBy,
  findings,
  outcome,
  perfect,
  plan,
  reportOf,
  secondOfThree,
} from "./sample-reports.ts";

const lineOf = (report: Report, line: string) =>
  checklist(report).find((item) => item.line === line);
const linesIn = (report: Report, state: string) =>
  checklist(report)
    .filter((item) => item.state === state)
    .map(({ line }) => line);

/** What no part of the product looks at, in any run. */
const PEOPLE = [
  "Before: CI passes",
  "Before: tests pass",
  "Before: type checking passes",
  "Before: formatting is clean",
  "Before: coverage meets its threshold",
  "Before: no critical bugs are known",
  "Before: dependencies are up to date and secure",
  "Step 2: the entries are well written, and the comparison table is updated",
  "Step 3: the full test suite passes",
];
const AFTERWARDS = [
  "After: the project installs from PyPI",
  "After: the installed project works",
  "After: the documentation site is updated",
  "After: the release is announced",
  "After: the milestone is closed",
  "After: the roadmap is updated",
  "After: bug reports are watched for two days",
];

describe("the release guide's checklist", () => {
  test("ticks after a perfect release all that was checked or done, and nothing else", () => {
    expect({
      done: linesIn(perfect, "done"),
      failed: linesIn(perfect, "failed"),
      open: linesIn(perfect, "not-checked"),
      unneeded: linesIn(perfect, "not-needed"),
    }).toEqual({
      done: [
        "Before: the changes are merged",
        "Step 1: the version is updated",
        "Step 2: the changelog has a section for the version",
        "Step 2: the section's date is in ISO 8601",
        "Step 4: the distributions are built",
        "Step 4: the distributions are what an index takes",
        "Step 4: what is in the distributions is in the tagged commit",
        "Step 5: the wheel works in a clean environment",
        "Step 6: the release's changes are committed",
        "Step 7: the tag is named as the project's tags are",
        "Step 8: commit and tag are pushed",
        "Step 9: credentials are at hand",
        "Step 9: the distributions are published",
        "Step 9: the upload is verified",
        "Step 10: the GitHub release has title, notes and files",
        "Step 10: the GitHub release is published",
      ],
      failed: [],
      open: [...PEOPLE, ...AFTERWARDS],
      unneeded: [
        "Step 9: the upload is tried on TestPyPI",
        "Step 9: the project installs from TestPyPI",
      ],
    });
  });

  test("fails the line that a finding belongs to, and keeps the others of the same step", () => {
    expect(lineOf(findings, "Step 1: the version is updated")).toEqual({
      line: "Step 1: the version is updated",
      state: "failed",
      by: "pyproject.toml states version 0.2.9; the tag v0.3.0 states 0.3.0.",
    });
    expect(lineOf(findings, "Step 6: the release's changes are committed")?.state).toBe("done");
  });

  test("leaves open what a step did not come to", () => {
    expect(lineOf(findings, "Step 5: the wheel works in a clean environment")).toEqual({
      line: "Step 5: the wheel works in a clean environment",
      state: "not-checked",
      by: "This run did not come to the step smoke.",
    });
  });

  test("fails the publication when a file is refused, and leaves its verification open", () => {
    expect(linesIn(secondOfThree, "failed")).toEqual(["Step 9: the distributions are published"]);
    expect(lineOf(secondOfThree, "Step 9: the upload is verified")?.state).toBe("not-checked");
  });

  test.each([
    ["off", "not-checked", "The rule tag-not-on-branch is switched off."],
    [
      "warning",
      "done",
      "The tagged commit is on a branch that releases come from. Whether a change is still missing, only you know.",
    ],
  ] as const)(
    "knows a rule that is set to %s, whether the step failed or not",
    (level, state, by) => {
      const result = checkedBy({ "tag-not-on-branch": level });
      const diagnostics = [
        { code: "workspace-dirty", severity: "error", message: "It has changes." },
      ] as const;
      const done = reportOf(outcome("check", { result }));
      const failed = reportOf(outcome("check", { status: "failed", result, diagnostics }));
      for (const report of [done, failed])
        expect(lineOf(report, "Before: the changes are merged")).toEqual({
          line: "Before: the changes are merged",
          state,
          by,
        });
    },
  );

  test("does not take a line for done when its step ended before its rules were applied", () => {
    const report = reportOf(
      outcome("check", {
        status: "failed",
        diagnostics: [{ code: "service-unreachable", severity: "error", message: "No answer." }],
      }),
    );
    expect(lineOf(report, "Before: the changes are merged")).toEqual({
      line: "Before: the changes are merged",
      state: "not-checked",
      by: "The step check failed before it could tell.",
    });
  });

  test("does not take a step for done that was left out", () => {
    const report = reportOf(outcome("smoke", { status: "skipped" }));
    expect(lineOf(report, "Step 5: the wheel works in a clean environment")?.by).toBe(
      "This run left out the step smoke.",
    );
  });

  test("fails the verification when the index does not show the files in time", () => {
    const report = reportOf(
      outcome("plan", { result: plan }),
      outcome("confirm", {
        on: "pypi",
        result: { verified: false },
        diagnostics: [{ code: "not-visible", severity: "warning", message: "Not there yet." }],
      }),
    );
    expect(lineOf(report, "Step 9: the upload is verified")).toEqual({
      line: "Step 9: the upload is verified",
      state: "failed",
      by: "Not there yet.",
    });
    expect(
      lineOf(
        reportOf(
          outcome("plan", { result: plan }),
          outcome("confirm", { on: "pypi", result: { verified: false } }),
        ),
        "Step 9: the upload is verified",
      )?.by,
    ).toBe("The index does not list all files.");
  });

  test("takes the trial on TestPyPI and the publication on the other index for what each is", () => {
    const both = { ...plan, indexes: ["testpypi", "pypi"] };
    const report = reportOf(
      outcome("plan", { result: both }),
      outcome("upload", { on: "testpypi", result: [] }),
    );
    expect(lineOf(report, "Step 9: the upload is tried on TestPyPI")?.state).toBe("done");
    expect(lineOf(report, "Step 9: the distributions are published")?.state).toBe("not-checked");
    expect(lineOf(report, "Step 9: the project installs from TestPyPI")).toEqual({
      line: "Step 9: the project installs from TestPyPI",
      state: "not-checked",
      by: "Install the dependencies from PyPI, then: pip install --no-deps --index-url https://test.pypi.org/simple/ omi-openclaw==0.3.0. With --extra-index-url anyone could supply a dependency there.",
    });
  });

  test("does not fail a line for a mere notice", () => {
    const diagnostics = [
      { code: "notes-mentions", severity: "notice", message: "Two people are named." },
    ] as const;
    const report = reportOf(outcome("check", { result: checkedBy({}), diagnostics }));
    expect(lineOf(report, "Step 2: the changelog has a section for the version")?.state).toBe(
      "done",
    );
  });

  test("does not take TestPyPI for the publication", () => {
    const report = reportOf(
      outcome("plan", { result: { ...plan, indexes: ["testpypi"] } }),
      outcome("upload", { on: "testpypi", result: [] }),
    );
    expect(lineOf(report, "Step 9: the distributions are published")).toEqual({
      line: "Step 9: the distributions are published",
      state: "not-checked",
      by: "This run goes to TestPyPI alone.",
    });
  });

  test.each([
    [[], "not-checked", "No wheel was tried: none of the release fits this machine."],
    [
      [
        { name: "import omi", passed: true },
        { name: "omi --version", passed: false },
      ],
      "failed",
      "These fail: omi --version.",
    ],
  ] as const)(
    "does not take a wheel for working after %j, whatever the rules say",
    (checks, state, by) => {
      const line = "Step 5: the wheel works in a clean environment";
      const report = reportOf(outcome("smoke", { result: { checks } }));
      expect(lineOf(report, line)).toEqual({ line, state, by });
    },
  );

  test("lets the worst of several indexes speak", () => {
    const report = reportOf(
      outcome("plan", { result: { ...plan, indexes: ["pypi", "https://example.org/legacy/"] } }),
      outcome("upload", { on: "pypi", result: [] }),
      outcome("upload", {
        on: "https://example.org/legacy/",
        status: "failed",
        diagnostics: [{ code: "service-failed", severity: "error", message: "It is full." }],
      }),
    );
    expect(lineOf(report, "Step 9: the distributions are published")).toEqual({
      line: "Step 9: the distributions are published",
      state: "failed",
      by: "It is full.",
    });
  });

  test("names no version where none is known", () => {
    expect(lineOf(reportOf(), "After: the project installs from PyPI")?.by).toMatch(
      /^pip install --no-cache-dir PROJECT==VERSION\./,
    );
    expect(linesIn(reportOf(), "done")).toEqual([]);
  });

  test("asks only for findings that some rule makes", () => {
    const codes = guide.flatMap(({ evidence }) =>
      evidence.kind === "findings" ? evidence.codes : [],
    );
    expect(codes.filter((code) => !Object.hasOwn(catalogue, code))).toEqual([]);
  });

  test("leaves open what a rehearsal cannot know, and does not speak of what comes after", () => {
    const whole = checklist(perfect);
    const rehearsed = checklist({
      ...perfect,
      outcomes: [
        {
          step: "prepare-rehearsal",
          status: "done",
          result: { tag: "v0.3.0", commit: "c".repeat(40) },
          diagnostics: [],
          startedAt: "2026-11-22T12:00:00.000Z",
          finishedAt: "2026-11-22T12:00:01.000Z",
        },
        ...perfect.outcomes,
      ],
    });
    const changed = rehearsed.filter(
      (item) => whole.find(({ line }) => line === item.line)?.state !== item.state,
    );
    expect(changed).toEqual([
      {
        line: "Step 8: commit and tag are pushed",
        state: "not-checked",
        by: "git push origin v0.3.0 and its branch.",
      },
      {
        line: "Step 9: credentials are at hand",
        state: "not-checked",
        by: "Register the trusted publisher on PyPI: owner, repository, publish.yml, environment pypi.",
      },
    ]);
    expect(rehearsed.filter(({ line }) => line.startsWith("After"))).toEqual([]);
  });
});
