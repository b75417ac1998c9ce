import { defineDiagnostics } from "../../domain/diagnostic.ts";

/** How an index refuses to exchange an identity token for an upload token. */
export const mintDiagnostics = defineDiagnostics({
  "trusted-publishing-absent": {
    severity: "error",
    title: "The index does not offer trusted publishing",
  },
  "trusted-publishing-disabled": {
    severity: "error",
    title: "The index has switched trusted publishing off",
  },
  "mint-audience-foreign": {
    severity: "error",
    title: "The index asks for an identity token that is good at another service",
  },
  "mint-publisher-unknown": {
    severity: "error",
    title: "No trusted publisher is registered that matches this job",
  },
  "mint-reusable-workflow": {
    severity: "error",
    title: "The job comes from a reusable workflow, which no trusted publisher matches",
  },
  "mint-event-refused": {
    severity: "error",
    title: "The index takes no uploads from pull_request_target",
  },
  "mint-pending-publisher-outdated": {
    severity: "error",
    title: "The pending publisher's project exists by now",
  },
  "mint-name-refused": {
    severity: "error",
    title: "The index refuses the name of the pending publisher's project",
  },
  "mint-registration-closed": {
    severity: "error",
    title: "The index takes no new projects at the moment",
  },
  "mint-issuer-unknown": {
    severity: "error",
    title: "The index does not trust the issuer of the identity token",
  },
  "mint-token-invalid": {
    severity: "error",
    title: "The index does not accept the identity token",
  },
  "mint-token-reused": {
    severity: "error",
    title: "The identity token was exchanged before",
  },
  "mint-request-malformed": {
    severity: "error",
    title: "The index cannot read the request for an upload token",
  },
  "mint-refused": {
    severity: "error",
    title: "The index refuses an upload token for a reason without a code of its own here",
  },
});

/** How an index refuses a file. */
export const uploadDiagnostics = defineDiagnostics({
  "upload-refused": {
    severity: "error",
    title: "The index refuses a file for a reason without a code of its own here",
  },
  "upload-address-wrong": { severity: "error", title: "The address takes no uploads" },
  "upload-request-malformed": {
    severity: "error",
    title: "The index cannot read the upload, whatever the file",
  },
  "upload-index-closed": { severity: "error", title: "The index takes no uploads at the moment" },
  "upload-token-unknown": {
    severity: "error",
    title: "The index does not know the upload token",
  },
  "upload-token-expired": { severity: "error", title: "The upload token has expired" },
  "upload-token-elsewhere": {
    severity: "error",
    title: "The upload token is not for this project",
  },
  "upload-account-unready": {
    severity: "error",
    title: "The account behind the API token may not upload yet",
  },
  "upload-organisation-inactive": {
    severity: "error",
    title: "The organisation that owns the project is inactive",
  },
  "upload-project-unknown": {
    severity: "error",
    title: "The project does not exist, and this token cannot create it",
  },
  "upload-name-refused": {
    severity: "error",
    title: "The index refuses the name of a new project",
  },
  "upload-registration-closed": {
    severity: "error",
    title: "The index takes no new projects at the moment",
  },
  "upload-too-many-projects": {
    severity: "error",
    title: "Too many new projects in too short a time",
  },
  "upload-version-refused": { severity: "error", title: "The index refuses the version" },
  "upload-classifier-refused": { severity: "error", title: "The index refuses a classifier" },
  "upload-dependency-refused": {
    severity: "error",
    title: "A dependency points to an address instead of an index",
  },
  "upload-description-refused": {
    severity: "error",
    title: "The long description cannot be rendered",
  },
  "upload-metadata-refused": { severity: "error", title: "The index refuses the metadata" },
  "upload-filename-refused": { severity: "error", title: "The index refuses the file's name" },
  "upload-file-too-large": { severity: "error", title: "The file is larger than the index allows" },
  "upload-project-too-large": {
    severity: "error",
    title: "The project takes more room than the index allows",
  },
  "upload-damaged": {
    severity: "error",
    title: "The file that arrived is not the one that was announced",
  },
  "upload-file-exists": {
    severity: "error",
    title: "The index holds this file name, or these bytes, already",
  },
  "upload-filename-burned": {
    severity: "error",
    title: "A file of this name was deleted from the index, which never takes it again",
  },
  "upload-release-closed": {
    severity: "error",
    title: "The release is too old to take more files",
  },
  "upload-second-sdist": { severity: "error", title: "The release has another sdist already" },
  "upload-archive-refused": { severity: "error", title: "The index refuses the archive" },
  "upload-licence-file-missing": {
    severity: "error",
    title: "A licence file that the metadata names is not in the archive",
  },
  "upload-platform-refused": {
    severity: "error",
    title: "The index refuses the wheel's platform tag",
  },
  "upload-wheel-incomplete": {
    severity: "error",
    title: "The wheel lacks a file that every wheel has, or has a broken one",
  },
  "upload-attestations-refused": { severity: "error", title: "The index refuses the attestations" },
});

export type UploadCode = keyof typeof uploadDiagnostics.entries;
export type MintCode = keyof typeof mintDiagnostics.entries;
