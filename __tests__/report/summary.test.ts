import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Outcome, Report } from "../../src/domain/outcome.ts";
import { headline } from "../../src/report/headline.ts";
import { summary } from "../../src/report/summary.ts";
import {
  beforeUpload,
  checkedBy,
  findings,
  outcome,
  perfect,
  reportOf,
  secondOfThree,
  wording,
} from "./sample-reports.ts";

describe("the job's summary", () => {
  test("of a perfect release says where everything is, and ticks what was done", () => {
    expect(summary(perfect, wording)).toMatchInlineSnapshot(`
"## omi-openclaw 0.3.0 is published and confirmed on PyPI: 2 files. Its GitHub release is published.

<a href="https://github.com/slapglif/omi/releases/tag/v0.3.0">GitHub release</a> · <a href="https://pypi.org/project/omi-openclaw/0.3.0/">PyPI</a>

### Files

| File | Size | SHA-256 | PyPI |
| --- | --- | --- | --- |
| <code>omi&#95;openclaw-0.3.0.tar.gz</code> | 812 B | <code>1111111111111111111111111111111111111111111111111111111111111111</code> | uploaded |
| <code>omi&#95;openclaw-0.3.0-py3-none-any.whl</code> | 12.3 kB | <code>2222222222222222222222222222222222222222222222222222222222222222</code> | identical |

### Release checklist

|  | Line | What ticks it, or what to do |
| --- | --- | --- |
| ✓ done | Before: the changes are merged | The tagged commit is on a branch that releases come from. Whether a change is still missing, only you know. |
| – not-checked | Before: CI passes | Look at the checks of the commit that v0.3.0 is on. |
| – not-checked | Before: tests pass | Run the test suite in a job that this one needs, or name it under &#91;tool.tag2pypi.check&#93;. |
| – not-checked | Before: type checking passes | Run the type checker in CI. |
| – not-checked | Before: formatting is clean | Run the formatter's check in CI. |
| – not-checked | Before: coverage meets its threshold | Set coverage under &#91;tool.tag2pypi.check&#93;, or let the tests fail below it (--cov-fail-under). |
| – not-checked | Before: no critical bugs are known | Look through the open issues. |
| – not-checked | Before: dependencies are up to date and secure | Run pip-audit, and look through the open dependency updates. |
| ✓ done | Step 1: the version is updated | What the project states is compared with the tag by PEP 440: 0.3.0. |
| ✓ done | Step 1: the number fits the changes | The bump from the release before is compared with what the changelog's section says, by Semantic Versioning, or the version is a calendar's. |
| ✓ done | Step 2: the changelog has a section for the version | The section is found, and becomes the release's notes; or the project takes its notes from elsewhere. |
| ✓ done | Step 2: the section's date is in ISO 8601 | The date in the version's heading, where there is a changelog, is a real one, written as year-month-day. |
| – not-checked | Step 2: the entries are well written, and the comparison table is updated | Read the draft's notes once more: present tense, grouped by kind of change, with links. |
| – not-checked | Step 3: the full test suite passes | Run it in a job that this one needs; the lines above name its parts. |
| ✓ done | Step 4: the distributions are built | A fresh clone of the tagged commit is built, unless the bytes of this version exist already. |
| ✓ done | Step 4: the distributions are what an index takes | Names, metadata and archives are read as PyPI reads them. The name of an sdist has underscores: a hyphen is refused. |
| ✓ done | Step 4: what is in the distributions is in the tagged commit | Every member of every file is compared with the tree of the tag's commit, at any path; what builds generate is known. |
| ✓ done | Step 5: the wheel works in a clean environment | The wheel is installed into a new environment; its imports and commands are tried there. |
| ✓ done | Step 6: the release's changes are committed | Only what the tagged commit holds is built, and the workspace does not differ from it. |
| ✓ done | Step 7: the tag is named as the project's tags are | v0.3.0 states 0.3.0 in the project's tag format. |
| ✓ done | Step 8: commit and tag are pushed | v0.3.0 and its commit are read from the remote. A tag that was published from is never moved: what needs a change needs a new version. |
| · not-needed | Step 9: the upload is tried on TestPyPI | testpypi is not among the indexes of this release. |
| · not-needed | Step 9: the project installs from TestPyPI | testpypi is not among the indexes of this release. |
| ✓ done | Step 9: credentials are at hand | The job gets an identity token, or holds an API token of the right form; the index has the last word. It takes no passwords. |
| ✓ done | Step 9: the distributions are published | Exactly the files of the manifest are uploaded, never whatever lies in dist/. |
| ✓ done | Step 9: the upload is verified | The index lists every file with the sha256 that was built. |
| ✓ done | Step 10: the GitHub release has title, notes and files | A draft holds them before anything is uploaded, with the bytes that the index gets. |
| ✓ done | Step 10: the GitHub release is published | The draft is published once the index has every file. |
| – not-checked | After: the project installs from PyPI | pip install --no-cache-dir omi-openclaw==0.3.0. With --upgrade pip may settle for another version. |
| – not-checked | After: the installed project works | Try its command there; what was tried above is the wheel before its upload. |
| – not-checked | After: the documentation site is updated | Nothing of ours does it. |
| – not-checked | After: the release is announced | Nothing of ours does it. |
| – not-checked | After: the milestone is closed | Nothing of ours does it. |
| – not-checked | After: the roadmap is updated | Nothing of ours does it. |
| – not-checked | After: bug reports are watched for two days | If it must be withdrawn, yank 0.3.0 on the index's own page (no tool can), and release the next patch version. |

### Timeline

| Step | Duration | Status |
| --- | --- | --- |
| find-tag | 1.0 s | done |
| plan | 0.1 s | done |
| check | 1.0 s | done |
| check-identity | 1.0 s | done |
| obtain | 9.7 s | done |
| inspect | 1.0 s | done |
| compare-content | 1.0 s | done |
| smoke | 20.0 s | done |
| draft | 1.0 s | done |
| upload (pypi) | 1.0 s | done |
| confirm (pypi) | 1.0 s | done |
| publish-release | 1.0 s | done |

"
`);
  });
  test("puts findings first, with what to do about them, and shows a rule that is switched off", () => {
    expect(summary(findings, wording)).toMatchInlineSnapshot(`
"## The release of omi-openclaw 0.3.0 has stopped: 1 error, 1 warning. This run uploaded nothing.

Run it again: Re-run failed jobs on this page. What is done already is found and left as it is.

### Findings

| Severity | Code | Finding | Place |
| --- | --- | --- | --- |
| error | <a href="https://example.org/docs/diagnostics.md&#35;tag-version-mismatch"><code>tag-version-mismatch</code></a> | <b>The project states another version than the tag</b><br>pyproject.toml states version 0.2.9; the tag v0.3.0 states 0.3.0.<details open><summary>What to do</summary>&#91;project&#93;<br>version = &#34;0.3.0&#34;  &#35; see <https://peps.python.org/pep-0440/>.</details> | <code>pyproject.toml:7</code> |
| warning | <a href="https://example.org/docs/diagnostics.md&#35;tag-not-canonical"><code>tag-not-canonical</code></a> | <b>The tag spells the version in a way that PyPI will normalise</b><br>The tag v0.03.0 spells the version 0.03.0; PyPI and pip will show 0.3.0. |  |
| notice | <a href="https://example.org/docs/diagnostics.md&#35;rule-overridden"><code>rule-overridden</code></a> | <b>A rule does not have its usual severity</b><br>The rule tag-not-on-branch is set to off by the input rules; it is usually error. |  |

### Release checklist

|  | Line | What ticks it, or what to do |
| --- | --- | --- |
| – not-checked | Before: the changes are merged | The rule tag-not-on-branch is switched off. |
| – not-checked | Before: CI passes | Look at the checks of the commit that v0.3.0 is on. |
| – not-checked | Before: tests pass | Run the test suite in a job that this one needs, or name it under &#91;tool.tag2pypi.check&#93;. |
| – not-checked | Before: type checking passes | Run the type checker in CI. |
| – not-checked | Before: formatting is clean | Run the formatter's check in CI. |
| – not-checked | Before: coverage meets its threshold | Set coverage under &#91;tool.tag2pypi.check&#93;, or let the tests fail below it (--cov-fail-under). |
| – not-checked | Before: no critical bugs are known | Look through the open issues. |
| – not-checked | Before: dependencies are up to date and secure | Run pip-audit, and look through the open dependency updates. |
| ✗ failed | Step 1: the version is updated | pyproject.toml states version 0.2.9; the tag v0.3.0 states 0.3.0. |
| ✓ done | Step 1: the number fits the changes | The bump from the release before is compared with what the changelog's section says, by Semantic Versioning, or the version is a calendar's. |
| ✓ done | Step 2: the changelog has a section for the version | The section is found, and becomes the release's notes; or the project takes its notes from elsewhere. |
| ✓ done | Step 2: the section's date is in ISO 8601 | The date in the version's heading, where there is a changelog, is a real one, written as year-month-day. |
| – not-checked | Step 2: the entries are well written, and the comparison table is updated | Read the draft's notes once more: present tense, grouped by kind of change, with links. |
| – not-checked | Step 3: the full test suite passes | Run it in a job that this one needs; the lines above name its parts. |
| – not-checked | Step 4: the distributions are built | This run did not come to the step obtain. |
| – not-checked | Step 4: the distributions are what an index takes | This run did not come to the step inspect. |
| – not-checked | Step 4: what is in the distributions is in the tagged commit | This run did not come to the step compare-content. |
| – not-checked | Step 5: the wheel works in a clean environment | This run did not come to the step smoke. |
| ✓ done | Step 6: the release's changes are committed | Only what the tagged commit holds is built, and the workspace does not differ from it. |
| ! warned | Step 7: the tag is named as the project's tags are | The tag v0.03.0 spells the version 0.03.0; PyPI and pip will show 0.3.0. |
| ✓ done | Step 8: commit and tag are pushed | v0.3.0 and its commit are read from the remote. A tag that was published from is never moved: what needs a change needs a new version. |
| · not-needed | Step 9: the upload is tried on TestPyPI | testpypi is not among the indexes of this release. |
| · not-needed | Step 9: the project installs from TestPyPI | testpypi is not among the indexes of this release. |
| – not-checked | Step 9: credentials are at hand | This run did not come to the step check-identity. |
| – not-checked | Step 9: the distributions are published | This run did not come to the step upload. |
| – not-checked | Step 9: the upload is verified | This run did not come to the step confirm. |
| – not-checked | Step 10: the GitHub release has title, notes and files | This run did not come to the step draft. |
| – not-checked | Step 10: the GitHub release is published | This run did not come to the step publish-release. |
| – not-checked | After: the project installs from PyPI | pip install --no-cache-dir omi-openclaw==0.3.0. With --upgrade pip may settle for another version. |
| – not-checked | After: the installed project works | Try its command there; what was tried above is the wheel before its upload. |
| – not-checked | After: the documentation site is updated | Nothing of ours does it. |
| – not-checked | After: the release is announced | Nothing of ours does it. |
| – not-checked | After: the milestone is closed | Nothing of ours does it. |
| – not-checked | After: the roadmap is updated | Nothing of ours does it. |
| – not-checked | After: bug reports are watched for two days | If it must be withdrawn, yank 0.3.0 on the index's own page (no tool can), and release the next patch version. |

### Timeline

| Step | Duration | Status |
| --- | --- | --- |
| find-tag | 1.0 s | done |
| plan | 0.1 s | done |
| check | 1.0 s | failed |

"
`);
  });
  test("tells which of three files are public when the second upload fails", () => {
    expect(summary(secondOfThree, wording)).toMatchInlineSnapshot(`
"## The release of omi-openclaw 0.3.0 has stopped: 1 error. Known to be public: 1 of 3 files on PyPI. Running it again uploads nothing twice.

Run it again: Re-run failed jobs on this page. What is done already is found and left as it is.

<a href="https://github.com/slapglif/omi/releases/tag/untagged-1">Draft release</a> · <a href="https://pypi.org/project/omi-openclaw/0.3.0/">PyPI</a>

### Findings

| Severity | Code | Finding | Place |
| --- | --- | --- | --- |
| error | <a href="https://example.org/docs/diagnostics.md&#35;upload-file-too-large"><code>upload-file-too-large</code></a> | <b>The file is larger than the index allows</b><br>pypi refuses omi&#95;openclaw-0.3.0-cp311-cp311-win&#95;amd64.whl: it is larger than 100 MB.<details open><summary>What to do</summary>Ask for a higher limit.</details> |  |

### Files

| File | Size | SHA-256 | PyPI |
| --- | --- | --- | --- |
| <code>omi&#95;openclaw-0.3.0.tar.gz</code> | 812 B | <code>1111111111111111111111111111111111111111111111111111111111111111</code> | missing |
| <code>omi&#95;openclaw-0.3.0-py3-none-any.whl</code> | 12.3 kB | <code>2222222222222222222222222222222222222222222222222222222222222222</code> | uploaded |
| <code>omi&#95;openclaw-0.3.0-cp311-cp311-win&#95;amd64.whl</code> | 4.0 MB | <code>3333333333333333333333333333333333333333333333333333333333333333</code> | missing |

### Release checklist

|  | Line | What ticks it, or what to do |
| --- | --- | --- |
| ✓ done | Before: the changes are merged | The tagged commit is on a branch that releases come from. Whether a change is still missing, only you know. |
| – not-checked | Before: CI passes | Look at the checks of the commit that v0.3.0 is on. |
| – not-checked | Before: tests pass | Run the test suite in a job that this one needs, or name it under &#91;tool.tag2pypi.check&#93;. |
| – not-checked | Before: type checking passes | Run the type checker in CI. |
| – not-checked | Before: formatting is clean | Run the formatter's check in CI. |
| – not-checked | Before: coverage meets its threshold | Set coverage under &#91;tool.tag2pypi.check&#93;, or let the tests fail below it (--cov-fail-under). |
| – not-checked | Before: no critical bugs are known | Look through the open issues. |
| – not-checked | Before: dependencies are up to date and secure | Run pip-audit, and look through the open dependency updates. |
| ✓ done | Step 1: the version is updated | What the project states is compared with the tag by PEP 440: 0.3.0. |
| ✓ done | Step 1: the number fits the changes | The bump from the release before is compared with what the changelog's section says, by Semantic Versioning, or the version is a calendar's. |
| ✓ done | Step 2: the changelog has a section for the version | The section is found, and becomes the release's notes; or the project takes its notes from elsewhere. |
| ✓ done | Step 2: the section's date is in ISO 8601 | The date in the version's heading, where there is a changelog, is a real one, written as year-month-day. |
| – not-checked | Step 2: the entries are well written, and the comparison table is updated | Read the draft's notes once more: present tense, grouped by kind of change, with links. |
| – not-checked | Step 3: the full test suite passes | Run it in a job that this one needs; the lines above name its parts. |
| ✓ done | Step 4: the distributions are built | A fresh clone of the tagged commit is built, unless the bytes of this version exist already. |
| ✓ done | Step 4: the distributions are what an index takes | Names, metadata and archives are read as PyPI reads them. The name of an sdist has underscores: a hyphen is refused. |
| ✓ done | Step 4: what is in the distributions is in the tagged commit | Every member of every file is compared with the tree of the tag's commit, at any path; what builds generate is known. |
| ✓ done | Step 5: the wheel works in a clean environment | The wheel is installed into a new environment; its imports and commands are tried there. |
| ✓ done | Step 6: the release's changes are committed | Only what the tagged commit holds is built, and the workspace does not differ from it. |
| ✓ done | Step 7: the tag is named as the project's tags are | v0.3.0 states 0.3.0 in the project's tag format. |
| ✓ done | Step 8: commit and tag are pushed | v0.3.0 and its commit are read from the remote. A tag that was published from is never moved: what needs a change needs a new version. |
| · not-needed | Step 9: the upload is tried on TestPyPI | testpypi is not among the indexes of this release. |
| · not-needed | Step 9: the project installs from TestPyPI | testpypi is not among the indexes of this release. |
| ✓ done | Step 9: credentials are at hand | The job gets an identity token, or holds an API token of the right form; the index has the last word. It takes no passwords. |
| ✗ failed | Step 9: the distributions are published | pypi refuses omi&#95;openclaw-0.3.0-cp311-cp311-win&#95;amd64.whl: it is larger than 100 MB. |
| – not-checked | Step 9: the upload is verified | This run did not come to the step confirm. |
| ✓ done | Step 10: the GitHub release has title, notes and files | A draft holds them before anything is uploaded, with the bytes that the index gets. |
| – not-checked | Step 10: the GitHub release is published | This run did not come to the step publish-release. |
| – not-checked | After: the project installs from PyPI | pip install --no-cache-dir omi-openclaw==0.3.0. With --upgrade pip may settle for another version. |
| – not-checked | After: the installed project works | Try its command there; what was tried above is the wheel before its upload. |
| – not-checked | After: the documentation site is updated | Nothing of ours does it. |
| – not-checked | After: the release is announced | Nothing of ours does it. |
| – not-checked | After: the milestone is closed | Nothing of ours does it. |
| – not-checked | After: the roadmap is updated | Nothing of ours does it. |
| – not-checked | After: bug reports are watched for two days | If it must be withdrawn, yank 0.3.0 on the index's own page (no tool can), and release the next patch version. |

### Timeline

| Step | Duration | Status |
| --- | --- | --- |
| find-tag | 1.0 s | done |
| plan | 0.1 s | done |
| check | 1.0 s | done |
| check-identity | 1.0 s | done |
| obtain | 9.7 s | done |
| inspect | 1.0 s | done |
| compare-content | 1.0 s | done |
| smoke | 20.0 s | done |
| draft | 1.0 s | done |
| upload (pypi) | 1.0 s | failed |

"
`);
  });
});

