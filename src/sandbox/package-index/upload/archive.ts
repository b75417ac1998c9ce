import { ArchiveError, type ArchiveFault } from "../../../archives/archive-error.ts";
import { bytesOf } from "../../../archives/byte-source.ts";
import { readTarGz } from "../../../archives/tar.ts";
import { readZip } from "../../../archives/zip.ts";
import { Refusal } from "../refusal.ts";
import { tarFaultText, zipFaultText } from "./archive-faults.ts";
import type { Candidate } from "./candidate.ts";

/** The uploaded file, opened: it is sound enough for PyPI. */
export interface OpenArchive {
  /** Names of all members. */
  readonly names: readonly string[];
  /** A member's content; undefined where there is none of that name. */
  read(name: string): Promise<Uint8Array | undefined>;
}

/** A check that looks into the file. */
export type ArchiveCheck = (candidate: Candidate, archive: OpenArchive) => void | Promise<void>;

/** Opens the archive, as PyPI does before it looks at names. Throws Refusal for what PyPI does not take for a distribution. */
export async function openArchive({ content }: Candidate): Promise<OpenArchive> {
  const { bytes, filename } = content;
  const gzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const zip = hasZipEnd(bytes);
  if (gzip && zip) throw invalid("File is both a zip and a tar file");
  if (filename.endsWith(".tar.gz")) return refuseFaults(openSdist(bytes), tarFaultText);
  if (!zip) throw invalid("File is not a zipfile");
  return refuseFaults(
    filename.endsWith(".whl") ? openWheel(bytes, filename) : openZipSdist(bytes),
    zipFaultText,
  );
}

const ZIP_END = Buffer.from("PK\x05\x06");
/** The record itself, and the longest comment. */
const ZIP_END_LENGTH = 22 + 0xffff;

/** Python's `zipfile.is_zipfile`: there is an end record somewhere near the end. */
function hasZipEnd(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(-ZIP_END_LENGTH)).includes(ZIP_END);
}

async function refuseFaults(
  opened: Promise<OpenArchive>,
  textOf: (fault: ArchiveFault) => string,
): Promise<OpenArchive> {
  try {
    return await opened;
  } catch (error) {
    if (error instanceof ArchiveError) throw invalid(textOf(error.reason));
    throw error;
  }
}

function invalid(why: string): Refusal {
  return new Refusal(400, `Invalid distribution file. ${why}`);
}

async function openSdist(bytes: Uint8Array): Promise<OpenArchive> {
  const { members } = await readTarGz(bytesOf(bytes), () => false);
  const names = members.map((member) => member.name);
  requirePackageInfo(names);
  return { names, read: () => Promise.resolve(undefined) };
}

function requirePackageInfo(names: readonly string[]): void {
  const top = commonPath(names);
  if (top === "") throw invalid("Incorrect number of top-level directories in sdist");
  if (!names.includes(`${top}/PKG-INFO`)) throw invalid(`PKG-INFO not found at ${top}/PKG-INFO`);
}

/** Python's `os.path.commonpath`: of a single file, its own path. */
export function commonPath(names: readonly string[]): string {
  const paths = names.map((name) => name.split("/").filter((part) => part !== "" && part !== "."));
  const first = paths[0] ?? [];
  const length = first.findIndex((part, position) => paths.some((path) => path[position] !== part));
  return (length < 0 ? first : first.slice(0, length)).join("/");
}

async function openZip(bytes: Uint8Array): Promise<OpenArchive> {
  const zip = await readZip(bytesOf(bytes));
  return {
    names: zip.members.map((member) => member.name),
    read: async (name) => {
      const member = zip.members.find((candidate) => candidate.name === name);
      return member && zip.content(member);
    },
  };
}

async function openZipSdist(bytes: Uint8Array): Promise<OpenArchive> {
  const archive = await openZip(bytes);
  requirePackageInfo(archive.names);
  return archive;
}

async function openWheel(bytes: Uint8Array, filename: string): Promise<OpenArchive> {
  const archive = await openZip(bytes);
  const folder = infoFolder(filename);
  if (folder === undefined) throw invalid("Unable to parse name and version from wheel filename");
  const path = `${folder}/WHEEL`;
  if ((await archive.read(path)) === undefined) throw invalid(`WHEEL not found at ${path}`);
  return archive;
}

/** Where a wheel of that name has its metadata: the first two parts of the name as they are. */
export function infoFolder(filename: string): string | undefined {
  const [name, version, rest] = filename.split("-");
  return rest === undefined ? undefined : `${name}-${version}.dist-info`;
}
