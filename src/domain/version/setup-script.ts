import { type PythonToken, readPythonTokens } from "./python-tokens.ts";

/** Text that a file gives for the version, and its line, counted from 1. */
export interface StatedText {
  readonly text: string;
  readonly line: number;
}

/** Every `version="…"` among the arguments of a call of `setup()` in setup.py; what is computed is no plain string. */
export function findSetupVersions(code: string): readonly StatedText[] {
  const found: StatedText[] = [];
  /** Open brackets within the call; 0 outside of one. */
  let depth = 0;
  let last: readonly PythonToken[] = [];
  for (const token of readPythonTokens(code)) {
    const stated =
      depth === 1 && (isSign(token, ",") || isSign(token, ")")) ? versionIn(last) : undefined;
    if (stated !== undefined) found.push(stated);
    depth = depthAfter(token, depth, last);
    last = [...last.slice(-3), token];
  }
  return found;
}

/** `, version = "…"`: the token before the name keeps `x.version` and `not version` out. */
function versionIn(last: readonly PythonToken[]): StatedText | undefined {
  const [before, name, equals, value] = last;
  if (!isSign(before, "(") && !isSign(before, ",")) return undefined;
  if (name?.text !== "version" || !isSign(equals, "=") || !value?.plain) return undefined;
  return { text: value.text, line: value.line };
}

function depthAfter(token: PythonToken, depth: number, last: readonly PythonToken[]): number {
  if (token.kind !== "sign") return depth;
  if (/[)\]}]/.test(token.text)) return Math.max(0, depth - 1);
  if (!/[([{]/.test(token.text)) return depth;
  return depth > 0 || (token.text === "(" && endsInSetup(last)) ? depth + 1 : 0;
}

function endsInSetup(last: readonly PythonToken[]): boolean {
  const [before, name] = last.slice(-2);
  // The first token of a file has none before it.
  const word = name ?? before;
  return word?.kind === "word" && word.text === "setup" && before?.text !== "def";
}

function isSign(token: PythonToken | undefined, text: string): boolean {
  return token?.kind === "sign" && token.text === text;
}
