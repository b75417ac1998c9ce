import { type GuideLine, PERSON } from "./guide-line.ts";

const SECTION_CODES: readonly string[] = [
  "changelog-missing",
  "changelog-not-markdown",
  "changelog-unreadable",
  "changelog-no-section",
  "changelog-section-empty",
  "changelog-duplicate-section",
  "changelog-section-yanked",
  "changelog-heading-level",
  "changelog-unreleased-entries",
  "notes-file-empty",
  "notes-secret",
  "notes-mentions",
];

const DATE_CODES: readonly string[] = [
  "changelog-placeholder-date",
  "changelog-impossible-date",
  "changelog-date-missing",
  "changelog-date-not-iso",
];

/** The checklist before a release. */
export const before: readonly GuideLine[] = [
  {
    line: "Before: the changes are merged",
    evidence: { kind: "findings", step: "check", codes: ["tag-not-on-branch"] },
    by: "The tagged commit is on a branch that releases come from. Whether a change is still missing, only you know.",
  },
  {
    line: "Before: CI passes",
    evidence: { kind: "step", step: "check-ci" },
    by: "Workflow runs, checks and statuses of the tagged commit are complete and green.",
    byHand: "Look at the checks of the commit that {tag} is on.",
  },
  {
    line: "Before: tests pass",
    evidence: { kind: "command", name: "tests" },
    by: "The project's own command for its tests succeeds.",
    byHand:
      "Run the test suite in a job that this one needs, or name it under [tool.tag2pypi.check].",
  },
  {
    line: "Before: type checking passes",
    evidence: { kind: "command", name: "types" },
    by: "The project's own command for its types succeeds.",
    byHand: "Run the type checker in CI.",
  },
  {
    line: "Before: formatting is clean",
    evidence: { kind: "command", name: "format" },
    by: "The project's own command for its formatting succeeds.",
    byHand: "Run the formatter's check in CI.",
  },
  {
    line: "Before: coverage meets its threshold",
    evidence: { kind: "command", name: "coverage" },
    by: "The tests cover as much as is asked for.",
    byHand:
      "Set coverage under [tool.tag2pypi.check], or let the tests fail below it (--cov-fail-under).",
  },
  {
    line: "Before: no critical bugs are known",
    evidence: { kind: "step", step: "check-issues" },
    by: "No open issue has a label that blocks releases, and nothing is open in the release's milestone.",
    byHand: "Look through the open issues.",
  },
  {
    line: "Before: dependencies are up to date and secure",
    evidence: { kind: "step", step: "audit-dependencies" },
    by: "pip-audit knows of nothing in what the wheel brings along. Whether there are newer versions, look through the open updates.",
    byHand: "Run pip-audit, and look through the open dependency updates.",
  },
];

/** Steps 1 to 8: from the version to the pushed tag. */
export const preparation: readonly GuideLine[] = [
  {
    line: "Step 1: the version is updated",
    evidence: {
      kind: "findings",
      step: "check",
      codes: [
        "tag-version-mismatch",
        "version-place-mismatch",
        "version-mention-mismatch",
        "version-file-silent",
        "metadata-version-mismatch",
        "runtime-version-mismatch",
        "script-version-mismatch",
      ],
    },
    by: "What the project states is compared with the tag by PEP 440: {version}.",
  },
  {
    line: "Step 1: the number fits the changes",
    evidence: {
      kind: "findings",
      step: "check",
      codes: [
        "version-bump-small",
        "version-bump-large",
        "version-documentation-only",
        "version-skipped",
        "version-lower",
      ],
    },
    by: "The bump from the release before is compared with what the changelog's section says, by Semantic Versioning, or the version is a calendar's.",
  },
  {
    line: "Step 2: the changelog has a section for the version",
    evidence: { kind: "findings", step: "check", codes: SECTION_CODES },
    by: "The section is found, and becomes the release's notes; or the project takes its notes from elsewhere.",
  },
  {
    line: "Step 2: the section's date is in ISO 8601",
    evidence: { kind: "findings", step: "check", codes: DATE_CODES, moot: SECTION_CODES },
    by: "The date in the version's heading, where there is a changelog, is a real one, written as year-month-day.",
  },
  {
    line: "Step 2: the entries are well written, and the comparison table is updated",
    evidence: PERSON,
    by: "Read the draft's notes once more: present tense, grouped by kind of change, with links.",
  },
  {
    line: "Step 3: the full test suite passes",
    evidence: PERSON,
    by: "Run it in a job that this one needs; the lines above name its parts.",
  },
  {
    line: "Step 4: the distributions are built",
    evidence: { kind: "step", step: "obtain" },
    by: "A fresh clone of the tagged commit is built, unless the bytes of this version exist already.",
  },
  {
    line: "Step 4: the distributions are what an index takes",
    evidence: { kind: "step", step: "inspect" },
    by: "Names, metadata and archives are read as PyPI reads them. The name of an sdist has underscores: a hyphen is refused.",
  },
  {
    line: "Step 4: what is in the distributions is in the tagged commit",
    evidence: {
      kind: "findings",
      step: "compare-content",
      codes: ["content-python-unknown", "content-data-unknown"],
    },
    by: "Every member of every file is compared with the tree of the tag's commit, at any path; what builds generate is known.",
  },
  {
    line: "Step 5: the wheel works in a clean environment",
    evidence: { kind: "step", step: "smoke" },
    by: "The wheel is installed into a new environment; its imports and commands are tried there.",
  },
  {
    line: "Step 6: the release's changes are committed",
    evidence: {
      kind: "findings",
      step: "check",
      codes: ["workspace-dirty", "workspace-elsewhere", "rehearsal-uncommitted"],
    },
    by: "Only what the tagged commit holds is built, and the workspace does not differ from it.",
  },
  {
    line: "Step 7: the tag is named as the project's tags are",
    evidence: {
      kind: "findings",
      step: "check",
      codes: [
        "tag-invalid",
        "tag-format-mismatch",
        "tag-version-invalid",
        "tag-not-canonical",
        "tag-ambiguous",
        "version-local",
      ],
    },
    by: "{tag} states {version} in the project's tag format.",
  },
  {
    line: "Step 8: commit and tag are pushed",
    evidence: {
      kind: "findings",
      step: "find-tag",
      codes: ["tag-missing", "tag-deleted", "tag-moved"],
    },
    afterRehearsal: "git push origin {tag} and its branch.",
    by: "{tag} and its commit are read from the remote. A tag that was published from is never moved: what needs a change needs a new version.",
  },
];
