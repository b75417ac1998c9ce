import { defineDiagnostics } from "../diagnostic.ts";

export const projectDiagnostics = defineDiagnostics({
  "project-file-missing": {
    severity: "error",
    title: "There is no pyproject.toml where it is expected",
  },
  "project-file-invalid": { severity: "error", title: "pyproject.toml cannot be read" },
  "project-name-missing": { severity: "error", title: "pyproject.toml names no project" },
  "project-name-invalid": {
    severity: "error",
    title: "The project's name is not one that PyPI accepts",
  },
  "project-version-invalid": {
    severity: "error",
    title: "The project's version is not text, or is missing without being declared dynamic",
  },
  "requires-python-invalid": {
    severity: "error",
    title: "requires-python is no PEP 440 specifier",
  },
  "configuration-key-unknown": {
    severity: "error",
    title: "The configuration has a key that does not exist",
  },
  "configuration-value-invalid": {
    severity: "error",
    title: "A configuration value is not of its key's type",
  },
  "rule-unknown": { severity: "error", title: "A rule setting names no rule" },
  "rule-setting-invalid": {
    severity: "error",
    title: "A rule is set to something else than error, warning or off",
  },
  "rule-overridden": { severity: "notice", title: "A rule does not have its usual severity" },
  "lfs-pointer": {
    severity: "error",
    rule: true,
    title: "Files of the clone are Git LFS pointers instead of their contents",
  },
  "workspace-dirty": {
    severity: "error",
    rule: true,
    title: "The workspace has changes that are not in the tagged commit",
  },
  "workspace-credentials": {
    severity: "error",
    rule: true,
    title: "The checkout keeps a token where the project's own commands can read it",
  },
  "workspace-elsewhere": {
    severity: "error",
    rule: true,
    title: "The workspace is not at the tagged commit",
  },
  "tag-not-on-branch": {
    severity: "error",
    rule: true,
    title: "The tagged commit is on none of the branches that releases come from",
  },
});
