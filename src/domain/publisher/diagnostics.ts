import { defineDiagnostics } from "../diagnostic.ts";

export const publisherDiagnostics = defineDiagnostics({
  "index-address-invalid": {
    severity: "error",
    title: "An index is neither pypi, testpypi nor the https address of an upload API",
  },
  "file-differs": {
    severity: "error",
    title: "The index holds a file of this name with other bytes",
  },
  "version-yanked": {
    severity: "error",
    title: "Somebody has withdrawn the version, and the index lacks files of it",
  },
  "version-yanked-complete": {
    severity: "warning",
    title: "Somebody has withdrawn the version, all of whose files the index holds",
  },
  "project-code-beside-identity": {
    severity: "notice",
    title: "The project's code runs in the job that can publish",
  },
  "credentials-missing": {
    severity: "error",
    title: "There is neither trusted publishing nor an API token for the index",
  },
  "trial-skipped": {
    severity: "warning",
    title: "The version could not be tried on TestPyPI",
  },
  "not-verified": {
    severity: "warning",
    title: "The index did not show every uploaded file in time",
  },
  "api-token-malformed": {
    severity: "error",
    title: "The API token does not have the form of one",
  },
  "api-token-wrong-index": {
    severity: "error",
    title: "The API token belongs to another index",
  },
});
