import { defineDiagnostics } from "../diagnostic.ts";

/*
 * Those that stop a release are no trap: results change on the same commit, and the run can be repeated for the same tag.
 */
export const ciDiagnostics = defineDiagnostics({
  "ci-failed": {
    severity: "error",
    title: "Continuous integration is not green on the commit",
    rule: true,
  },
  "ci-pending": {
    severity: "error",
    title: "Continuous integration has not finished in time",
    rule: true,
  },
  "ci-required-missing": {
    severity: "error",
    title: "The commit has no result that is required",
    rule: true,
  },
  "ci-required-unknown": {
    severity: "error",
    title: "Results are required, and GitHub does not show all there are",
    rule: true,
  },
  "ci-incomplete": {
    severity: "error",
    title: "GitHub gives fewer results than it counts",
    rule: true,
  },
  "ci-unknown": {
    severity: "warning",
    title: "What continuous integration says is not shown to this token",
    rule: true,
  },
  "ci-missing": {
    severity: "warning",
    title: "No continuous integration has looked at the commit",
    rule: true,
  },
});
