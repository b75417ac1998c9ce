import { describe, expect, test } from "@jest/globals";
import { outputs, publicReport } from "../../src/report/json.ts";
import {
  beforeUpload,
  findings,
  outcome,
  perfect,
  plan,
  reportOf,
  secondOfThree,
  wording,
} from "./sample-reports.ts";

const files = [
  { name: "omi_openclaw-0.3.0.tar.gz", sha256: "1".repeat(64), size: 812 },
  { name: "omi_openclaw-0.3.0-py3-none-any.whl", sha256: "2".repeat(64), size: 12_345 },
  { name: "omi_openclaw-0.3.0-cp311-cp311-win_amd64.whl", sha256: "3".repeat(64), size: 4_000_000 },
] as const;

describe("the JSON report", () => {
  test("of a perfect release", () => {
    expect(publicReport(perfect)).toEqual({
      schema: 1,
      plan,
      outcomes: perfect.outcomes,
      diagnostics: [],
      files: [
        { ...files[0], state: "uploaded", states: [{ index: "pypi", state: "uploaded" }] },
        { ...files[1], state: "identical", states: [{ index: "pypi", state: "identical" }] },
      ],
      release: {
        id: 1,
        url: "https://github.com/slapglif/omi/releases/tag/v0.3.0",
        draft: false,
      },
      decisions: null,
      published: true,
      verified: true,
    });
  });

  test("tells of each file what is known when the second upload fails", () => {
    const { files: known, published, verified, release } = publicReport(secondOfThree);
    expect({ states: known.map(({ state }) => state), published, verified, release }).toEqual({
      states: ["missing", "uploaded", "missing"],
      published: false,
      verified: false,
      release: {
        id: 1,
        url: "https://github.com/slapglif/omi/releases/tag/untagged-1",
        draft: true,
      },
    });
  });

  test("does not claim that a file is missing when the upload ended without telling", () => {
    const broken = outcome("upload", { on: "pypi", status: "failed" });
    const { files: known } = publicReport(reportOf(...beforeUpload, broken));
    expect(known.map(({ state }) => state)).toEqual(["unconfirmed", "unconfirmed", "unconfirmed"]);
  });

  test("lists every finding once, errors first, with code, severity, message, hint and place", () => {
    const twice = reportOf(...findings.outcomes, ...findings.outcomes);
    const found = findings.outcomes[2]?.diagnostics;
    expect(found).toHaveLength(3);
    expect(publicReport(twice).diagnostics).toEqual(found?.toReversed());
  });

  test("says null for what is not known, so that the keys are always there", () => {
    expect(publicReport(reportOf())).toEqual({
      schema: 1,
      plan: null,
      outcomes: [],
      diagnostics: [],
      files: [],
      release: null,
      decisions: null,
      published: false,
      verified: false,
    });
  });

  test("comes back from JSON as it was", () => {
    const report = publicReport(secondOfThree);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});

describe("a release to several indexes", () => {
  const withTrial = (pypi: "uploaded" | "missing") =>
    reportOf(
      ...perfect.outcomes
        .filter(({ step }) => step !== "upload" && step !== "confirm" && step !== "plan")
        .concat(
          outcome("plan", { result: { ...plan, indexes: ["pypi"] } }),
          outcome("upload", {
            on: "testpypi",
            result: files.slice(0, 2).map(({ name }) => ({ file: name, state: "conflict" })),
          }),
          outcome("upload", {
            on: "pypi",
            result: files.slice(0, 2).map(({ name }) => ({ file: name, state: pypi })),
          }),
        ),
    );

  test("is published when all files are on PyPI, whatever became of the trial on TestPyPI", () => {
    expect(publicReport(withTrial("uploaded")).published).toBe(true);
    expect(publicReport(withTrial("missing")).published).toBe(false);
  });

  test("is not verified before the index was read again", () => {
    expect(publicReport(withTrial("uploaded")).verified).toBe(false);
  });

  test.each([
    ["done", true, true],
    ["done", false, false],
    ["failed", true, false],
    ["skipped", false, true],
  ] as const)(
    "is, when its installation from PyPI is %s (installed: %s), verified: %s",
    (status, installed, verified) => {
      const result = { installed, checks: [] };
      const report = reportOf(
        ...perfect.outcomes,
        outcome("verify", { on: "testpypi", status: "failed" }),
        outcome("verify", { on: "pypi", status, result }),
      );
      expect(publicReport(report).verified).toBe(verified);
    },
  );

  test("names the state of a file on each of them", () => {
    expect(publicReport(withTrial("uploaded")).files[0]?.states).toEqual([
      { index: "pypi", state: "uploaded" },
      { index: "testpypi", state: "conflict" },
    ]);
    expect(publicReport(withTrial("uploaded")).files[0]?.state).toBe("uploaded");
  });

  test("is not published when it goes to none", () => {
    const nowhere = { ...plan, indexes: [] };
    const files = publicReport(perfect).outcomes.filter(({ step }) => step === "obtain");
    expect(publicReport(reportOf(outcome("plan", { result: nowhere }), ...files)).published).toBe(
      false,
    );
  });

  test("counts for a dry run as one that uploaded nothing", () => {
    const dry = reportOf(
      ...perfect.outcomes.map((each) =>
        each.step === "upload" ? outcome("upload", { on: "pypi", status: "skipped" }) : each,
      ),
    );
    expect(publicReport(dry).files.map(({ state }) => state)).toEqual([
      "not-uploaded",
      "not-uploaded",
    ]);
    expect(publicReport(dry).published).toBe(false);
  });
});

describe("the action's outputs", () => {
  test("of a perfect release", () => {
    expect(outputs(perfect, wording.siteOf)).toEqual({
      version: "0.3.0",
      tag: "v0.3.0",
      prerelease: "false",
      "release-url": "https://github.com/slapglif/omi/releases/tag/v0.3.0",
      "pypi-url": "https://pypi.org/project/omi-openclaw/0.3.0/",
      "index-urls": "https://pypi.org/project/omi-openclaw/0.3.0/",
      files: JSON.stringify([
        { ...files[0], state: "uploaded" },
        { ...files[1], state: "identical" },
      ]),
      "manifest-sha256": "c".repeat(64),
      published: "true",
      verified: "true",
    });
  });

  test("are empty where nothing is known, and the tag is known first", () => {
    expect(outputs(reportOf(outcome("find-tag", { result: plan.tag })), wording.siteOf)).toEqual({
      version: "",
      tag: "v0.3.0",
      prerelease: "",
      "release-url": "",
      "pypi-url": "",
      "index-urls": "",
      files: "[]",
      "manifest-sha256": "",
      published: "false",
      verified: "false",
    });
  });

  test("lead to TestPyPI where that is the only index, and spell the project as indexes do", () => {
    const indexes = ["testpypi", "https://example.org/legacy/"];
    const report = reportOf(
      ...perfect.outcomes.filter(({ step }) => step === "obtain"),
      outcome("plan", { result: { ...plan, project: "Omi._OpenClaw", indexes } }),
      ...indexes.map((on) =>
        outcome("upload", { on, result: [{ file: files[0].name, state: "uploaded" }] }),
      ),
    );
    const { "pypi-url": page, "index-urls": pages } = outputs(report, wording.siteOf);
    expect(page).toBe("https://test.pypi.org/project/omi-openclaw/0.3.0/");
    expect(pages).toBe(page);
  });

  test("lead to no page where the index has no file", () => {
    const refused = outcome("upload", {
      on: "pypi",
      status: "failed",
      result: files.map(({ name }) => ({ file: name, state: "missing" })),
    });
    for (const report of [reportOf(...beforeUpload), reportOf(...beforeUpload, refused)]) {
      const { "pypi-url": page, "index-urls": pages } = outputs(report, wording.siteOf);
      expect({ page, pages }).toEqual({ page: "", pages: "" });
    }
  });
});
