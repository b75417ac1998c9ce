import { defineDiagnostics } from "../diagnostic.ts";

/** What can be wrong with the files that are to be published. */
export const distributionDiagnostics = defineDiagnostics({
  "snapshot-versions-differ": {
    severity: "error",
    title: "The distributions of one commit state different versions",
  },
  "distribution-none": {
    severity: "error",
    title: "There is no distribution to publish",
  },
  "distribution-foreign": {
    severity: "error",
    title: "A file beside the distributions is none",
  },
  "distribution-duplicate": {
    severity: "error",
    title: "Two distributions have the same file name",
  },
  "distribution-unreadable": {
    severity: "error",
    title: "A distribution is broken, or an index would refuse it as an archive",
  },
  "distribution-name-invalid": {
    severity: "error",
    title: "A distribution's file name is not the one that its metadata call for",
  },
  "several-sdists": {
    severity: "error",
    title: "There is more than one sdist",
  },
  "metadata-version-mismatch": {
    severity: "error",
    title: "A distribution states another version than the tag",
  },
  "metadata-name-mismatch": {
    severity: "error",
    title: "A distribution belongs to another project",
  },
  "metadata-version-unknown": {
    severity: "warning",
    title: "A distribution uses a core metadata version that is newer than we know",
    rule: true,
  },
  "metadata-version-invalid": {
    severity: "error",
    title: "A distribution states no core metadata version that indexes accept",
  },
  "version-local": {
    severity: "error",
    title: "The version is a local one, which PyPI does not take",
  },
});
