import type { ChangelogSource, PreviousChangelog } from "./changelog/source.ts";
import type { InspectedDistribution } from "./distribution/contents.ts";
import type { Configuration } from "./project/configuration.ts";
import type { DeclaredMetadata } from "./project/declared.ts";
import type { Project } from "./project/pyproject.ts";
import type { VersionHistory } from "./version/history.ts";
import type { VersionPlaces } from "./version/places.ts";
import type { VersionStatement } from "./version/statements.ts";

/** What the tagged commit says, read from a fresh clone of it; nothing of the project has run. */
export interface SourceFacts {
  readonly project: Project;
  readonly configuration: Configuration;
  readonly changelog: ChangelogSource;
  /** Files of the clone that are Git LFS pointers instead of their contents, relative to the repository's root. */
  readonly lfsPointers: readonly string[];
  /** Every `__version__ = "…"` of the project's import packages. */
  readonly statements: readonly VersionStatement[];
  /** Every other place that states the version. */
  readonly versionPlaces: VersionPlaces;
}

/** What has been released before, as the remote's tags tell. */
export interface HistoryFacts {
  readonly history: VersionHistory;
  /** The changelog as it was at the tag of the release before; undefined where there is none, or it is not shown. */
  readonly previousChangelog?: PreviousChangelog;
}

/** The tree that the workflow checked out, as its repository sees it. */
export interface WorkspaceState {
  /** Undefined where the working directory is no git repository, or has no commit. */
  readonly head?: string;
  /** Paths that differ from HEAD, untracked ones included, as `git status` names them; ignored ones are not in it. */
  readonly changed: readonly string[];
  /** Names of the settings by which a checkout keeps a token for git: `http.https://github.com/.extraheader`. */
  readonly credentials?: readonly string[];
}

/** What the repository and its host say about the tag. */
export interface ServiceFacts {
  readonly workspace: WorkspaceState;
  readonly branches: BranchFacts;
  /** The project names commands of its own, which are run. */
  readonly runsCommands?: boolean;
}

export interface BranchFacts {
  /** Patterns that a release tag's branch must match: `main`, `hotfix/*`, `1.x`. */
  readonly allowed: readonly string[];
  /** Branches matching a pattern that were looked at, and those of them that hold the tag's commit. */
  readonly looked: readonly string[];
  readonly containing: readonly string[];
}

/** What the built files say of themselves. */
export interface DistributionFacts {
  readonly distributions: readonly InspectedDistribution[];
  /** What pyproject.toml of the tagged commit declares; undefined where it declares nothing, or is not known. */
  readonly declared?: DeclaredMetadata;
}

/** What the installed wheel says at run time. */
export interface InstalledFacts {
  /** One for each import package or module of the wheel; `version` is its `__version__`, where it has one. */
  readonly modules: readonly { readonly name: string; readonly version?: string }[];
  /** What the main console script printed for `--version`, and the version found in it. */
  readonly script?: { readonly name: string; readonly output: string; readonly version?: string };
  readonly statements: readonly VersionStatement[];
}
