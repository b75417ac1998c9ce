import { defineDiagnostics } from "../diagnostic.ts";

export const projectCommandDiagnostics = defineDiagnostics({
  "check-settings-invalid": {
    severity: "error",
    title: "The settings of the project's own commands contradict themselves",
  },
  "check-install-failed": {
    severity: "error",
    rule: true,
    title: "The project cannot be installed for its own commands",
  },
  "check-command-failed": {
    severity: "error",
    rule: true,
    title: "One of the project's own commands fails",
  },
  "check-command-not-found": {
    severity: "error",
    rule: true,
    title: "The program of one of the project's own commands is not there",
  },
  "check-command-timed-out": {
    severity: "error",
    rule: true,
    title: "One of the project's own commands does not end in its time",
  },
  "check-coverage-low": {
    severity: "error",
    rule: true,
    title: "The tests cover less than the project asks for",
  },
  "check-coverage-missing": {
    severity: "error",
    rule: true,
    title: "A coverage is asked for, and the tests leave none to read",
  },
  "check-coverage-thresholds": {
    severity: "notice",
    title: "The project asks for a coverage in two places, with two numbers",
  },
  "check-abbreviated": {
    severity: "notice",
    title: "For a hotfix only some of the project's own commands run",
  },
});
