/** Names of the files into which build backends write the version. */
export function isVersionFileName(path: string): boolean {
  return /(?:^|\/)(?:\w*_version|version|__version__)\.py$/.test(path);
}

/** Characters; real ones have one or two thousand. */
const LONGEST = 8 * 1024;

/** Strings are told from comments first, as Python does it. A carriage return alone ends a line, too. */
const STRING_OR_COMMENT =
  /("""(?:\\[\s\S]|[^\\])*?"""|'''(?:\\[\s\S]|[^\\])*?'''|"(?:\\[\s\S]|[^"\\\r\n])*"|'(?:\\[\s\S]|[^'\\\r\n])*')|#[^\r\n]*/g;

/** What setuptools-scm, hatch-vcs and versioneer import and define; only these lines may. */
const KNOWN_LINES =
  /^[ \t]*(?:from __future__ import annotations|from typing import [A-Z]\w*(?:, [A-Z]\w*)*|import json|def get_versions\(\):|return json\.loads\(version_json\))[ \t]*$/gm;

/**
 * Anything that could make Python run more than assignments of literals: decorators, line continuations, formatted strings,
 * statements that call something, attributes that are not called at once (they can be assigned to).
 */
const REFUSED = [
  /[@\\`;]|[^\s!-~]/,
  /[ft][a-z]?""/i,
  /\.[ \t]*[A-Za-z_]\w*\b(?!\s*\()/,
  /\b(?:import|def|class|lambda|json|with|async|await|yield|__builtins__|__getattr__|__dir__)\b/,
];

/** An opening bracket right after something that can be called; what comes before it decides. It is tried from the first character only, else it would take quadratic time. */
const CALL = /(?<![\w.)\]"])([\w.)\]"]+)\s*\(/g;
const NO_CALLS = new Set(["and", "or", "not", "in", "if", "elif", "else", "is", "return", "del"]);
const STRING_METHOD = /[\w"]\.(?:split|rsplit|partition|replace|strip|join)$/;

/**
 * Whether a text is Python that does nothing but state a version, as generated version files do: assignments of literals,
 * annotations and conditions. A name alone would be a hiding place: such files are in no commit, and are imported.
 */
export function isPlainVersionFile(text: string): boolean {
  if (text.length > LONGEST || /coding[:=](?![ \t]*utf-?8\b)/i.test(text)) return false;
  const code = text
    .replace(STRING_OR_COMMENT, (_, literal?: string) => (literal === undefined ? "" : '""'))
    .replace(KNOWN_LINES, "");
  if (/'/.test(code) || REFUSED.some((pattern) => pattern.test(code))) return false;
  return [...code.matchAll(CALL)].every(
    ([, before = ""]) => NO_CALLS.has(before) || STRING_METHOD.test(before),
  );
}
