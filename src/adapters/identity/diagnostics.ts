import { defineDiagnostics } from "../../domain/diagnostic.ts";

export const identityDiagnostics = defineDiagnostics({
  "identity-unavailable": {
    severity: "error",
    title: "The job may not ask for identity tokens",
  },
  "identity-refused": {
    severity: "error",
    title: "GitHub refuses the job an identity token",
  },
  "identity-malformed": {
    severity: "error",
    title: "An identity token is not one",
  },
});
