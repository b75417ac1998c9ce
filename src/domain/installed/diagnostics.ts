import { defineDiagnostics } from "../diagnostic.ts";

export const installedDiagnostics = defineDiagnostics({
  "import-failed": {
    severity: "error",
    rule: true,
    title: "A package of the installed wheel cannot be imported",
  },
  "runtime-version-mismatch": {
    severity: "error",
    rule: true,
    title: "The installed package states another version than the tag",
  },
  "script-version-mismatch": {
    severity: "error",
    rule: true,
    title: "The installed command prints another version than the tag",
  },
  "smoke-script-silent": {
    severity: "notice",
    rule: true,
    title: "The installed command does not tell its version",
  },
  "smoke-script-failed": {
    severity: "error",
    rule: true,
    title: "The configured script is not in the wheel, or does not tell its version",
  },
  "smoke-command-failed": {
    severity: "error",
    rule: true,
    title: "A smoke command or the test suite fails on the installed wheel",
  },
  "smoke-no-wheel": {
    severity: "warning",
    rule: true,
    title: "No wheel of this release can be installed on this machine",
  },
  "trial-not-installed": {
    severity: "error",
    rule: true,
    title: "The version cannot be installed from TestPyPI, so it does not go on to the next index",
  },
  "verify-not-installed": {
    severity: "warning",
    title: "The version could not be installed from the index, so it was not tried",
  },
  "verify-no-wheel": {
    severity: "notice",
    title: "The version has no wheel for this machine that could be installed from the index",
  },
});
