import {
  type MetadataCheck,
  type MetadataFinding,
  statedValue,
  statedValues,
} from "./metadata-check.ts";
import { countCharacters, quote } from "./quote.ts";

const LABEL_LIMIT = 32;

/** Project URLs as PyPI reads them: a label, a comma, an address; each label once. */
export const checkProjectUrls: MetadataCheck = (metadata) => {
  const seen = new Set<string>();
  return statedValues(metadata, "project-url").flatMap((value) => {
    const comma = value.indexOf(",");
    const label = (comma < 0 ? value : value.slice(0, comma)).trim();
    const address = comma < 0 ? "" : value.slice(comma + 1).trim();
    const problem = seen.has(label)
      ? `the label ${quote(label)} a second time`
      : problemOf(label, address);
    seen.add(label);
    return problem === undefined ? [] : [explain(value, problem)];
  });
};

function problemOf(label: string, address: string): string | undefined {
  const length = countCharacters(label);
  if (label === "") return "no label";
  if (length > LABEL_LIMIT) return `a label of ${length} characters; ${LABEL_LIMIT} are the limit`;
  if (address === "") return "no address";
  return isAddress(address) ? undefined : `the address ${quote(address)}, which is no http(s) URL`;
}

function explain(value: string, problem: string): MetadataFinding {
  return {
    code: "project-url-invalid",
    what: `have Project-URL ${quote(value)}, with ${problem}`,
    hint: `Under [project.urls], give each label of at most ${LABEL_LIMIT} characters one address that begins with https://; brackets in it are written as %5B and %5D.`,
  };
}

export const checkHomePages: MetadataCheck = (metadata) =>
  ["Home-page", "Download-URL"].flatMap((field) => {
    const value = statedValue(metadata, field.toLowerCase());
    if (value === undefined || isAddress(value)) return [];
    return [
      {
        code: "metadata-url-invalid",
        what: `have ${field} ${quote(value)}, which is no http(s) URL`,
        hint: "Give an address that begins with https://; brackets in it are written as %5B and %5D.",
      },
    ];
  });

/**
 * Whether the text has the scheme http or https, and no brackets behind its host: that is what PyPI's reader of
 * addresses refuses beyond doubt; other characters it may put into their % form by itself. Source: RFC 3986.
 */
function isAddress(text: string): boolean {
  const behindHost = text.replace(/^https?:(?:\/\/[^/?#]*)?/i, "");
  return behindHost !== text && !/^[^#]*[[\]]/.test(behindHost);
}
