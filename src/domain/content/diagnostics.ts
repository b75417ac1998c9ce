import { defineDiagnostics } from "../diagnostic.ts";

/** What can be said of distributions whose members are looked up in the tagged commit. */
export const contentDiagnostics = defineDiagnostics({
  "content-python-unknown": {
    severity: "error",
    rule: true,
    title: "A distribution has Python code that is in no file of the tagged commit",
  },
  "content-extension-unknown": {
    severity: "error",
    rule: true,
    title: "A distribution for every platform has compiled files that are not in the tagged commit",
  },
  "content-command-unknown": {
    severity: "error",
    rule: true,
    title: "A wheel installs commands that are not in the tagged commit",
  },
  "content-build-unknown": {
    severity: "error",
    rule: true,
    title: "An sdist has settings of its build that are not in the tagged commit",
  },
  "content-data-unknown": {
    severity: "warning",
    rule: true,
    title: "A distribution has files that are not in the tagged commit",
  },
  "content-compiled": {
    severity: "notice",
    rule: true,
    title: "A wheel has compiled files, which no commit can vouch for",
  },
  "content-submodule": {
    severity: "notice",
    rule: true,
    title: "A distribution has files of a submodule, which are in another repository",
  },
  "content-line-ends": {
    severity: "notice",
    rule: true,
    title: "Files of a distribution have other line ends than in the tagged commit",
  },
  "content-export-subst": {
    severity: "notice",
    rule: true,
    title: "Placeholders of the tagged commit's files are filled in, as git archive does it",
  },
  "content-large-file": {
    severity: "notice",
    rule: true,
    title: "A distribution has files that the tagged commit holds as Git LFS pointers",
  },
  "content-not-compared": {
    severity: "notice",
    title: "The distributions could not be compared with the tagged commit",
  },
});
