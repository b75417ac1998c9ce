import { defineDiagnostics } from "../diagnostic.ts";

export const triggerDiagnostics = defineDiagnostics({
  "event-refused": {
    severity: "error",
    title: "The event that started the run is not one that may release",
  },
  "tag-not-named": { severity: "error", title: "Nothing says which tag to release" },
  "tag-named-twice": {
    severity: "error",
    title: "The tag input names another tag than the one that was pushed",
  },
  "tag-missing": { severity: "error", title: "The remote has no such tag" },
  "tag-moved-since-event": {
    severity: "error",
    title: "The tag points elsewhere than when the event happened",
  },
  "runner-environment-invalid": {
    severity: "error",
    title: "The runner's environment lacks what a release needs to know",
  },
  "dispatch-on-other-ref": {
    severity: "error",
    title: "The run was dispatched on another commit than the tag's",
  },
});
