import { type MetadataCheck, statedValue } from "./metadata-check.ts";
import { countCharacters, quote } from "./quote.ts";

const SUMMARY_LIMIT = 512;
/** Where Python splits lines. */
const LINE_BREAKS = [..."\n\r\v\f\u001c\u001d\u001e\u0085\u2028\u2029"];

export const checkSummary: MetadataCheck = (metadata) => {
  const summary = statedValue(metadata, "summary") ?? "";
  const length = countCharacters(summary);
  const problems = [
    ...(LINE_BREAKS.some((character) => summary.includes(character))
      ? ["have a summary of several lines, but PyPI takes one"]
      : []),
    ...(length > SUMMARY_LIMIT
      ? [`have a summary of ${length} characters, but PyPI takes ${SUMMARY_LIMIT}`]
      : []),
  ];
  return problems.map((what) => ({
    code: "summary-invalid",
    what,
    hint: "Say it in one short line (description in pyproject.toml); the readme has room for more.",
  }));
};

const TYPES = ["text/markdown", "text/x-rst", "text/plain"];
const VARIANTS = ["GFM", "CommonMark"];

/** Source: core metadata specification, Description-Content-Type; Python's packaging, which PyPI reads it with. */
export const checkContentType: MetadataCheck = (metadata) => {
  const value = statedValue(metadata, "description-content-type");
  if (value === undefined) return [];
  const [type = "", ...parameters] = value.split(";").map((part) => part.trim());
  const charset = parameterOf(parameters, "charset") ?? "UTF-8";
  const variant = parameterOf(parameters, "variant") ?? "GFM";
  const markdown = type.toLowerCase() === "text/markdown";
  const known =
    TYPES.includes(type.toLowerCase()) &&
    charset.toLowerCase() === "utf-8" &&
    (!markdown || VARIANTS.includes(variant));
  if (known) return [];
  return [
    {
      code: "description-content-type-invalid",
      what: `have Description-Content-Type ${quote(value)}, which PyPI does not take`,
      hint: `Use one of ${TYPES.join(", ")}, with charset UTF-8 if any, and for Markdown with variant ${VARIANTS.join(" or ")} if any.`,
    },
  ];
};

function parameterOf(parameters: readonly string[], name: string): string | undefined {
  const found = parameters
    .map((parameter) => parameter.split("="))
    .find(([key = ""]) => key.trim().toLowerCase() === name);
  return found
    ?.slice(1)
    .join("=")
    .trim()
    .replace(/^"(.*)"$/, "$1");
}

/**
 * Only what is no address beyond doubt: text without an @. PyPI asks for more, but its reader of addresses is not
 * one to guess at.
 */
export const checkEmails: MetadataCheck = (metadata) =>
  ["Author-email", "Maintainer-email"].flatMap((field) => {
    const value = statedValue(metadata, field.toLowerCase())?.trim() ?? "";
    if (!/^[^@<>(),:;"\\[\]]+$/.test(value)) return [];
    return {
      code: "email-invalid",
      what: `have ${field} ${quote(value)}, which holds no address`,
      hint: "Write a name and an address, as in: Jane Doe <jane@example.org>. A name alone belongs into Author or Maintainer.",
    };
  });
