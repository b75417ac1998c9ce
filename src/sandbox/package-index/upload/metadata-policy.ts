import classifiers from "../../data/classifiers.json" with { type: "json" };
import type { Version } from "../pep440.ts";
import { compareText, quote, quoteList } from "../python-text.ts";
import { type MetadataFault, type MetadataValues, only } from "./metadata-fields.ts";
import { directReference } from "./metadata-values.ts";

const SUMMARY_LIMIT = 512;
const LABEL_LIMIT = 32;

/** PyPI's own rules, beyond the specification of core metadata (warehouse, `forklift/metadata.py`). */
export function checkPolicy(values: MetadataValues, version: Version): readonly MetadataFault[] {
  return [
    ...checkVersion(version),
    ...checkSummary(only(values, "summary")),
    ...["author_email", "maintainer_email"].flatMap((field) =>
      checkEmail(field.replace("_", "-"), only(values, field)),
    ),
    ...checkClassifiers(values["classifiers"] ?? []),
    ...["home_page", "download_url"].flatMap((field) =>
      checkAddress(field.replace("_", "-"), only(values, field)),
    ),
    ...(values["project_urls"] ?? []).flatMap(checkProjectUrl),
    ...checkRequirements(values["requires_dist"] ?? []),
    ...checkLicense(values),
  ];
}

function checkVersion(version: Version): readonly MetadataFault[] {
  if (!version.local) return [];
  const message = `The use of local versions in '${version.text}' is not allowed.`;
  return [{ field: "version", message }];
}

function checkSummary(summary: string): readonly MetadataFault[] {
  if ([...summary].length <= SUMMARY_LIMIT) return [];
  return [
    { field: "summary", message: `'summary' field must be ${SUMMARY_LIMIT} characters or less.` },
  ];
}

/** Of `Name <address>`, the address. */
function checkEmail(field: string, text: string): readonly MetadataFault[] {
  const address = (/<([^>]*)>/.exec(text)?.[1] ?? text.split(",", 1)[0] ?? "").trim();
  const problem = address === "" ? undefined : emailProblem(address);
  if (problem === undefined) return [];
  return [{ field, message: `${quote(address)} is not a valid email address: ${problem}` }];
}

function emailProblem(address: string): string | undefined {
  const at = address.lastIndexOf("@");
  if (at < 0) return "An email address must have an @-sign.";
  if (at === 0) return "There must be something before the @-sign.";
  const domain = address.slice(at + 1);
  if (domain === "") return "There must be something after the @-sign.";
  return domain.includes(".")
    ? undefined
    : "The part after the @-sign is not valid. It should have a period.";
}

const VALID = new Set(classifiers.valid);
const DEPRECATED = new Map<string, readonly string[]>(Object.entries(classifiers.deprecated));

function checkClassifiers(given: readonly string[]): readonly MetadataFault[] {
  const names = [...new Set(given)].sort(compareText);
  const invalid = names
    .filter((name) => !VALID.has(name) && !DEPRECATED.has(name))
    .map((name) => `${quote(name)} is not a valid classifier.`);
  const deprecated = names.flatMap((name) => {
    const successors = DEPRECATED.get(name);
    if (successors === undefined) return [];
    const advice = successors.length === 0 ? "" : `, use one of ${quoteList(successors)} instead`;
    return [`The classifier ${quote(name)} has been deprecated${advice}.`];
  });
  return [...invalid, ...deprecated].map((message) => ({ field: "classifier", message }));
}

function checkAddress(field: string, address: string): readonly MetadataFault[] {
  if (address === "" || isAddress(address)) return [];
  return [{ field, message: `${quote(address)} is not a valid url.` }];
}

/** An http or https URI by its characters (RFC 3986). */
function isAddress(text: string): boolean {
  return /^https?:(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[\da-f]{2})*$/i.test(text);
}

function checkProjectUrl(text: string): readonly MetadataFault[] {
  const comma = text.indexOf(",");
  const label = (comma < 0 ? text : text.slice(0, comma)).trim();
  const address = comma < 0 ? "" : text.slice(comma + 1).trim();
  const problem = projectUrlProblem(label, address);
  return problem === undefined ? [] : [{ field: "project-url", message: problem }];
}

function projectUrlProblem(label: string, address: string): string | undefined {
  if (label === "") return "Must have a label";
  if ([...label].length > LABEL_LIMIT)
    return `${quote(label)} must be ${LABEL_LIMIT} characters or less.`;
  if (address === "") return "Must have a URL";
  return isAddress(address) ? undefined : `${quote(address)} is not a valid url`;
}

function checkRequirements(requirements: readonly string[]): readonly MetadataFault[] {
  return requirements.flatMap((requirement) => {
    const reference = directReference(requirement);
    if (reference === undefined) return [];
    return [{ field: "requires-dist", message: `Can't have direct dependency: ${reference}` }];
  });
}

function checkLicense(values: MetadataValues): readonly MetadataFault[] {
  if (only(values, "license") === "" || only(values, "license_expression") === "") return [];
  return [
    {
      field: "license",
      message:
        "License is deprecated when License-Expression is present. Only License-Expression should be present.",
    },
  ];
}
