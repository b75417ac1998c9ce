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
  "identity-beside-project-code": {
    severity: "error",
    title: "A job that runs the project's code may ask for identity tokens",
  },
  "environment-hostile": {
    severity: "error",
    title: "The job's environment lets other code into the process that holds the tokens",
  },
  "credentials-missing": {
    severity: "error",
    title: "There is neither trusted publishing nor an API token for the index",
  },
  "snapshot-not-new": {
    severity: "warning",
    rule: true,
    title: "TestPyPI holds this version already, of another commit or build",
  },
  "trial-skipped": {
    severity: "warning",
    title: "The version could not be tried on TestPyPI",
  },
  "release-before-index": {
    severity: "error",
    title: "The GitHub release was to be published before the index has all of its files",
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
  "api-token-unneeded": {
    severity: "notice",
    title: "A stored API token is used, although trusted publishing works",
  },
  "publisher-event-refused": {
    severity: "error",
    title: "The index takes no uploads from runs that were started by pull_request_target",
  },
  "publisher-issuer-refused": {
    severity: "error",
    title: "The identity token does not come from github.com",
  },
  "publisher-other-repository": {
    severity: "warning",
    title: "The identity token names another repository than the run",
  },
  "publisher-reusable-workflow": {
    severity: "error",
    title: "The job is defined in a reusable workflow, and no trusted publisher matches it",
  },
  "publisher-called-workflow": {
    severity: "warning",
    title: "The job is defined in a reusable workflow, which few trusted publishers match",
  },
  "publisher-unlike-last": {
    severity: "warning",
    title: "The job is not the one that published the last release",
  },
  "publisher-environment-missing": {
    severity: "error",
    title: "The job runs in no environment, and the trusted publisher names one",
  },
  "publisher-environment-differs": {
    severity: "error",
    title: "The job runs in another environment than the trusted publisher names",
  },
  "publisher-workflow-differs": {
    severity: "error",
    title: "The job is in another workflow file than the trusted publisher names",
  },
  "publisher-repository-differs": {
    severity: "error",
    title: "The trusted publisher names another repository: it was renamed, or this is another one",
  },
  "publisher-fork": {
    severity: "error",
    title: "The run is in a fork, and the trusted publisher names the original repository",
  },
  "publisher-differs": {
    severity: "error",
    title: "The trusted publisher differs from this job in several ways",
  },
  "publisher-gone": {
    severity: "error",
    title: "The trusted publisher of the last release is no longer registered",
  },
  "publisher-not-recorded": {
    severity: "error",
    title: "No trusted publisher matches, and no earlier release names one",
  },
  "publisher-pending-missing": {
    severity: "error",
    title: "The project has no files yet, and no pending publisher matches this job",
  },
});
