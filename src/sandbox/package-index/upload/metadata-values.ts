import { parseVersion } from "../pep440.ts";
import { isValidName } from "../project-name.ts";
import { quote, quoteList } from "../python-text.ts";
import { METADATA_FIELDS, METADATA_VERSIONS } from "./metadata-fields.ts";

/** What is wrong with the values of a field, in the words of Python's `packaging`; undefined where nothing is. */
type FieldCheck = (values: readonly string[], email: string) => string | undefined;

/** Where Python's `str.splitlines()` splits. */
const LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029";

/** By form name. */
export const FIELD_CHECKS: Readonly<Record<string, FieldCheck>> = {
  metadata_version: ([value]) => {
    if (value === undefined) return "None is not a valid metadata version";
    return METADATA_VERSIONS.includes(value)
      ? undefined
      : `${quote(value)} is not a valid metadata version`;
  },
  name: required(isValidName),
  version: required((value) => parseVersion(value) !== undefined),
  summary: ([value = ""], email) =>
    [...value].some((character) => LINE_BREAKS.includes(character))
      ? `${quote(email)} must be a single line`
      : undefined,
  description_content_type: checkContentType,
  dynamic: checkDynamic,
  provides_extra: each(isValidName),
  requires_python: each(isSpecifierSet),
  requires_dist: each(isRequirement),
  license_file: checkLicenseFile,
};

function required(isValid: (value: string) => boolean): FieldCheck {
  return ([value], email) => {
    if (value === undefined) return `${quote(email)} is a required field`;
    return isValid(value) ? undefined : invalid(value, email);
  };
}

function each(isValid: (value: string) => boolean): FieldCheck {
  return (values, email) => {
    const wrong = values.find((value) => !isValid(value));
    return wrong === undefined ? undefined : invalid(wrong, email);
  };
}

function invalid(value: string, email: string): string {
  return `${quote(value)} is invalid for ${quote(email)}`;
}

function checkContentType([value = ""]: readonly string[], email: string): string | undefined {
  const [type = "", ...parameters] = value.split(";").map((part) => part.trim());
  const types = ["text/plain", "text/x-rst", "text/markdown"];
  if (!types.includes(type.toLowerCase()))
    return `${quote(email)} must be one of ${quoteList(types)}, not ${quote(value)}`;
  const charset = parameterOf(parameters, "charset");
  if (charset !== undefined && charset.toLowerCase() !== "utf-8")
    return `${quote(email)} can only specify the UTF-8 charset, not ${quote(charset)}`;
  const variants = ["GFM", "CommonMark"];
  const variant = parameterOf(parameters, "variant");
  return type.toLowerCase() === "text/markdown" &&
    variant !== undefined &&
    !variants.includes(variant)
    ? `valid Markdown variants for ${quote(email)} are ${quoteList(variants)}, not ${quote(variant)}`
    : undefined;
}

function parameterOf(parameters: readonly string[], name: string): string | undefined {
  const prefix = `${name}=`;
  const found = parameters.find((parameter) => parameter.toLowerCase().startsWith(prefix));
  return found?.slice(prefix.length).replaceAll('"', "");
}

const DYNAMIC_FIELDS = METADATA_FIELDS.map(({ email }) => email);

function checkDynamic(values: readonly string[]): string | undefined {
  const names = values.map((value) => value.toLowerCase());
  const fixed = ["name", "version", "metadata-version"];
  const wrong = names.find((name) => fixed.includes(name) || !DYNAMIC_FIELDS.includes(name));
  if (wrong === undefined) return undefined;
  return fixed.includes(wrong)
    ? `${quote(wrong)} is not allowed as a dynamic field`
    : `${quote(wrong)} is not a valid dynamic field`;
}

function checkLicenseFile(values: readonly string[], email: string): string | undefined {
  for (const path of values) {
    const problem = pathProblem(path);
    if (problem !== undefined) return `${invalid(path, email)}, ${problem}`;
  }
  return undefined;
}

function pathProblem(path: string): string | undefined {
  if (path.includes("..")) return "parent directory indicators are not allowed";
  if (path.includes("*")) return "paths must be resolved";
  if (/^(?:\/|[a-z]:[\\/]|\\\\)/i.test(path)) return "paths must be relative";
  return path.includes("\\") ? "paths must use '/' delimiter" : undefined;
}

/** PEP 440 version specifiers, joined by commas. */
export function isSpecifierSet(text: string): boolean {
  const specifiers = text.split(",").filter((specifier) => specifier.trim() !== "");
  return specifiers.every((specifier) => {
    const [, operator = "", version = ""] =
      /^\s*(===|~=|==|!=|<=|>=|<|>)\s*(\S+)\s*$/.exec(specifier) ?? [];
    if (operator === "===") return true;
    const bare = /^[=!]=$/.test(operator) ? version.replace(/\.\*$/, "") : version;
    return parseVersion(bare) !== undefined && (operator !== "~=" || bare.includes("."));
  });
}

const REQUIREMENT =
  /^\s*[A-Z0-9](?:[A-Z0-9._-]*[A-Z0-9])?\s*(?:\[[A-Z0-9._,\s-]*\])?\s*(?:\((?<listed>[^)]*)\)|@\s*(?<url>\S+)|(?<bare>[<>=!~][^;@]*))?\s*(?:;(?<marker>.+))?$/is;

/** PEP 508, its markers only by their presence. */
function isRequirement(text: string): boolean {
  const groups = REQUIREMENT.exec(text)?.groups;
  return groups !== undefined && isSpecifierSet(groups["listed"] ?? groups["bare"] ?? "");
}

/** The requirement as Python writes it, where it names an address instead of versions; undefined where it does not. */
export function directReference(text: string): string | undefined {
  const url = REQUIREMENT.exec(text)?.groups?.["url"];
  if (url === undefined) return undefined;
  const [name = "", rest = ""] = text.split("@", 1)[0]?.trim().split("[") ?? [];
  const extras = rest === "" ? "" : `[${sortedExtras(rest.replace("]", ""))}]`;
  const marker = /;(?<marker>.+)$/s.exec(text.slice(text.indexOf(url) + url.length))?.groups?.[
    "marker"
  ];
  return `${name.trim()}${extras} @ ${url}${marker === undefined ? "" : ` ; ${marker.trim()}`}`;
}

function sortedExtras(extras: string): string {
  return extras
    .split(",")
    .map((extra) => extra.trim())
    .sort()
    .join(",");
}
