import { parseVersion, type Version } from "../pep440.ts";
import { compareText, quote } from "../python-text.ts";
import { Refusal } from "../refusal.ts";
import { type Form, valuesOf } from "./form.ts";
import {
  METADATA_FIELDS,
  METADATA_VERSIONS,
  type MetadataFault,
  type MetadataField,
  type MetadataValues,
  only,
} from "./metadata-fields.ts";
import { checkPolicy } from "./metadata-policy.ts";
import { FIELD_CHECKS } from "./metadata-values.ts";

/** The metadata of an upload, valid for PyPI. */
export interface UploadMetadata {
  readonly name: string;
  readonly version: Version;
  readonly values: MetadataValues;
}

/**
 * The metadata in the form, checked as PyPI does: what cannot be read; then what Python's `packaging` refuses;
 * then PyPI's own rules. Each stage runs only where the one before found nothing. Throws Refusal with one fault.
 */
export function readMetadata(form: Form): UploadMetadata {
  const values = readValues(form);
  refuse(METADATA_FIELDS.flatMap((field) => readFault(field, values)));
  refuse(METADATA_FIELDS.flatMap((field) => valueFaults(field, values)));
  const version = parseVersion(only(values, "version"));
  if (version === undefined)
    throw new Error("The check of the version accepts what is no version.");
  refuse(checkPolicy(values, version));
  return { name: only(values, "name"), version, values };
}

function readValues(form: Form): MetadataValues {
  const given = METADATA_FIELDS.map(({ form: name }) => [name, valuesOf(form, name)] as const);
  // One empty text means the same as no field.
  return Object.fromEntries(
    given.filter(([, values]) => values.length > 1 || (values[0] ?? "") !== ""),
  );
}

function readFault(field: MetadataField, values: MetadataValues): readonly MetadataFault[] {
  const given = values[field.form] ?? [];
  const unreadable =
    field.kind === "urls" ? hasRepeatedLabel(given) : field.kind !== "list" && given.length > 1;
  return unreadable
    ? [{ field: field.form, message: `${quote(field.form)} has invalid data` }]
    : [];
}

function hasRepeatedLabel(urls: readonly string[]): boolean {
  const labels = urls.map((url) => url.split(",", 1)[0]?.trim());
  return new Set(labels).size < labels.length;
}

function valueFaults(field: MetadataField, values: MetadataValues): readonly MetadataFault[] {
  const given = values[field.form];
  const required = ["metadata_version", "name", "version"].includes(field.form);
  if (given === undefined && !required) return [];
  const wanted = only(values, "metadata_version");
  const age = METADATA_VERSIONS.indexOf(wanted);
  const message =
    age >= 0 && METADATA_VERSIONS.indexOf(field.since) > age
      ? `${field.email} introduced in metadata version ${field.since}, not ${wanted}`
      : FIELD_CHECKS[field.form]?.(given ?? [], field.email);
  return message === undefined ? [] : [{ field: field.email, message }];
}

const FIRST_FIELDS = ["metadata-version", "name", "version"];
const SPECIFICATION = "https://packaging.python.org/specifications/core-metadata";
const LOCAL_VERSIONS =
  "https://packaging.python.org/en/latest/specifications/version-specifiers/#local-version-identifiers";

/** One fault is told: of the most important field that has any, the first. */
function refuse(faults: readonly MetadataFault[]): void {
  const fields = [...new Set(faults.map((fault) => fault.field))].sort(compareText);
  const field = FIRST_FIELDS.find((first) => fields.includes(first)) ?? fields[0];
  const ofField = faults.filter((fault) => fault.field === field);
  const fault = ofField[0];
  if (fault === undefined) return;
  const local = ofField.some(({ message }) => message.includes("use of local versions"));
  const address = field === "version" && local ? LOCAL_VERSIONS : SPECIFICATION;
  const stop = fault.message.endsWith(".") ? "" : ".";
  throw new Refusal(400, `${fault.message}${stop} See ${address} for more information.`);
}
