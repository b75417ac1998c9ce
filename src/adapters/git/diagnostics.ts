import { defineDiagnostics } from "../../domain/diagnostic.ts";

export const gitDiagnostics = defineDiagnostics({
  "git-missing": { severity: "error", title: "There is no git on this machine" },
  "git-failed": { severity: "error", title: "A git command fails" },
  "commit-unavailable": {
    severity: "error",
    title: "The tagged commit is neither in the workspace nor to be had from the server",
  },
});
