/** What a tool says about a place. Everything in it is the tool's: it is neither bounded nor sanitised yet. */
export interface ToolFinding {
  /** As the tool writes it: relative to the folder that it ran in, or absolute. */
  readonly path: string;
  /** Counts from 1. */
  readonly line?: number;
  readonly text: string;
}

/** Reads the findings out of the lines of a tool's output; other lines mean nothing to it. */
export type OutputReader = (lines: readonly string[]) => readonly ToolFinding[];

/** A place with its line, as tools for any language write it: `src/omi/a.py:3`, `C:\omi\a.py:3`. */
export const PLACE = String.raw`((?:[A-Za-z]:[\\/])?[^\s:][^:]*):(\d{1,7})`;
