/** An entry of a git tree. A `commit` is a submodule: what is below it is in another repository. */
export interface TreeEntry {
  /** From the repository's root, with `/`. */
  readonly path: string;
  /** Octal: `100644`, `100755`, `120000` (a symbolic link), `040000`, `160000` (a submodule). */
  readonly mode: string;
  readonly type: "blob" | "tree" | "commit";
  /** Object name, lower-case hex. */
  readonly id: string;
  /** Bytes; blobs only. */
  readonly size?: number;
}

/** Everything below a commit. */
export interface Tree {
  readonly entries: readonly TreeEntry[];
  /** Some entries are missing: there are more than the server gives. */
  readonly truncated: boolean;
}

/** What a commit holds, for looking contents up in it. */
export interface CommitContent {
  /** Of every file, anywhere: builds move files, and put the contents of `src/` at the top. */
  readonly ids: ReadonlySet<string>;
  /** Paths of the submodules. */
  readonly submodules: readonly string[];
  /** Texts with `$Format:…$` that `git archive` expands, by the name of the file. */
  readonly templates: ReadonlyMap<string, readonly string[]>;
  /** Texts of the files named setup.cfg, which setuptools rewrites. */
  readonly setupConfigs: readonly string[];
}

export function contentOf(
  { entries }: Tree,
  templates: CommitContent["templates"] = new Map(),
  setupConfigs: readonly string[] = [],
): CommitContent {
  return {
    ids: new Set(entries.filter(({ type }) => type === "blob").map(({ id }) => id)),
    submodules: entries.filter(({ type }) => type === "commit").map(({ path }) => path),
    templates,
    setupConfigs,
  };
}
