import type { StatedText } from "./setup-script.ts";

/** Characters of a value that are looked at. */
const LONGEST = 500;

/**
 * The values of a key in a section of an INI file, as configparser reads it: `key = value` or `key: value`, the key in any
 * case. What looks like a comment behind a value is left out; values on lines of their own do not count.
 */
export function findSetting(text: string, section: string, key: string): readonly StatedText[] {
  const found: StatedText[] = [];
  let current = "";
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (line.startsWith("[")) current = line.slice(1, Math.max(1, line.indexOf("]")));
    const at = current === section ? line.search(/[=:]/) : -1;
    if (at < 0 || /^[\s#;]/.test(line)) continue;
    const [stated = ""] = line.slice(at + 1, at + LONGEST).split(/[ \t][#;]/, 1);
    const value = stated.trim();
    if (line.slice(0, at).trim().toLowerCase() === key && value !== "") {
      found.push({ text: value, line: index + 1 });
    }
  }
  return found;
}
