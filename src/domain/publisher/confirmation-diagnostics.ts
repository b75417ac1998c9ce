import { defineDiagnostics } from "../diagnostic.ts";

export const confirmationDiagnostics = defineDiagnostics({
  "indexed-file-differs": {
    severity: "warning",
    title: "The index shows size or requires-python of a file otherwise than the file has them",
  },
  "provenance-missing": {
    severity: "warning",
    title: "The index shows no provenance for a file that was sent with an attestation",
  },
  "indexed-metadata-differs": {
    severity: "warning",
    title: "The index shows other metadata of the version than its first file holds",
  },
});
