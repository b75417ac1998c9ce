import { defineDiagnostics } from "../diagnostic.ts";

/** What can be wrong with what is inside the files that are to be published. */
export const contentsDiagnostics = defineDiagnostics({
  "distribution-large": {
    severity: "warning",
    title: "A distribution is larger than PyPI takes by default",
    rule: true,
  },
  "wheel-platform-refused": {
    severity: "error",
    title: "A wheel is for a platform that PyPI takes no wheels for",
    rule: true,
  },
  "wheel-headers-missing": { severity: "error", title: "A wheel has no file WHEEL" },
  "wheel-headers-invalid": {
    severity: "error",
    title: "A wheel's file WHEEL is not what installers can read",
  },
  "wheel-tags-mismatch": {
    severity: "warning",
    title: "A wheel's file WHEEL states other tags than its file name",
    rule: true,
  },
  "record-missing": { severity: "error", title: "A wheel has no RECORD" },
  "record-invalid": { severity: "error", title: "A wheel's RECORD cannot be read" },
  "record-mismatch": {
    severity: "error",
    title: "A wheel's RECORD does not list what the wheel holds",
    rule: true,
  },
  "entry-points-invalid": {
    severity: "error",
    title: "A wheel's entry_points.txt is not one that PyPI takes",
  },
  "dependency-undeclared": {
    severity: "error",
    title: "A distribution depends on what pyproject.toml does not declare",
    rule: true,
  },
  "entry-point-undeclared": {
    severity: "error",
    title: "A wheel has entry points that pyproject.toml does not declare",
    rule: true,
  },
  "license-file-missing": {
    severity: "error",
    title: "A licence file that the metadata name is not in the distribution",
  },
  "startup-file": {
    severity: "error",
    title: "A wheel installs a file that Python runs at every start",
    rule: true,
  },
  "secret-file": {
    severity: "error",
    title: "A distribution holds a file that is named as one for secrets",
    rule: true,
  },
  "private-key": { severity: "error", title: "A distribution holds a private key", rule: true },
  "access-token": { severity: "error", title: "A distribution holds an access token", rule: true },
  "repository-data": {
    severity: "error",
    title: "A distribution holds the data of a version control system",
    rule: true,
  },
  "sdist-link": { severity: "error", title: "An sdist holds links", rule: true },
  "names-differ-by-case": {
    severity: "warning",
    title: "Names in a distribution differ in upper and lower case only",
    rule: true,
  },
});
