import { describe, expect, test } from "@jest/globals";
import type { Diagnostic } from "../../src/domain/diagnostic.ts";
import { annotations } from "../../src/report/annotations.ts";
import { findings, outcome, perfect, reportOf, secondOfThree, wording } from "./sample-reports.ts";

const many = (severity: Diagnostic["severity"], number: number): readonly Diagnostic[] =>
  Array.from({ length: number }, (_, place) => ({
    code: `code-${place}`,
    severity,
    message: `Message ${place}.`,
  }));
const found = (...diagnostics: readonly Diagnostic[]) =>
  annotations(reportOf(outcome("check", { status: "failed", diagnostics })), wording.titleOf);

describe("annotations", () => {
  test("show findings of each severity at their place, errors first", () => {
    expect(annotations(findings, wording.titleOf)).toEqual([
      {
        severity: "error",
        title: "The project states another version than the tag (tag-version-mismatch)",
        message:
          'pyproject.toml states version 0.2.9; the tag v0.3.0 states 0.3.0.\n\n[project]\nversion = "0.3.0"  # see https://peps.python.org/pep-0440/.',
        file: "pyproject.toml",
        line: 7,
      },
      {
        severity: "warning",
        title: "The tag spells the version in a way that PyPI will normalise (tag-not-canonical)",
        message: "The tag v0.03.0 spells the version 0.03.0; PyPI and pip will show 0.3.0.",
      },
      {
        severity: "notice",
        title: "A rule does not have its usual severity (rule-overridden)",
        message:
          "The rule tag-not-on-branch is set to off by the input rules; it is usually error.",
      },
    ]);
  });

  test("hold nothing that moves a cursor or turns the direction of reading", () => {
    const message = "a\u001b[2Jb\u202ec";
    expect(found({ code: "code", severity: "error", message, hint: "one\ntwo\u0007" })).toEqual([
      expect.objectContaining({ message: "a [2Jb c\n\none\ntwo " }),
    ]);
  });

  test("are none where nothing was found", () => {
    expect(annotations(perfect, wording.titleOf)).toEqual([]);
  });

  test("name the file that failed to upload", () => {
    expect(annotations(secondOfThree, wording.titleOf)).toEqual([
      {
        severity: "error",
        title: "The file is larger than the index allows (upload-file-too-large)",
        message:
          "pypi refuses omi_openclaw-0.3.0-cp311-cp311-win_amd64.whl: it is larger than 100 MB.\n\nAsk for a higher limit.",
      },
    ]);
  });

  test("are all shown where there are ten of a severity", () => {
    expect(found(...many("error", 10)).map(({ message }) => message)).toEqual(
      many("error", 10).map(({ message }) => message),
    );
  });

  test("are at most ten of each severity; the last one says what is left out", () => {
    const shown = found(...many("notice", 11), ...many("error", 12));
    expect(shown.map(({ severity }) => severity)).toEqual([
      ...Array<string>(10).fill("error"),
      ...Array<string>(10).fill("notice"),
    ]);
    expect(shown[9]).toEqual({
      severity: "error",
      title: "More in the job summary",
      message:
        "3 errors more are not shown here: GitHub shows 10 of each severity. The job summary has them all.",
    });
    expect(shown[19]?.message).toMatch(/^2 notices more are not shown here/);
  });

  test("say once what several jobs found alike", () => {
    const [diagnostic] = many("warning", 1);
    if (diagnostic === undefined) throw new Error("there is one");
    expect(found(diagnostic, { ...diagnostic })).toHaveLength(1);
  });

  test("are cut at 4096 characters, between whole ones", () => {
    const [shown] = found({
      code: "internal-error",
      severity: "error",
      message: "😀".repeat(3000),
    });
    expect(shown?.message).toBe(`${"😀".repeat(2029)}… (cut; the job summary has the rest)`);
    expect(shown?.message.length).toBeLessThanOrEqual(4096);
  });
});
