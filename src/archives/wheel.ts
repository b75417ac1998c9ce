import { parseDistributionName } from "../domain/distribution/file-name.ts";
import type { CoreMetadata } from "../domain/distribution/metadata.ts";
import { ArchiveError } from "./archive-error.ts";
import type { ByteSource } from "./byte-source.ts";
import { type EntryPoint, parseEntryPoints } from "./entry-points.ts";
import { findImportNames } from "./import-names.ts";
import { quoteName } from "./member-path.ts";
import { decodeMetadata, decodeText } from "./metadata-file.ts";
import { BLOCK, startsAsTar } from "./tar-header.ts";
import { readZip, type Zip } from "./zip.ts";

export interface WheelContents {
  readonly metadata: CoreMetadata;
  readonly entryPoints: readonly EntryPoint[];
  /** What `import` finds after an installation: dotted names of packages and modules, sorted. */
  readonly importNames: readonly string[];
  /** Names of all members. */
  readonly members: readonly string[];
}

/**
 * Reads a wheel: every member is unpacked once to see that it can be, and WHEEL, METADATA and RECORD must be where
 * PyPI looks for them, in the `.dist-info` directory that the file name calls for.
 * Throws ArchiveError.
 */
export async function readWheel(source: ByteSource, filename: string): Promise<WheelContents> {
  const { zip, directory } = await openWheel(source, filename);
  const members = zip.members.map((member) => member.name);
  for (const name of ["WHEEL", "METADATA", "RECORD"]) requireMember(members, directory, name);
  for (const member of zip.members) await zip.verify(member);
  const path = `${directory}/METADATA`;
  const metadata = decodeMetadata((await contentOf(zip, path)) ?? new Uint8Array(), path);
  return {
    metadata,
    entryPoints: await readEntryPoints(zip, `${directory}/entry_points.txt`),
    importNames: findImportNames(members),
    members,
  };
}

/** The metadata alone, of a wheel that has been read through before. Throws ArchiveError. */
export async function readWheelMetadata(
  source: ByteSource,
  filename: string,
): Promise<CoreMetadata> {
  const { zip, directory } = await openWheel(source, filename);
  const path = `${directory}/METADATA`;
  const content = await contentOf(zip, path);
  if (content === undefined) {
    throw new ArchiveError("missing-member", `it has no file ${quoteName(path)}`, path);
  }
  return decodeMetadata(content, path);
}

export interface OpenWheel {
  readonly zip: Zip;
  /** Name of the `.dist-info` directory that the file name calls for. */
  readonly directory: string;
}

/**
 * A wheel's structure: it is nothing but a ZIP archive, and all that installers put elsewhere belongs to its one name.
 * Throws ArchiveError.
 */
export async function openWheel(source: ByteSource, filename: string): Promise<OpenWheel> {
  const directory = metadataDirectory(filename);
  if (source.size >= BLOCK && startsAsTar(await source.read(0, BLOCK))) {
    throw new ArchiveError("zip-and-tar", "it can be read as a tar archive too");
  }
  const zip = await readZip(source);
  requireOneName(
    zip.members.map(({ name }) => name),
    directory,
  );
  return { zip, directory };
}

/** pip stops at a second `.dist-info`, and unpacks any `.data` that uv leaves where it is. */
function requireOneName(members: readonly string[], directory: string): void {
  const data = directory.replace(/\.dist-info$/, ".data");
  const tops = new Set(members.map((name) => name.split("/", 1)[0] ?? ""));
  const strange = [...tops].find(
    (top) => /\.(?:dist-info|data)$/i.test(top) && top !== directory && top !== data,
  );
  if (strange === undefined || !tops.has(directory)) return;
  throw new ArchiveError(
    "top-level",
    `it has a directory ${quoteName(strange)} beside ${quoteName(directory)}`,
  );
}

/** Throws ArchiveError (`file-name`). */
function metadataDirectory(filename: string): string {
  const parsed = parseDistributionName(filename);
  if (parsed?.kind !== "wheel") {
    throw new ArchiveError(
      "file-name",
      "it is not named as a wheel, which is name-version-python-abi-platform.whl",
    );
  }
  return `${parsed.name}-${parsed.version}.dist-info`;
}

/** Throws ArchiveError (`missing-member`) where the wheel has no such file in its `.dist-info` directory. */
export function requireMember(members: readonly string[], directory: string, name: string): void {
  const path = `${directory}/${name}`;
  if (members.includes(path)) return;
  const other = members.find((member) => member.endsWith(`.dist-info/${name}`));
  const instead = other === undefined ? "" : `; it has ${quoteName(other)} instead`;
  throw new ArchiveError("missing-member", `it has no file ${quoteName(path)}${instead}`, path);
}

async function readEntryPoints(zip: Zip, path: string): Promise<readonly EntryPoint[]> {
  const bytes = await contentOf(zip, path);
  return bytes === undefined ? [] : parseEntryPoints(decodeText(bytes, path));
}

async function contentOf(zip: Zip, name: string): Promise<Uint8Array | undefined> {
  const member = zip.members.find((candidate) => candidate.name === name);
  return member === undefined ? undefined : zip.content(member);
}
