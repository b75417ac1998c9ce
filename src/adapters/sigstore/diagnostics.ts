import { defineDiagnostics } from "../../domain/diagnostic.ts";

export const sigstoreDiagnostics = defineDiagnostics({
  "sigstore-refused": {
    severity: "error",
    title: "Sigstore refuses a certificate or a log entry",
  },
});
