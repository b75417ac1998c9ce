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
        "Step 1: the number fits the changes",
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

  test.each([
    ["done", "warned"],
    ["failed", "failed"],
  ] as const)("calls a verification that is %s without the files in time %s", (status, state) => {
    const report = reportOf(
      outcome("plan", { result: plan }),
      outcome("confirm", {
        on: "pypi",
        status,
        result: { listed: false, verified: false },
        diagnostics: [{ code: "not-visible", severity: "warning", message: "Not there yet." }],
      }),
    );
    expect(lineOf(report, "Step 9: the upload is verified")).toEqual({
      line: "Step 9: the upload is verified",
      state,
      by: "Not there yet.",
    });
  });

  test.each([
    [true, "The index does not show all that it was sent."],
    [false, "The index does not list all files."],
  ])("says why nothing is verified where no finding does (listed: %s)", (listed, by) => {
    const report = reportOf(
      outcome("plan", { result: plan }),
      outcome("confirm", { on: "pypi", result: { listed, verified: false } }),
    );
    expect(lineOf(report, "Step 9: the upload is verified")?.by).toBe(by);
  });

  test.each([
    [["done", "warned"], "warned"],
    [["warned", "open"], "warned"],
    [["open", "done"], "not-checked"],
    [["warned", "failed"], "failed"],
  ] as const)("takes, of verifications that are %j, the worst: %s", (each, state) => {
    const indexes = ["pypi", "https://example.org/legacy/"];
    const confirmed = indexes.flatMap((on, place) => {
      const kind = each[place];
      if (kind === "open") return [];
      const status = kind === "failed" ? "failed" : "done";
      const result = { listed: true, verified: kind === "done" };
      return [outcome("confirm", { on, status, result })];
    });
    const report = reportOf(outcome("plan", { result: { ...plan, indexes } }), ...confirmed);
    expect(lineOf(report, "Step 9: the upload is verified")?.state).toBe(state);
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

  test("ticks the installation from an index by its step, leaves open what could not be had, and fails what does not work", () => {
    const lines = [
      "Step 9: the project installs from TestPyPI",
      "After: the project installs from PyPI",
      "After: the installed project works",
    ];
    const start = outcome("plan", { result: { ...plan, indexes: ["testpypi", "pypi"] } });
    const works = { installed: true, checks: [{ name: "import omi", passed: true }] };
    const broken = { installed: true, checks: [{ name: "import omi", passed: false }] };
    const states = (...reports: readonly Report[]) =>
      reports.map((report) => lines.map((line) => lineOf(report, line)?.state));
    const onTrial = outcome("verify", { on: "testpypi", result: works });
    const onTarget = (result: typeof works) => outcome("verify", { on: "pypi", result });
    expect(
      states(
        reportOf(start, onTrial, onTarget(works)),
        reportOf(start, onTrial, onTarget({ installed: false, checks: [] })),
        reportOf(start, onTrial, onTarget(broken)),
        reportOf(start, onTrial, outcome("verify", { on: "pypi", status: "skipped" })),
      ),
    ).toEqual([
      ["done", "done", "done"],
      ["done", "not-checked", "not-checked"],
      ["done", "failed", "failed"],
      ["done", "not-checked", "not-checked"],
    ]);
    expect(lineOf(perfect, "After: the project installs from PyPI")?.by).toBe(
      "pip install --no-cache-dir omi-openclaw==0.3.0. With --upgrade pip may settle for another version.",
    );
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

  const credentials = "Step 9: credentials are at hand";
  const identified = outcome("check-identity", {
    on: "pypi",
    result: { claims: { repository: "slapglif/omi" } },
  });

  test.each([
    ["publisher-environment-differs", "failed"],
    ["mint-refused", "failed"],
    ["upload-token-unknown", "failed"],
    ["trusted-publishing-disabled", "failed"],
    ["trusted-publishing-absent", "done"],
    ["upload-file-too-large", "done"],
  ])("lets an index that refuses the upload with %s decide: credentials %s", (code, state) => {
    const diagnostics = [{ code, severity: "error", message: "It is refused." }] as const;
    const upload = outcome("upload", { on: "pypi", status: "failed", diagnostics });
    const report = reportOf(outcome("plan", { result: plan }), identified, upload);
    const item = lineOf(report, credentials);
    expect(item?.state).toBe(state);
    expect(item?.by === "It is refused.").toBe(state === "failed");
  });

  test.each([
    [
      identified,
      "The identity token is there; whether the index knows the publisher shows at the upload.",
    ],
    [
      outcome("check-identity", { on: "pypi", result: { claims: {} } }),
      "The API token has the right form; whether the index takes it shows at the upload.",
    ],
  ])("leaves credentials open that no upload has tried: %#", (found, by) => {
    const start = outcome("plan", { result: plan });
    const skipped = outcome("upload", { on: "pypi", status: "skipped" });
    for (const report of [reportOf(start, found), reportOf(start, found, skipped)]) {
      expect(lineOf(report, credentials)).toEqual({ line: credentials, state: "not-checked", by });
    }
  });

  test("fails the credentials where one of two indexes knows no publisher", () => {
    const diagnostics = [
      { code: "publisher-gone", severity: "error", message: "It is gone." },
    ] as const;
    const report = reportOf(
      outcome("plan", { result: { ...plan, indexes: ["testpypi", "pypi"] } }),
      outcome("check-identity", { on: "testpypi", result: { claims: { sha: "c" } } }),
      identified,
      outcome("upload", { on: "testpypi", status: "failed", diagnostics }),
    );
    expect(lineOf(report, credentials)).toEqual({
      line: credentials,
      state: "failed",
      by: "It is gone.",
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
