/** What pyproject.toml says of the project. `lines` tells where, for diagnostics. */
export interface Project {
  /** The file, relative to the repository's root. */
  readonly path: string;
  /** As spelled there. */
  readonly name: string;
  /** The version as written; undefined where the build decides it (`dynamic = ["version"]`). */
  readonly version?: { readonly text: string; readonly line: number };
  readonly requiresPython?: string;
  /** Build backend (`build-system.build-backend`), for messages. */
  readonly backend?: string;
  readonly table: "project" | "tool.poetry";
}
