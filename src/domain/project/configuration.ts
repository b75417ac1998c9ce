import type { Severity } from "../diagnostic.ts";

/** `[tool.tag2pypi]` of pyproject.toml, with defaults filled in. */
export interface Configuration {
  /** `v{version}`; `{name}` stands for the project's name. */
  readonly tagFormat: string;
  /** Title of the release; `{name}`, `{tag}` and `{version}` stand for what they say. */
  readonly title: string;
  /** Patterns of branches that a release tag must be on; undefined for the default set. */
  readonly branches?: readonly string[];
  /** Changelog file, relative to the project; undefined: found by name. */
  readonly changelog?: string;
  /** `generated`, or a file, instead of the changelog. */
  readonly notes?: string;
  /** Names of environment variables passed to the project's own commands and its build. */
  readonly environment: readonly string[];
  readonly build: { readonly before?: string };
  readonly smoke: {
    readonly commands: readonly string[];
    readonly tests?: string;
    readonly script?: string;
  };
  readonly rules: Readonly<Record<string, Severity | "off">>;
}
