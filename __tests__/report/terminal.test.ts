import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { terminalReport } from "../../src/report/terminal.ts";
import { findings, outcome, perfect, reportOf, secondOfThree, wording } from "./sample-reports.ts";

const plain = { ...wording, colour: false, unicode: true };

describe("the report in a terminal", () => {
  test("of a perfect release", () => {
    expect(terminalReport(perfect, plain)).toMatchInlineSnapshot(`
"Release notes
  OMI v0.3.0



Checklist
  ✓ Before: the changes are merged
  – Before: CI passes
      Look at the checks of the commit that v0.3.0 is on.
  – Before: tests pass
      Run the test suite in a job that this one needs, or name it under [tool.tag2pypi.check].
  – Before: type checking passes
      Run the type checker in CI.
  – Before: formatting is clean
      Run the formatter's check in CI.
  – Before: coverage meets its threshold
      Set coverage under [tool.tag2pypi.check], or let the tests fail below it (--cov-fail-under).
  – Before: no critical bugs are known
      Look through the open issues.
  – Before: dependencies are up to date and secure
      Run pip-audit, and look through the open dependency updates.
  ✓ Step 1: the version is updated
  ✓ Step 1: the number fits the changes
  ✓ Step 2: the changelog has a section for the version
  ✓ Step 2: the section's date is in ISO 8601
  – Step 2: the entries are well written, and the comparison table is updated
      Read the draft's notes once more: present tense, grouped by kind of change, with links.
  – Step 3: the full test suite passes
      Run it in a job that this one needs; the lines above name its parts.
  ✓ Step 4: the distributions are built
  ✓ Step 4: the distributions are what an index takes
  ✓ Step 4: what is in the distributions is in the tagged commit
  ✓ Step 5: the wheel works in a clean environment
  ✓ Step 6: the release's changes are committed
  ✓ Step 7: the tag is named as the project's tags are
  ✓ Step 8: commit and tag are pushed
  – Step 9: the upload is tried on TestPyPI (not needed)
  – Step 9: the project installs from TestPyPI (not needed)
  ✓ Step 9: credentials are at hand
  ✓ Step 9: the distributions are published
  ✓ Step 9: the upload is verified
  ✓ Step 10: the GitHub release has title, notes and files
  ✓ Step 10: the GitHub release is published
  – After: the project installs from PyPI
      pip install --no-cache-dir omi-openclaw==0.3.0. With --upgrade pip may settle for another version.
  – After: the installed project works
      Try its command there; what was tried above is the wheel before its upload.
  – After: the documentation site is updated
      Nothing of ours does it.
  – After: the release is announced
      Nothing of ours does it.
  – After: the milestone is closed
      Nothing of ours does it.
  – After: the roadmap is updated
      Nothing of ours does it.
  – After: bug reports are watched for two days
      If it must be withdrawn, yank 0.3.0 on the index's own page (no tool can), and release the next patch version.

Files
  ✓ omi_openclaw-0.3.0.tar.gz  812 B  PyPI: uploaded
  ✓ omi_openclaw-0.3.0-py3-none-any.whl  12.3 kB  PyPI: identical

✓ omi-openclaw 0.3.0 is published and confirmed on PyPI: 2 files. Its GitHub release is published.
  https://github.com/slapglif/omi/releases/tag/v0.3.0
  https://pypi.org/project/omi-openclaw/0.3.0/
"
`);
  });
  test("with findings", () => {
    expect(terminalReport(findings, plain)).toMatchInlineSnapshot(`
"Checklist
  ✗ Step 1: the version is updated

Findings
  error The project states another version than the tag (tag-version-mismatch)  pyproject.toml:7
    pyproject.toml states version 0.2.9; the tag v0.3.0 states 0.3.0.
      [project]
      version = "0.3.0"  # see https://peps.python.org/pep-0440/.
  warning The tag spells the version in a way that PyPI will normalise (tag-not-canonical)
    The tag v0.03.0 spells the version 0.03.0; PyPI and pip will show 0.3.0.
  notice A rule does not have its usual severity (rule-overridden)
    The rule tag-not-on-branch is set to off by the input rules; it is usually error.

✗ The release of omi-openclaw 0.3.0 has stopped: 1 error, 1 warning. This run uploaded nothing.
"
`);
  });
  test("when the second of three files is refused, in ASCII", () => {
    expect(terminalReport(secondOfThree, { ...plain, unicode: false })).toMatchInlineSnapshot(`
"Checklist
  x Step 9: the distributions are published

Files
  - omi_openclaw-0.3.0.tar.gz  812 B  PyPI: missing
  + omi_openclaw-0.3.0-py3-none-any.whl  12.3 kB  PyPI: uploaded
  - omi_openclaw-0.3.0-cp311-cp311-win_amd64.whl  4.0 MB  PyPI: missing

Findings
  error The file is larger than the index allows (upload-file-too-large)
    pypi refuses omi_openclaw-0.3.0-cp311-cp311-win_amd64.whl: it is larger than 100 MB.
      Ask for a higher limit.

x The release of omi-openclaw 0.3.0 has stopped: 1 error. Known to be public: 1 of 3 files on PyPI. Running it again uploads nothing twice.
  https://github.com/slapglif/omi/releases/tag/untagged-1
  https://pypi.org/project/omi-openclaw/0.3.0/
"
`);
  });

  test("is coloured only when asked, and says the same then", () => {
    const coloured = terminalReport(findings, { ...plain, colour: true });
    expect(coloured).toContain("\u001b[31merror\u001b[0m");
    expect(stripVTControlCharacters(coloured)).toBe(terminalReport(findings, plain));
  });

  test("holds no control character of a stranger, and only its own line breaks", () => {
    const report = (text: string) =>
      reportOf(
        outcome("check", {
          status: "failed",
          diagnostics: [{ code: text, severity: "error", message: text, location: { file: text } }],
        }),
      );
    const linesOf = (text: string) => terminalReport(report(text), plain).split("\n");
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const lines = linesOf(`\u001b[2J\u202e${text}`);
        expect(lines.filter((line) => /[\p{Cc}\u2028\u202e]/u.test(line))).toEqual([]);
      }),
    );
    expect(linesOf("a\r\nb").slice(1, 4)).toEqual(["  error a b (a b)  a b", "    a", "    b"]);
  });
});
