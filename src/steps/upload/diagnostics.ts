import { defineDiagnostics } from "../../domain/diagnostic.ts";

export const withdrawalDiagnostics = defineDiagnostics({
  "attestations-withdrawn": {
    severity: "warning",
    title: "The index refused the attestations, and files are on it without theirs",
  },
});
