/**
 * What becomes of a place that states the version:
 * `build`: setup.cfg and setup.py, which a build takes the version from where pyproject.toml leaves it open;
 * `code`: a name in the project's own Python files; `citation` and `documentation`: files for readers;
 * `tool`: what a tool that raises versions remembers; `configured`: a place that the project names.
 */
export type PlaceRole = "build" | "code" | "citation" | "documentation" | "tool" | "configured";

/** A place, beside the version of pyproject.toml and `__version__`, that states the project's version. */
export interface VersionPlace {
  /** Relative to the repository's root. */
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  /** As written. */
  readonly text: string;
  /** How it is written there: `version: {version}`. */
  readonly form: string;
  readonly role: PlaceRole;
  /** Import name of the module that it stands in: `omi`; undefined where it is no part of an import package. */
  readonly module?: string;
  /** It may be the first numbers of the version alone: Sphinx wants `version` like that. */
  readonly short?: true;
}

/** A file that may state the version. */
export interface PlaceFile {
  /** As it was asked for, relative to the project: `docs/conf.py`. */
  readonly name: string;
  /** Relative to the repository's root; of the file itself, where a link leads to it. */
  readonly path: string;
  readonly text: string;
}

/** A file that the project names, and that states no version. */
export interface SilentFile {
  /** As configured. */
  readonly entry: string;
  /** Relative to the repository's root; undefined where there is no such file that can be read. */
  readonly path?: string;
}

/** Every place that states the version, and the configured ones that do not. */
export interface VersionPlaces {
  readonly places: readonly VersionPlace[];
  readonly silent: readonly SilentFile[];
}
