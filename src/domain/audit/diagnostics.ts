import { defineDiagnostics } from "../diagnostic.ts";

export const auditDiagnostics = defineDiagnostics({
  "dependency-fix-excluded": {
    severity: "error",
    title:
      "A dependency is vulnerable, and the project's own requirement excludes every version that fixes it",
    rule: true,
  },
  "dependency-vulnerable": {
    severity: "warning",
    title: "A dependency has a known vulnerability",
    rule: true,
  },
  "dependency-not-audited": {
    severity: "notice",
    title: "A dependency is not known where vulnerabilities are looked up",
    rule: true,
  },
  "audit-unavailable": {
    severity: "warning",
    title: "Whether the dependencies have known vulnerabilities is not known",
    rule: true,
  },
});
