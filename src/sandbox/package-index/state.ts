import { normalizeName } from "./project-name.ts";
import type { ApiToken } from "./tokens.ts";
import type { Publisher } from "./trusted-publishing/publishers.ts";

/** Everything that an index remembers. Plain data: it is written to disk as it is, the bytes of files beside it. */
export interface IndexState {
  /** Counts changes; `X-PyPI-Last-Serial`. */
  serial: number;
  /** By normalised name. */
  readonly projects: Record<string, Project>;
  readonly users: Record<string, User>;
  tokens: ApiToken[];
  publishers: Publisher[];
  pendingPublishers: PendingPublisher[];
  /** `jti` of every identity token that was exchanged, with its `exp` (seconds since 1970). */
  readonly usedTokenIds: Record<string, number>;
  /** Names of all files that there ever were; a deleted one can never be used again. */
  readonly usedFilenames: string[];
  /** Normalised names that nobody may register. */
  readonly prohibitedNames: string[];
}

/** PEP 792, as far as PyPI uses it. */
export type ProjectStatus = "active" | "archived" | "quarantined";

/** A project, perhaps without any release. */
export interface Project {
  readonly id: string;
  /** As the newest upload spells it. */
  name: string;
  status: ProjectStatus;
  readonly owners: string[];
  serial: number;
  /** By version in normal form. */
  readonly releases: Record<string, IndexedRelease>;
}

/** A version of a project; it stays when its files are deleted. */
export interface IndexedRelease {
  readonly version: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** `true` without a reason. */
  yanked: boolean | string;
  /** The form of the first file: what later files of the release say is not looked at. */
  readonly metadata: Readonly<Record<string, readonly string[]>>;
  files: IndexedFile[];
}

/** Lower-case hex. */
export interface Digests {
  readonly md5: string;
  readonly sha256: string;
  readonly blake2_256: string;
}

/** What is known of a file; its bytes are kept elsewhere. */
export interface IndexedFile {
  readonly filename: string;
  readonly packagetype: "sdist" | "bdist_wheel";
  readonly pythonVersion: string;
  readonly comment: string;
  /** Bytes. */
  readonly size: number;
  readonly digests: Digests;
  /** Of a wheel's METADATA, which is served beside it (PEP 658). */
  readonly metadataSha256?: string;
  /** ISO 8601. */
  readonly uploadedAt: string;
  /** What uploaded it: a user, or a trusted publisher. */
  readonly uploadedBy: string;
  /** Provenance object (PEP 740), where attestations came with the file. */
  readonly provenance?: unknown;
}

/** A person with an account. */
export interface User {
  readonly name: string;
  readonly verifiedEmail: boolean;
  readonly twoFactor: boolean;
}

/** A trusted publisher of a project that does not exist yet. */
export interface PendingPublisher {
  readonly projectName: string;
  readonly publisher: Omit<Publisher, "id" | "projects">;
  /** The user who registered it, and becomes the project's owner. */
  readonly addedBy: string;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** What an index knows that was just set up. */
export function emptyState(): IndexState {
  return {
    serial: 0,
    projects: {},
    users: {},
    tokens: [],
    publishers: [],
    pendingPublishers: [],
    usedTokenIds: {},
    usedFilenames: [],
    prohibitedNames: [],
  };
}

/** The project of that name, in any spelling. */
export function findProject(state: IndexState, name: string): Project | undefined {
  const normalized = normalizeName(name);
  // "constructor" is a name that a project may have.
  return Object.hasOwn(state.projects, normalized) ? state.projects[normalized] : undefined;
}

/** A file with the project and the release that it belongs to. */
export interface FoundFile {
  readonly normalizedName: string;
  readonly project: Project;
  readonly release: IndexedRelease;
  readonly file: IndexedFile;
}

/** Every file of the index. */
export function allFiles(state: IndexState): readonly FoundFile[] {
  return Object.entries(state.projects).flatMap(([normalizedName, project]) =>
    Object.values(project.releases).flatMap((release) =>
      release.files.map((file) => ({ normalizedName, project, release, file })),
    ),
  );
}

/** Path under the files' host: the BLAKE2 digest in three parts, and the name. */
export function pathOfFile(file: IndexedFile): string {
  const digest = file.digests.blake2_256;
  return `packages/${digest.slice(0, 2)}/${digest.slice(2, 4)}/${digest.slice(4)}/${file.filename}`;
}

/** Notes that something of a project changed. */
export function touch(state: IndexState, project: Project): void {
  state.serial += 1;
  project.serial = state.serial;
}
