import { defineDiagnostics } from "../../domain/diagnostic.ts";

export const githubDiagnostics = defineDiagnostics({
  "github-token-invalid": { severity: "error", title: "GitHub does not accept the token" },
  "github-permission-missing": {
    severity: "error",
    title: "The token lacks a permission",
  },
  "github-rate-limited": { severity: "error", title: "The token has used up its requests" },
  "github-not-found": {
    severity: "error",
    title: "GitHub does not have it, or does not show it to this token",
  },
  "github-gone": {
    severity: "error",
    title: "GitHub has it no longer, or the repository has it switched off",
  },
  "github-release-immutable": {
    severity: "error",
    title: "The release is immutable: neither it nor its assets can change",
  },
  "github-tag-burned": {
    severity: "error",
    title: "The tag's name belonged to an immutable release, and cannot be used again",
  },
  "github-tag-protected": {
    severity: "error",
    title: "A ruleset of the repository keeps the release from its tag",
  },
  "github-body-too-long": { severity: "error", title: "The notes are longer than GitHub takes" },
  "github-asset-exists": { severity: "error", title: "The release has an asset of this name" },
  "github-request-refused": {
    severity: "error",
    title: "GitHub refuses a request for a reason without a code of its own here",
  },
  "tag-not-commit": { severity: "error", title: "The tag does not point to a commit" },
  "draft-published": {
    severity: "error",
    title: "The draft that was to be deleted has been published",
  },
  "asset-differs": {
    severity: "error",
    title: "The asset on the release has other bytes than the file",
  },
});

export type GitHubCode = keyof typeof githubDiagnostics.entries;
