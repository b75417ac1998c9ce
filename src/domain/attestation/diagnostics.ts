import { defineDiagnostics } from "../diagnostic.ts";

export const attestationDiagnostics = defineDiagnostics({
  "attestations-left-out": {
    severity: "notice",
    title: "The distributions are published without attestations, because none would be accepted",
  },
  "attestations-impossible": {
    severity: "error",
    title: "Attestations are required, but none would be accepted",
  },
  "attestations-not-made": {
    severity: "warning",
    title: "The distributions are published without attestations, because they could not be made",
  },
  "attestations-failed": {
    severity: "error",
    title: "Attestations are required, but they could not be made",
  },
  "attestation-invalid": {
    severity: "error",
    title: "An attestation is not one of this file by this workflow",
  },
});
