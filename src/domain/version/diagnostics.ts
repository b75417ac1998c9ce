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
});
