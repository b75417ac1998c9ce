import { defineDiagnostics } from "../../domain/diagnostic.ts";

export const httpDiagnostics = defineDiagnostics({
  "service-unreachable": {
    severity: "error",
    title: "A service gives no answer, or only a part of one",
  },
  "service-failed": {
    severity: "error",
    title: "A service answers with an error that has no code of its own here",
  },
  "response-invalid": {
    severity: "error",
    title: "A service's answer is not what its documentation promises",
  },
  "redirect-refused": {
    severity: "error",
    title: "A service sends us elsewhere, where a secret must not follow",
  },
  "address-insecure": {
    severity: "error",
    title: "An address is not https",
  },
  "proxy-invalid": {
    severity: "error",
    title: "A proxy variable does not hold a web address",
  },
  "download-differs": {
    severity: "error",
    title: "A downloaded file is not the one that was promised",
  },
});
