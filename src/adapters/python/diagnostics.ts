import { defineDiagnostics } from "../../domain/diagnostic.ts";

export const pythonDiagnostics = defineDiagnostics({
  "python-not-found": { severity: "error", title: "No Python on this machine fits the project" },
  "environment-failed": {
    severity: "error",
    title: "A virtual environment, or the tools in it, cannot be made",
  },
  "build-failed": { severity: "error", title: "The project's build backend fails" },
  "build-requirement-missing": {
    severity: "error",
    title: "A package that the build needs is not to be had",
  },
  "build-network": { severity: "error", title: "The build cannot reach its package index" },
  "build-several-packages": {
    severity: "error",
    title: "setuptools finds several packages and does not choose between them",
  },
  "build-no-vcs-version": {
    severity: "error",
    title: "The version is to come from git, and git does not tell it",
  },
  "build-backend-missing": {
    severity: "error",
    title: "The build backend is not among the build's requirements",
  },
  "install-failed": { severity: "error", title: "pip cannot install the distribution" },
});
