import { describe, expect, test } from "@jest/globals";
import { headline } from "../../src/report/headline.ts";
import { findings, outcome, perfect, plan, reportOf, secondOfThree } from "./sample-reports.ts";

const upTo = (step: string) =>
  reportOf(
    ...perfect.outcomes.slice(0, perfect.outcomes.findIndex((each) => each.step === step) + 1),
  );
const refused = [{ code: "tag-missing", severity: "error", message: "No tag." }] as const;
const atIndex = outcome("upload", { on: "pypi", status: "failed", diagnostics: refused });
const conflict = outcome("upload", {
  on: "pypi",
  status: "failed",
  result: [{ file: "omi_openclaw-0.3.0.tar.gz", state: "conflict" }],
  diagnostics: refused,
});

describe("the headline", () => {
  test.each([
    [
      "a whole release",
      perfect,
      "omi-openclaw 0.3.0 is published and confirmed on PyPI: 2 files. Its GitHub release is published.",
    ],
    [
      "the checks",
      upTo("check"),
      "Nothing that was checked stands in the way of omi-openclaw 0.3.0.",
    ],
    ["the build", upTo("smoke"), "The distributions of omi-openclaw 0.3.0 are ready."],
    ["the draft", upTo("draft"), "The draft release of omi-openclaw 0.3.0 is ready."],
    ["the upload", upTo("upload"), "omi-openclaw 0.3.0 is published on PyPI: 2 files."],
    [
      "the release alone, in a job of its own",
      reportOf(
        outcome("plan", { result: plan }),
        outcome("publish-release", { result: { id: 1, url: "", draft: false } }),
      ),
      "The GitHub release of omi-openclaw 0.3.0 is published.",
    ],
    [
      "a refusal before there is a plan",
      reportOf(outcome("find-tag", { status: "failed", diagnostics: refused })),
      "The release of a version that is not known yet has stopped: 1 error. This run uploaded nothing.",
    ],
    [
      "a rehearsal that is refused before there is a plan",
      reportOf(
        outcome("prepare-rehearsal", { result: { tag: "v0.3.0", commit: "c".repeat(40) } }),
        outcome("find-tag", { status: "failed", diagnostics: refused }),
      ),
      "The rehearsal has stopped before the version was known: 1 error. This run uploaded nothing.",
    ],
    [
      "findings",
      findings,
      "The release of omi-openclaw 0.3.0 has stopped: 1 error, 1 warning. This run uploaded nothing.",
    ],
    [
      "an upload of which the second file is refused",
      secondOfThree,
      "The release of omi-openclaw 0.3.0 has stopped: 1 error. Known to be public: 1 of 3 files on PyPI. Running it again uploads nothing twice.",
    ],
    [
      "a conflict, which another run does not solve",
      reportOf(...upTo("draft").outcomes, conflict),
      "The release of omi-openclaw 0.3.0 has stopped: 1 error. Nothing is known to be public: 0 of 2 files on PyPI.",
    ],
    [
      "an upload that broke off",
      reportOf(...upTo("draft").outcomes, atIndex),
      "The release of omi-openclaw 0.3.0 has stopped: 1 error. Nothing is known to be public: 0 of 2 files on PyPI. Running it again uploads nothing twice.",
    ],
  ])("says what came of %s", (_, report, said) => {
    expect(headline(report)).toBe(said);
  });
});
