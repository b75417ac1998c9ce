import { defineDiagnostics } from "../diagnostic.ts";

export const issueDiagnostics = defineDiagnostics({
  "issues-blocking": {
    severity: "error",
    title: "Open issues are labelled as blocking the release",
    rule: true,
  },
  "milestone-open-items": {
    severity: "notice",
    title: "The release's milestone has open issues or pull requests",
    rule: true,
  },
  "issues-unknown": {
    severity: "notice",
    title: "The repository's issues are not shown to this token",
    rule: true,
  },
});
