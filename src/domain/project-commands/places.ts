import type { Location } from "../diagnostic.ts";
import { sanitise } from "../sanitise.ts";
import type { ToolFinding } from "./finding.ts";

/** Where the project lies while its commands run. */
export interface Layout {
  /** Absolute paths of the repository's root, in every spelling that a tool may use for it. */
  readonly roots: readonly string[];
  /** Of the project within the repository, with `/`; `.` for the root. */
  readonly workingDirectory: string;
}

/** A finding at a place within the repository. */
export interface PlacedFinding {
  readonly location: Location;
  /** On one line, sanitised. */
  readonly text: string;
}

const LONGEST_PATH = 400;
const LONGEST_TEXT = 300;

/** More than that many nobody looks at, and hostile output could name millions. */
const MOST = 1000;

/** The findings within the repository, each once. What lies outside of it, or has no path that can be shown, is dropped. */
export function placeFindings(
  findings: readonly ToolFinding[],
  layout: Layout,
): readonly PlacedFinding[] {
  const placed = new Map<string, PlacedFinding>();
  for (const { path, line, text } of findings) {
    const key = JSON.stringify([path, line, text]);
    if (placed.has(key)) continue;
    const file = fileWithin(path, layout);
    if (file === undefined) continue;
    const location = line === undefined || line < 1 ? { file } : { file, line };
    placed.set(key, { location, text: sanitise(text, LONGEST_TEXT) });
    if (placed.size === MOST) break;
  }
  return [...placed.values()];
}

/** Relative to the repository's root, with `/`; undefined for anything that is no file of it. */
export function fileWithin(path: string, { roots, workingDirectory }: Layout): string | undefined {
  if (path.length > LONGEST_PATH) return undefined;
  const slashed = path.replaceAll("\\", "/");
  const below = isAbsolute(slashed)
    ? roots.map((root) => belowRoot(slashed, root)).find((found) => found !== undefined)
    : `${workingDirectory}/${slashed}`;
  const file = below === undefined ? undefined : resolveSegments(below.split("/"));
  // A path with anything in it that we would not print is no place to point to.
  return file === undefined || sanitise(file, LONGEST_PATH * 2) !== file ? undefined : file;
}

function isAbsolute(path: string): boolean {
  return path.startsWith("/") || /^[A-Za-z]:/.test(path);
}

function belowRoot(path: string, root: string): string | undefined {
  const start = `${root.replaceAll("\\", "/").replace(/\/$/, "")}/`;
  const known = /^[A-Za-z]:/.test(start)
    ? path.toLowerCase().startsWith(start.toLowerCase())
    : path.startsWith(start);
  return known ? path.slice(start.length) : undefined;
}

function resolveSegments(segments: readonly string[]): string | undefined {
  const kept: string[] = [];
  for (const segment of segments) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") kept.push(segment);
    else if (kept.pop() === undefined) return undefined;
  }
  return kept.length === 0 || kept[0]?.toLowerCase() === ".git" ? undefined : kept.join("/");
}
