import { findAssignments } from "./assignments.ts";

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

/** A Python source file, as far as version statements are concerned. */
export interface ModuleSource {
  /** Relative to the repository's root. */
  readonly path: string;
  readonly text: string;
  /** Import name: `omi` for `src/omi/__init__.py`. */
  readonly module: string;
}

/** Every `__version__ = "…"` that stands at module level, in order; other names do not count. */
export function findVersionStatements(files: readonly ModuleSource[]): readonly VersionStatement[] {
  return files.flatMap(({ path, text, module }) =>
    findAssignments(text, ["__version__"]).map(({ line, value }) => ({
      file: path,
      line,
      version: value,
      module,
    })),
  );
}
