/** A place in the sources that states the version: `__version__ = "0.3.0"`. */
export interface VersionStatement {
  /** Relative to the repository's root. */
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  /** As written. */
  readonly version: string;
  /** Import name of the module that states it: `omi`. */
  readonly module: string;
}
