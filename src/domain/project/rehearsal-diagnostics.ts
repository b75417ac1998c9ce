import { defineDiagnostics } from "../diagnostic.ts";

export const rehearsalDiagnostics = defineDiagnostics({
  "rehearsal-no-repository": {
    severity: "error",
    title: "The project to rehearse is not in a git repository",
  },
  "rehearsal-no-tag": {
    severity: "error",
    title: "There is no tag to rehearse",
  },
  "rehearsal-failed": {
    severity: "error",
    title: "The rehearsal's own copy of the repository could not be made",
  },
  "rehearsal-state-unusable": {
    severity: "error",
    title: "The state of earlier rehearsals cannot be used",
  },
  "rehearsal-uncommitted": {
    severity: "notice",
    title: "Uncommitted changes are not part of the rehearsal",
  },
});