describe("the way to go on", () => {
  const again =
    "\n\nRun it again: Re-run failed jobs on this page. What is done already is found and left as it is.\n";
  const upload = (state: "missing" | "conflict") =>
    outcome("upload", {
      on: "pypi",
      status: "failed",
      result: [{ file: "omi_openclaw-0.3.0.tar.gz", state }],
    });
  const dry = outcome("read-inputs", { result: { indexes: ["pypi"], dryRun: true } });

  test.each([
    ["of a run that stopped", reportOf(...beforeUpload, upload("missing")), true],
    ["of a whole release", perfect, false],
    ["of a conflict, which stays", reportOf(...beforeUpload, upload("conflict")), false],
    ["of a dry run, which has done nothing", reportOf(dry, ...findings.outcomes), false],
  ])("stands under the headline of a stopped run alone, here %s", (_, report, shown) => {
    const text = summary(report, wording);
    const head = `## ${headline(report)}`;
    expect(text.startsWith(head)).toBe(true);
    expect(text.startsWith(again, head.length)).toBe(shown);
  });

  test("is shown at once for an error, and on demand for a warning", () => {
    const hinted = (severity: "error" | "warning") =>
      reportOf(
        outcome("check", {
          diagnostics: [{ code: "c", severity, message: "m", hint: "Add:\n  id-token: write" }],
        }),
      );
    const what = "<summary>What to do</summary><pre>Add:&#10;  id-token: write</pre></details>";
    expect(summary(hinted("error"), wording)).toContain(`<details open>${what}`);
    expect(summary(hinted("warning"), wording)).toContain(`<details>${what}`);
  });
});

