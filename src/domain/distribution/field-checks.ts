import { descriptionOf, headerOf } from "./metadata.ts";
import { type MetadataCheck, statedValues } from "./metadata-check.ts";
import { isMetadataVersionAtLeast, metadataVersionStatus } from "./metadata-version.ts";
import { quote } from "./quote.ts";

/** Fields by the metadata version that brought them. Source: core metadata specification. */
const FIELDS: readonly (readonly [version: string, fields: readonly string[]])[] = [
  ["1.0", ["Metadata-Version", "Name", "Version", "Summary", "Description", "Keywords"]],
  ["1.0", ["Home-page", "Author", "Author-email", "License", "Platform"]],
  ["1.1", ["Download-URL", "Supported-Platform", "Classifier", "Requires", "Provides"]],
  ["1.1", ["Obsoletes"]],
  ["1.2", ["Maintainer", "Maintainer-email", "Requires-Dist", "Requires-Python"]],
  ["1.2", ["Requires-External", "Project-URL", "Provides-Dist", "Obsoletes-Dist"]],
  ["2.1", ["Description-Content-Type", "Provides-Extra"]],
  ["2.2", ["Dynamic"]],
  ["2.4", ["License-Expression", "License-File"]],
  ["2.5", ["Import-Name", "Import-Namespace"]],
];

/** Left out of the upload where they came too early: setuptools wrote them before the specification did. */
const LEFT_OUT = "License-File";

export const checkFieldVersions: MetadataCheck = (metadata) => {
  const stated = headerOf(metadata, "metadata-version");
  if (metadataVersionStatus(stated) === "invalid") return [];
  return FIELDS.filter(([version]) => !isMetadataVersionAtLeast(stated, version)).flatMap(
    ([version, fields]) =>
      fields
        .filter((field) => field !== LEFT_OUT && isStated(metadata, field))
        .map((field) => ({
          code: "metadata-field-too-new" as const,
          what: `have the field ${field}, which came with Metadata-Version ${version}, but state Metadata-Version ${stated}`,
          hint: "Build again with an up-to-date build backend, which states the version that its fields need.",
        })),
  );
};

/** Fields with one value. Some readers take the first of two, some the last, and some refuse the file. */
const SINGLE = [
  ...["Metadata-Version", "Name", "Version", "Summary", "Description", "Keywords", "Home-page"],
  ...["Author", "Author-email", "License", "Download-URL", "Maintainer", "Maintainer-email"],
  ...["Requires-Python", "Description-Content-Type", "License-Expression"],
];

/** Source: core metadata specification; Python's packaging, with which installers and twine read metadata. */
export const checkRepetitions: MetadataCheck = (metadata) => {
  const names = metadata.headers.map(([name]) => name);
  return SINGLE.filter((field) => {
    const name = field.toLowerCase();
    const alsoInBody =
      field === "Description" &&
      headerOf(metadata, name) !== undefined &&
      descriptionOf({ headers: [], body: metadata.body }) !== undefined;
    return alsoInBody || names.indexOf(name) !== names.lastIndexOf(name);
  }).map((field) => ({
    code: "metadata-field-repeated",
    what: `state the field ${field} more than once`,
    hint: "Build again with an up-to-date build backend, and state each value in one place.",
  }));
};

const KNOWN = new Set(FIELDS.flatMap(([, fields]) => fields).map((field) => field.toLowerCase()));
const NEVER_DYNAMIC = ["metadata-version", "name", "version"];

/** Of fields that are newer than we know, the index is the judge. */
export const checkDynamic: MetadataCheck = (metadata) => {
  if (metadataVersionStatus(headerOf(metadata, "metadata-version")) !== "known") return [];
  return statedValues(metadata, "dynamic")
    .filter((field) => {
      const name = field.toLowerCase();
      return !KNOWN.has(name) || NEVER_DYNAMIC.includes(name);
    })
    .map((field) => ({
      code: "dynamic-field-invalid",
      what: `declare ${quote(field)} dynamic, which is ${KNOWN.has(field.toLowerCase()) ? "never" : "no field that can be"} dynamic`,
      hint: "Build again with an up-to-date build backend; name fields as core metadata spell them.",
    }));
};

function isStated(metadata: Parameters<MetadataCheck>[0], field: string): boolean {
  if (field === "Description") return descriptionOf(metadata) !== undefined;
  return statedValues(metadata, field.toLowerCase()).length > 0;
}
