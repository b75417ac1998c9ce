import type { Attestation } from "./domain/attestation/attestation.ts";
import type { AttestationContent } from "./domain/attestation/checks.ts";
import type { Tree } from "./domain/content/tree.ts";
import type { WorkspaceState } from "./domain/facts.ts";
import type { Tag } from "./domain/plan.ts";
import type { Claims } from "./domain/publisher/claims.ts";
import type { Index } from "./domain/publisher/index-address.ts";
import type { Release, ReleaseAsset, ReleaseText } from "./domain/release/release.ts";

/*
 * The outside world, in the domain's words. Steps and commands see only these; adapters translate each tool's and
 * each server's errors into diagnostics (ReleaseError) at their own edge, so a port's method either does what it says or throws one.
 */

export interface Clock {
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
}

/** Where progress is shown. Everything that must not get lost is a diagnostic or a result instead. */
export interface Reporter {
  /** A line of our own. */
  say(line: string): void;
  /** Text that others wrote (a tool, a server, a changelog): shown, never interpreted. */
  quote(text: string): void;
}

export type CommandLine = readonly [program: string, ...arguments: readonly string[]];

export interface CommandOptions {
  readonly directory: string;
  /** Added to the allow-listed environment that every child gets; a PATH goes in front of the one that is there. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Names of variables of our own environment that this child gets, beside the built-in list; publishing secrets never. */
  readonly variables?: readonly string[];
  /** The whole process group is ended then. */
  readonly timeoutMs?: number;
  /** Output is kept, not shown. */
  readonly quiet?: boolean;
}

export interface CommandResult {
  /** `not-found`: the program is not there, or cannot be started. */
  readonly status: "exited" | "timed-out" | "not-found";
  /** Exit code; undefined unless `exited`, and where a signal ended the process. */
  readonly code?: number;
  /** The last part of each stream, bounded, as UTF-8. */
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams as they came, bounded: its end is what a person would have seen last. */
  readonly output: string;
}

/** Runs argument vectors, never shell strings, with an environment built from an allow-list. */
export interface Commands {
  run(command: CommandLine, options: CommandOptions): Promise<CommandResult>;
}

export interface CloneRequest {
  readonly tag: Tag;
  /** A folder that does not exist yet. */
  readonly into: string;
}

export interface Clone {
  /** Commit time, seconds since 1970. */
  readonly committedAt: number;
  /** Files that are still Git LFS pointers. */
  readonly lfsPointers: readonly string[];
}

/** The workspace's repository. */
export interface Git {
  workspace(): Promise<WorkspaceState>;
  /** Branches of `origin`, without its name, that hold the commit; undefined where none is known, or the history is not complete enough to tell. */
  branchesContaining(commit: string): Promise<readonly string[] | undefined>;
  /** A fresh clone at the tag's commit, from the workspace's repository where it is complete, else from the server; it holds no credentials. */
  clone(request: CloneRequest): Promise<Clone>;
}

export interface Repository {
  readonly defaultBranch: string;
  readonly private: boolean;
}

export interface GitHub {
  repository(): Promise<Repository>;
  /** The tag as the remote has it now, peeled to its commit; undefined where there is none. */
  tag(name: string): Promise<Tag | undefined>;
  branches(): Promise<readonly string[]>;
  /** Whether the branch's history holds the commit. */
  branchContains(branch: string, commit: string): Promise<boolean>;
  /** Everything below a commit; `truncated` where that is more than can be asked for. */
  tree(commit: string): Promise<Tree>;
  /** A file's content by its object name; undefined where the host does not show it. */
  blob(id: string): Promise<Uint8Array | undefined>;
  /** All releases, drafts included where the token may see them, newest first. */
  releases(): Promise<readonly Release[]>;
  createDraft(tag: Tag, text: ReleaseText): Promise<Release>;
  updateDraft(id: number, text: ReleaseText): Promise<Release>;
  deleteDraft(draft: Release): Promise<void>;
  publishRelease(id: number, latest: boolean): Promise<Release>;
  /** Adds one file; the asset's digest is the server's own. */
  uploadAsset(release: Release, name: string, path: string): Promise<ReleaseAsset>;
  deleteAsset(asset: ReleaseAsset): Promise<void>;
  /** Downloads to `path` (a new file). */
  downloadAsset(asset: ReleaseAsset, path: string): Promise<void>;
  /** GitHub's own notes for the tag, Markdown. */
  generateNotes(tag: Tag): Promise<string>;
}

