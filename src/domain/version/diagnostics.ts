import { defineDiagnostics } from "../diagnostic.ts";

export const versionDiagnostics = defineDiagnostics({
  "tag-invalid": { severity: "error", title: "The tag's name is not one that git accepts" },
  "tag-format-mismatch": {
    severity: "error",
    title: "The tag does not state a version in the project's tag format",
  },
  "tag-not-canonical": {
    severity: "warning",
    rule: true,
    title: "The tag spells the version in a way that PyPI will normalise",
  },
  "tag-ambiguous": {
    severity: "error",
    rule: true,
    title:
      "The tag spells a version that stands before its release for SemVer, and after it for PyPI",
  },
  "tag-version-mismatch": {
    severity: "error",
    rule: true,
    title: "The project states another version than the tag",
  },
  "tag-version-invalid": {
    severity: "error",
    title: "The tag states a version that PEP 440 does not know, so that PyPI refuses it",
  },
  "version-invalid": {
    severity: "error",
    rule: true,
    title: "The project states a version that PEP 440 does not know",
  },
  "version-bump-small": {
    severity: "warning",
    rule: true,
    title: "The changelog tells of more than the version's number promises",
  },
  "version-bump-large": {
    severity: "notice",
    rule: true,
    title: "The version's number promises more than the changelog tells of",
  },
  "version-documentation-only": {
    severity: "notice",
    rule: true,
    title: "The release changes nothing but documentation",
  },
  "version-skipped": {
    severity: "warning",
    rule: true,
    title: "A version is left out between the last release and this one",
  },
  "version-lower": {
    severity: "warning",
    rule: true,
    title: "A greater version is released already, and this one is no backport",
  },
  "version-place-mismatch": {
    severity: "error",
    rule: true,
    title: "A place that is published, or that the project names, states another version",
  },
  "version-mention-mismatch": {
    severity: "warning",
    rule: true,
    title: "A file beside what is published states another version",
  },
  "version-file-silent": {
    severity: "error",
    rule: true,
    title: "A configured version file is not there, or states no version",
  },
});
