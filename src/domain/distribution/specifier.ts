const PRERELEASE = "(?:[-_.]?(?:alpha|beta|preview|pre|a|b|c|rc)[-_.]?\\d*)?";
const POST = "(?:-\\d+|[-_.]?(?:post|rev|r)[-_.]?\\d*)?";
const DEVELOPMENT = "(?:[-_.]?dev[-_.]?\\d*)?";
const LOCAL = "(?:\\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?";
const EPOCH = "v?(?:\\d+!)?";
const SUFFIX = `${PRERELEASE}${POST}${DEVELOPMENT}`;

/** One version specifier, for `RegExp` with the flag `i`. Source: PEP 440, version specifiers and appendix B. */
export const SPECIFIER = [
  "===\\s*[^\\s;)]*",
  `[=!]=\\s*${EPOCH}\\d+(?:\\.\\d+)*(?:\\.\\*|${SUFFIX}${LOCAL})`,
  `~=\\s*${EPOCH}\\d+(?:\\.\\d+)+${SUFFIX}`,
  `(?:<=|>=|<|>)\\s*${EPOCH}\\d+(?:\\.\\d+)*${SUFFIX}`,
].join("|");

const WHOLE = new RegExp(`^(?:${SPECIFIER})$`, "i");

/** Whether the text is a set of PEP 440 specifiers, joined by commas; an empty one is. */
export function isSpecifierSet(text: string): boolean {
  const specifiers = text.split(",").map((specifier) => specifier.trim());
  return specifiers.every((specifier) => specifier === "" || WHOLE.test(specifier));
}
