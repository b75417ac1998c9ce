import { type GuideLine, PERSON } from "./guide-line.ts";

/** Steps 9 and 10: the index and the release. */
export const publication: readonly GuideLine[] = [
  {
    line: "Step 9: the upload is tried on TestPyPI",
    evidence: { kind: "step", step: "upload", on: "testpypi" },
    by: "The very files that go to the next index are uploaded.",
  },
  {
    line: "Step 9: the project installs from TestPyPI",
    evidence: { kind: "step", step: "verify", on: "testpypi" },
    by: "pip installs exactly that version from TestPyPI, and its dependencies from elsewhere, in a clean environment.",
    byHand:
      "Install the dependencies from PyPI, then: pip install --no-deps --index-url https://test.pypi.org/simple/ {project}=={version}. With --extra-index-url anyone could supply a dependency there.",
  },
  {
    line: "Step 9: credentials are at hand",
    evidence: { kind: "credentials" },
    afterRehearsal:
      "Register the trusted publisher on PyPI: owner, repository, publish.yml, environment pypi.",
    by: "The job gets an identity token, or holds an API token of the right form; the index has the last word. It takes no passwords.",
  },
  {
    line: "Step 9: the distributions are published",
    evidence: { kind: "step", step: "upload", on: "targets" },
    by: "Exactly the files of the manifest are uploaded, never whatever lies in dist/.",
  },
  {
    line: "Step 9: the upload is verified",
    evidence: { kind: "step", step: "confirm", on: "targets" },
    by: "The index lists every file with the sha256 that was built.",
  },
  {
    line: "Step 10: the GitHub release has title, notes and files",
    evidence: { kind: "step", step: "draft" },
    by: "A draft holds them before anything is uploaded, with the bytes that the index gets.",
  },
  {
    line: "Step 10: the GitHub release is published",
    evidence: { kind: "step", step: "publish-release" },
    by: "The draft is published once the index has every file.",
  },
];

/** The tasks after a release. */
export const after: readonly GuideLine[] = [
  {
    line: "After: the project installs from PyPI",
    evidence: { kind: "step", step: "verify", on: "targets" },
    by: "pip installs exactly that version from the index in a clean environment, without caches.",
    byHand:
      "pip install --no-cache-dir {project}=={version}. With --upgrade pip may settle for another version.",
  },
  {
    line: "After: the installed project works",
    evidence: { kind: "step", step: "verify", on: "targets" },
    by: "What is installed from the index is imported, and its commands are run.",
    byHand: "Try its command there; what was tried above is the wheel before its upload.",
  },
  {
    line: "After: the documentation site is updated",
    evidence: PERSON,
    by: "Nothing of ours does it.",
  },
  { line: "After: the release is announced", evidence: PERSON, by: "Nothing of ours does it." },
  { line: "After: the milestone is closed", evidence: PERSON, by: "Nothing of ours does it." },
  { line: "After: the roadmap is updated", evidence: PERSON, by: "Nothing of ours does it." },
  {
    line: "After: bug reports are watched for two days",
    evidence: PERSON,
    by: "If it must be withdrawn, yank {version} on the index's own page (no tool can), and release the next patch version.",
  },
];