/** A file as the index lists it. */
export interface IndexFile {
  readonly name: string;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly url: string;
  /** Bytes, where the index tells. */
  readonly size?: number;
  readonly yanked: boolean;
}

export interface UploadToken {
  readonly value: string;
  /** Seconds since 1970; undefined for an API token, which does not end by itself. */
  readonly expiresAt?: number;
}

export interface UploadRequest {
  readonly path: string;
  readonly filename: string;
  /** Form fields beside `content`, in order; a repeated name is a list. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

export interface PackageIndex {
  readonly index: Index;
  /** Every file of the project that the index lists, uncached; empty where it does not know the project. */
  files(project: string): Promise<readonly IndexFile[]>;
  download(file: IndexFile, path: string): Promise<void>;
  /** The audience that identity tokens for this index must name. */
  audience(): Promise<string>;
  /** Exchanges an identity token for an upload token. Takes the function, not a token: each attempt needs a fresh one. */
  mint(identityToken: () => Promise<string>): Promise<UploadToken>;
  /** Uploads one file. Resolves when the index has accepted it, or already had the same bytes. */
  upload(request: UploadRequest, token: UploadToken): Promise<void>;
}

export interface Identity {
  /** Whether this job may ask for identity tokens at all (`id-token: write`). */
  readonly available: boolean;
  /** A fresh identity token for the audience; masked before it is returned. */
  token(audience: string): Promise<string>;
  /** What the token says, without its signature. */
  claims(token: string): Claims;
}

/** Sigstore. */
export interface Signer {
  /** Signs a statement and logs it in public. Takes the function, not a token: each certificate needs a fresh one, for the audience `sigstore`. */
  attest(statement: string, identityToken: () => Promise<string>): Promise<Attestation>;
  /** What an attestation says, once its signature and its log entry have been found to belong to it. */
  read(attestation: Attestation): AttestationContent;
}

export interface Interpreter {
  /** Absolute path. */
  readonly path: string;
  /** `3.11.7` */
  readonly version: string;
}

/** A virtual environment of ours. */
export interface PythonEnvironment {
  readonly python: string;
  /** Folder of the console scripts. */
  readonly scripts: string;
}

export interface BuildRequest {
  readonly interpreter: Interpreter;
  /** The project's folder within a fresh clone. */
  readonly source: string;
  /** An empty folder; afterwards it holds exactly the files of this build. */
  readonly output: string;
  /** SOURCE_DATE_EPOCH: seconds since 1970. */
  readonly sourceDate: number;
  /** Names of variables of our own environment that the build gets, as in CommandOptions. */
  readonly variables: readonly string[];
}

export interface Python {
  /**
   * The first Python that satisfies `requires`, PEP 440 specifiers, of: pythonLocation, python3, python, `py -3`.
   * `asked` is exclusive: a program (`/opt/bin/python3`) is the only one that is tried, and of a version (`3.12`) no other will do.
   */
  find(requires: string | undefined, asked: string | undefined): Promise<Interpreter>;
  /** `python -m build`, sdist and wheel, from an environment of ours. */
  build(request: BuildRequest): Promise<void>;
  createEnvironment(interpreter: Interpreter, directory: string): Promise<PythonEnvironment>;
  /** Installs a wheel and its dependencies. */
  install(environment: PythonEnvironment, requirements: readonly string[]): Promise<void>;
  /** Whether the wheel's tags fit the interpreter: `[false, true]` for two names of which the second fits. */
  fits(interpreter: Interpreter, wheelNames: readonly string[]): Promise<readonly boolean[]>;
}
