import { defineDiagnostics } from "../../domain/diagnostic.ts";

/** How an index that is not PyPI fails to show what it holds. */
export const simpleDiagnostics = defineDiagnostics({
  "simple-api-not-found": {
    severity: "error",
    title: "No simple API is found that belongs to the index's upload address",
  },
  "index-access-refused": {
    severity: "error",
    title: "The index does not let this job see what it holds",
  },
});
