import { defineDiagnostics } from "../diagnostic.ts";

/** What PyPI refuses about core metadata. */
export const metadataDiagnostics = defineDiagnostics({
  "classifier-unknown": {
    severity: "error",
    title: "The metadata state a classifier that PyPI does not know",
    rule: true,
  },
  "classifier-deprecated": {
    severity: "error",
    title: "The metadata state a classifier that PyPI does not take any more",
    rule: true,
  },
  "classifier-private": {
    severity: "error",
    title: "A Private classifier says that the project is not to be uploaded to PyPI",
  },
  "summary-invalid": {
    severity: "error",
    title: "The summary is too long for PyPI, or more than a line",
  },
  "description-content-type-invalid": {
    severity: "error",
    title: "The description is of a type that PyPI does not know",
  },
  "email-invalid": { severity: "error", title: "An email field of the metadata has no address" },
  "dependency-invalid": { severity: "error", title: "A dependency is not a valid one" },
  "dependency-direct-url": {
    severity: "error",
    title: "A dependency is an address, which PyPI does not take",
  },
  "metadata-requires-python-invalid": {
    severity: "error",
    title: "Requires-Python is no list of version specifiers",
  },
  "extra-invalid": { severity: "error", title: "The name of an extra is not a valid one" },
  "project-url-invalid": {
    severity: "error",
    title: "A project URL is not one that PyPI takes",
  },
  "metadata-url-invalid": {
    severity: "error",
    title: "Home-Page or Download-URL is no address that PyPI takes",
  },
  "license-stated-twice": {
    severity: "error",
    title: "The metadata have both License and License-Expression",
  },
  "license-file-invalid": {
    severity: "error",
    title: "The path of a licence file is not one that PyPI takes",
  },
  "metadata-field-too-new": {
    severity: "error",
    title: "The metadata have a field that came with a later metadata version",
  },
  "metadata-field-repeated": {
    severity: "error",
    title: "The metadata state a field twice that occurs once",
    rule: true,
  },
  "dynamic-field-invalid": {
    severity: "error",
    title: "The metadata declare a field dynamic that cannot be",
  },
});
