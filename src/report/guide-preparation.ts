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
    evidence: PERSON,
    by: "Look at the checks of the commit that {tag} is on.",
  },
  {
    line: "Before: tests pass",
    evidence: PERSON,
    by: "Run the test suite in a job that this one needs.",
  },
  { line: "Before: type checking passes", evidence: PERSON, by: "Run the type checker in CI." },
  { line: "Before: formatting is clean", evidence: PERSON, by: "Run the formatter's check in CI." },
  {
    line: "Before: coverage meets its threshold",
    evidence: PERSON,
    by: "Let the tests fail below it, for example with --cov-fail-under.",
  },
  {
    line: "Before: no critical bugs are known",
    evidence: PERSON,
    by: "Look through the open issues.",
  },
  {
    line: "Before: dependencies are up to date and secure",
    evidence: PERSON,
    by: "Run pip-audit, and look through the open dependency updates.",
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
        "metadata-version-mismatch",
        "runtime-version-mismatch",
        "script-version-mismatch",
      ],
    },
    by: "What the project states is compared with the tag by PEP 440: {version}.",
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
      codes: ["tag-invalid", "tag-format-mismatch", "tag-not-canonical", "tag-ambiguous"],
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
