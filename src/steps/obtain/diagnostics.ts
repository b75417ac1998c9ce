import { defineDiagnostics } from "../../domain/diagnostic.ts";

export const buildDiagnostics = defineDiagnostics({
  "build-before-failed": { severity: "error", title: "The command before the build failed" },
  "packages-directory-missing": {
    severity: "error",
    title: "The folder of handed-over distributions does not exist",
  },
});