describe("a summary that would be larger than GitHub takes", () => {
  const many = reportOf(
    outcome("check", {
      status: "failed",
      result: checkedBy({}),
      diagnostics: Array.from({ length: 1000 }, (_, number) => ({
        code: "tag-version-mismatch",
        severity: "error" as const,
        message: `Statement ${number} is öther.`,
      })),
    }),
  );

  test("is cut after a whole row, and says how many are left out", () => {
    const text = summary(many, { ...wording, limit: 2000 });
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(2000);
    const rows = text.split("\n").filter((line) => line.startsWith("| error"));
    expect(rows.every((line) => line.endsWith(" |  |"))).toBe(true);
    expect(text).toContain(
      `\n\n${1000 - rows.length} of 1000 lines are left out here: see the report.\n`,
    );
  });

  test("never exceeds its limit, whatever that is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (limit) => {
        const text = summary(many, { ...wording, limit });
        return new TextEncoder().encode(text).length <= limit;
      }),
      { numRuns: 30 },
    );
  });

  test("keeps to one mebibyte where no limit is given", () => {
    const huge = reportOf(...Array.from({ length: 12 }, (_, job) => shifted(many, job)).flat());
    const size = new TextEncoder().encode(summary(huge, wording)).length;
    expect(size).toBeGreaterThan(1024 * 1024 - 1000);
    expect(size).toBeLessThanOrEqual(1024 * 1024);
  });
});

/** The same findings as another job would have them, so that none is taken for a repetition. */
function shifted(report: Report, job: number): readonly Outcome[] {
  return report.outcomes.map((each) => ({
    ...each,
    diagnostics: each.diagnostics.map((diagnostic) => ({
      ...diagnostic,
      message: `Job ${job}: ${diagnostic.message}`,
    })),
  }));
}
