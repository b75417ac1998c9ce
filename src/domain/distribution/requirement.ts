import { isMarker } from "./marker.ts";
import { isSpecifierSet, SPECIFIER } from "./specifier.ts";

/** What a dependency specifier asks for: versions of a project, or what is at an address. */
export type Requirement =
  | { readonly kind: "versions"; readonly name: string }
  | { readonly kind: "url"; readonly name: string; readonly url: string };

const NAME = /\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9_])?)\s*/y;
const IDENTIFIER = "[A-Za-z0-9](?:[\\w.-]*[A-Za-z0-9_])?";
const EXTRAS = new RegExp(`\\[\\s*(?:${IDENTIFIER}\\s*(?:,\\s*${IDENTIFIER}\\s*)*)?\\]\\s*`, "y");
const ADDRESS = /@\s*(\S+)\s*/y;
const VERSION = new RegExp(`(?:${SPECIFIER})\\s*`, "iy");

/** Reads a dependency specifier (PEP 508); undefined where it is none, as Python's `packaging` reads it. */
export function parseRequirement(text: string): Requirement | undefined {
  const head = matchAt(NAME, text, 0);
  const name = head?.[1];
  if (head === undefined || name === undefined) return undefined;
  let at = head[0].length;
  if (text[at] === "[") {
    const extras = matchAt(EXTRAS, text, at);
    if (extras === undefined) return undefined;
    at += extras[0].length;
  }
  const address = matchAt(ADDRESS, text, at);
  const url = address?.[1];
  if (address !== undefined && url !== undefined) {
    const rest = text.slice(at + address[0].length);
    return endsWell(rest) ? { kind: "url", name, url } : undefined;
  }
  const end = endOfVersions(text, at);
  return end !== undefined && endsWell(text.slice(end)) ? { kind: "versions", name } : undefined;
}

/** Where the list of specifiers ends, with or without parentheses; undefined where they do not close. */
function endOfVersions(text: string, start: number): number | undefined {
  const enclosed = text[start] === "(";
  const first = enclosed ? skipSpace(text, start + 1) : start;
  let at = first;
  for (let found = matchAt(VERSION, text, at); found; found = matchAt(VERSION, text, at)) {
    at += found[0].length;
    if (text[at] !== ",") break;
    at = skipSpace(text, at + 1);
  }
  // What stands behind === may hold a comma, which separates all the same.
  if (!isSpecifierSet(text.slice(first, at))) return undefined;
  if (!enclosed) return at;
  return text[at] === ")" ? skipSpace(text, at + 1) : undefined;
}

function endsWell(rest: string): boolean {
  return rest === "" || (rest.startsWith(";") && isMarker(rest.slice(1)));
}

function skipSpace(text: string, at: number): number {
  return at + (matchAt(/\s*/y, text, at)?.[0].length ?? 0);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
