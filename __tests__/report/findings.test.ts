import { describe, expect, test } from "@jest/globals";
import type { Diagnostic } from "../../src/domain/diagnostic.ts";
import type { Outcome } from "../../src/domain/outcome.ts";
import { findingsOf } from "../../src/report/findings.ts";
import { outcome, reportOf } from "./sample-reports.ts";

const doubt: Diagnostic = {
  code: "publisher-unlike-last",
  severity: "warning",
  message: "PyPI refuses this job, unless a publisher was registered for it.",
};
const refusal = (code: string): Diagnostic => ({ code, severity: "error", message: "Refused." });
const doubted = outcome("check-identity", { on: "pypi", diagnostics: [doubt] });
const upload = (status: Outcome["status"], ...diagnostics: readonly Diagnostic[]) =>
  outcome("upload", { on: "pypi", status, diagnostics });
const codesAfter = (...outcomes: readonly Outcome[]) =>
  findingsOf(reportOf(doubted, ...outcomes)).map(({ code }) => code);

describe("the doubt whether an index takes the job", () => {
  test("is gone when the index has taken it", () => {
    expect(codesAfter(upload("done"))).toEqual([]);
  });

  test("gives way to the index's own refusal", () => {
    expect(codesAfter(upload("failed", refusal("publisher-environment-differs")))).toEqual([
      "publisher-environment-differs",
    ]);
  });

  test.each([
    ["before the upload", []],
    ["after an upload with nothing to do", [upload("unchanged")]],
    ["after an upload that was left out", [upload("skipped")]],
    ["when another index has taken the job", [outcome("upload", { on: "testpypi" })]],
  ] as const)("is there %s", (_, outcomes) => {
    expect(codesAfter(...outcomes)).toEqual(["publisher-unlike-last"]);
  });

  test("is there when the upload ended for another reason", () => {
    expect(codesAfter(upload("failed", refusal("service-failed")))).toEqual([
      "service-failed",
      "publisher-unlike-last",
    ]);
  });
});
