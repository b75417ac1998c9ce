import { type Dirent, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Services } from "./known-secrets.ts";
import type { Place } from "./leaks.ts";
import { wheelMembers } from "./wheel-members.ts";

/** A text of ours. */
export function writtenText(name: string, text: string): Place {
  return { name, bytes: Buffer.from(text), written: true };
}

/**
 * Every file below a folder, and the names of all of them. A folder that is not there has none. They are read one after
 * the other: hundreds of small files take more than twice the time when all are asked for at once.
 */
export async function folderPlaces(what: string, folder: string): Promise<readonly Place[]> {
  const entries = entriesBelow(folder);
  const names = entries.map(({ path }) => path).join("\n");
  const files = entries.filter(({ isFile }) => isFile);
  const places = files.map(({ path }) =>
    filePlaces(`${what}/${path}`, bytesOf(join(folder, path))),
  );
  return [
    { name: `names of files in ${what}`, bytes: Buffer.from(names), written: false },
    ...(await Promise.all(places)).flat(),
  ];
}

interface Entry {
  /** Below the folder that was asked for. */
  readonly path: string;
  readonly isFile: boolean;
}

function entriesBelow(folder: string, within = ""): readonly Entry[] {
  return listing(join(folder, within)).flatMap((entry) => {
    const path = join(within, entry.name);
    const own = { path, isFile: entry.isFile() };
    return entry.isDirectory() ? [own, ...entriesBelow(folder, path)] : [own];
  });
}

function listing(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    passOver(error);
    return [];
  }
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    passOver(error);
    return Buffer.alloc(0);
  }
}

/** There only for a moment, while another run is at work in the same place, or closed to everybody: nothing else is. */
function passOver(error: unknown): void {
  const { code } = error as NodeJS.ErrnoException; // every error of node:fs has one
  if (code === undefined || !["ENOENT", "ENOTDIR", "EACCES", "EPERM"].includes(code)) throw error;
}

/** What the services show to others: releases with their assets, and what the indexes have of each upload. */
export async function publishedPlaces({ github, indexes }: Services): Promise<readonly Place[]> {
  const assets = github.state.releases.flatMap((release) => release.assets);
  const indexed = Object.entries(indexes).flatMap(([label, { state, content }]) =>
    Object.values(state.projects).flatMap((project) =>
      Object.values(project.releases).flatMap(({ files }) =>
        files.map(({ filename, digests }) => ({
          name: `${filename} on ${label}`,
          bytes: content(digests.sha256) ?? new Uint8Array(),
        })),
      ),
    ),
  );
  const files = [
    ...assets.map(({ name, bytes }) => ({ name: `asset ${name}`, bytes })),
    ...indexed,
  ];
  const places = files.map(({ name, bytes }) => filePlaces(name, Buffer.from(bytes)));
  return [
    writtenText("what GitHub shows", describe(github.state)),
    ...Object.entries(indexes).map(([label, { state }]) =>
      writtenText(`forms of uploads to ${label}`, describe(state.projects)),
    ),
    ...(await Promise.all(places)).flat(),
  ];
}

/** As JSON, a member on each line; what files hold is looked at beside it. */
function describe(value: unknown): string {
  return JSON.stringify(value, (key, member) => (key === "bytes" ? undefined : member), 1);
}

/** The report, the manifest and attestations are ours, wherever they lie. */
const OURS = /(?:^|[/ ])tag2pypi-[^/]*\.json$|\.attestation$/;

/** A file that may be an archive, which its first bytes tell whatever it is called, with what is packed in it. */
async function filePlaces(name: string, bytes: Buffer): Promise<readonly Place[]> {
  const members = begins(bytes, ZIP) ? await wheelMembers(bytes) : [];
  return [
    { name, bytes, written: OURS.test(name) },
    ...members.map((member) => ({
      name: `${name}, member ${member.name}`,
      bytes: member.bytes,
      written: false,
    })),
    ...(begins(bytes, GZIP) ? unpacked(name, bytes) : []),
  ];
}

const ZIP = Buffer.from("PK\x03\x04");
const GZIP = Buffer.from([0x1f, 0x8b]);

function begins(bytes: Buffer, magic: Buffer): boolean {
  return bytes.subarray(0, magic.length).equals(magic);
}

function unpacked(name: string, bytes: Buffer): readonly Place[] {
  try {
    return [{ name: `${name}, unpacked`, bytes: gunzipSync(bytes), written: false }];
  } catch {
    // Broken on purpose: its bytes are looked at all the same.
    return [];
  }
}
