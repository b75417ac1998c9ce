import { defineDiagnostics } from "../diagnostic.ts";

export const releaseDiagnostics = defineDiagnostics({
  "release-exists": {
    severity: "error",
    title: "Somebody has published a release for the tag already",
  },
  "release-of-other-commit": {
    severity: "error",
    title: "The tag's release was made from another commit",
  },
  "release-immutable": {
    severity: "error",
    title: "The published release lacks assets and can no longer change",
  },
  "release-asset-differs": {
    severity: "error",
    title: "An asset of the published release has other bytes",
  },
  "draft-not-ours": {
    severity: "error",
    title: "Somebody has prepared a draft release for the tag",
  },
  "draft-duplicate": { severity: "warning", title: "There are several drafts of ours for the tag" },
  "draft-bytes-kept": {
    severity: "notice",
    title: "The distributions of an earlier attempt are used again",
  },
  "distributions-adopted": {
    severity: "error",
    rule: true,
    title: "The index holds files of the version, and nothing says which commit they are from",
  },
  "release-left-without-files": {
    severity: "warning",
    title: "A person's release can no longer change, so it does not get the distributions",
  },
  "release-kept-draft": {
    severity: "notice",
    title: "The release stays a draft until a run publishes to the index that people install from",
  },
  "distributions-lost": {
    severity: "error",
    title: "The index holds part of the version, and the other bytes are nowhere to be found",
  },
  "dry-run-untried": {
    severity: "notice",
    title: "A dry run does not try everything that a real run needs",
  },
  "manifest-invalid": { severity: "error", title: "The manifest cannot be read" },
  "manifest-schema-newer": {
    severity: "error",
    title: "The manifest was written by a newer version of tag2pypi",
  },
  "manifest-mismatch": {
    severity: "error",
    title: "A distribution does not have the bytes that the manifest names",
  },
  "tag-moved": { severity: "error", title: "The tag points elsewhere than when the run began" },
  "tag-deleted": { severity: "error", title: "The tag is gone from the remote" },
});
