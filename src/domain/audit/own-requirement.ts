import { normalizeProjectName } from "../distribution/file-name.ts";
import { extrasOf } from "../distribution/optional-marker.ts";
import { parseRequirement } from "../distribution/requirement.ts";
import { allows } from "./specifiers.ts";

/** What the project itself asks of one of its dependencies. */
export interface OwnRequirement {
  /** As written, one or more. */
  readonly texts: readonly string[];
  /** Whether no requirement lets this version be installed. Where that cannot be told for certain, none excludes it. */
  excludes(version: string): boolean;
}

interface Line {
  readonly text: string;
  readonly specifiers: string;
  /** Environment marker as written; empty where the requirement always holds. */
  readonly marker: string;
}

/**
 * What dependency specifiers (`Requires-Dist`, without extras) ask of the project of that name; undefined where none of
 * them names it, or where it is asked for by its address.
 */
export function ownRequirementOn(
  name: string,
  requirements: readonly string[],
): OwnRequirement | undefined {
  const lines = requirements.flatMap((text) => readLine(text, normalizeProjectName(name)) ?? []);
  if (lines.length === 0) return undefined;
  return {
    texts: lines.map(({ text }) => text),
    excludes: (version) => isExcluded(version, lines),
  };
}

function readLine(text: string, name: string): Line | undefined {
  const requirement = parseRequirement(text);
  if (requirement?.kind !== "versions" || normalizeProjectName(requirement.name) !== name) {
    return undefined;
  }
  const [head = "", ...rest] = text.split(";");
  const marker = rest.join(";").trim();
  if (extrasOf(marker).length > 0) return undefined;
  const specifiers = head
    .replace(/^\s*[\w.-]+\s*(?:\[[^\]]*\]\s*)?/, "")
    .replace(/^\(/, "")
    .replace(/\)\s*$/, "");
  return { text: text.trim(), specifiers, marker };
}

/** Markers are not evaluated: of requirements under conditions, one that lets the version in is enough. */
function isExcluded(version: string, lines: readonly Line[]): boolean {
  const refuses = ({ specifiers }: Line) => allows(specifiers, version) === false;
  const always = lines.filter(({ marker }) => marker === "");
  if (always.length > 0) return always.some(refuses);
  const conditions = [...new Set(lines.map(({ marker }) => marker))];
  return conditions.every((condition) =>
    lines.some((line) => line.marker === condition && refuses(line)),
  );
}
