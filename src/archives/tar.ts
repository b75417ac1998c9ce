import type { ReadEntry } from "tar";
import { ArchiveError } from "./archive-error.ts";
import type { ByteSource } from "./byte-source.ts";
import { unpackGzip } from "./gunzip.ts";
import { requireInnerLink, requireNotThroughLink } from "./links.ts";
import { quoteName, requireFewMembers, requirePlainPath } from "./member-path.ts";
import { createStrictParser } from "./tar-parser.ts";

/** A member of a tar archive; `name` is a relative path with `/`, without a final one. */
export type TarMember =
  | {
      readonly type: "file";
      readonly name: string;
      /** Bytes. */
      readonly size: number;
    }
  | { readonly type: "directory"; readonly name: string }
  /** Within the archive; `target` as written. */
  | { readonly type: "link"; readonly name: string; readonly target: string };

export interface TarContents {
  /** In the order of the archive. */
  readonly members: readonly TarMember[];
  /** The bytes of the files that were asked for, by name. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
}

/** Largest member whose content is kept, bytes. */
const CONTENT_LIMIT = 16 * 1024 * 1024;

/**
 * Walks a gzip-compressed tar archive from end to end, keeping the content only of those files that `wants` names.
 * Memory is bounded, and so is time, by PyPI's limit on the ratio of compression. What `watch` gives for a file, if
 * anything, gets every part of its content.
 * Throws ArchiveError for anything but plain files, directories, and links that stay inside, each named once.
 */
export async function readTarGz(
  source: ByteSource,
  wants: (name: string) => boolean,
  watch?: (name: string) => (part: Uint8Array) => void,
): Promise<TarContents> {
  const members: TarMember[] = [];
  const kept = new Map<string, Uint8Array[]>();
  const requireNew = refuseDuplicates();
  const parser = createStrictParser((entry) => {
    const member = memberOf(entry);
    requireNew(member);
    members.push(member);
    requireFewMembers(members.length);
    if (member.type !== "file") return;
    if (wants(member.name)) kept.set(member.name, collect(entry, member));
    if (watch !== undefined) entry.on("data", watch(member.name));
  });
  for await (const part of unpackGzip(source)) parser.write(part);
  parser.end();
  requireDirectPaths(members);
  const contents = new Map([...kept].map(([name, parts]) => [name, Buffer.concat(parts)]));
  return { members, contents };
}

function memberOf({ path, type, size, linkpath: target = "" }: ReadEntry): TarMember {
  requirePlainPath(path);
  const name = path.replace(/\/$/, "");
  if (type === "Directory") return { type: "directory", name };
  if (type !== "Link" && type !== "SymbolicLink") return { type: "file", name, size };
  requireInnerLink({ name, target, symbolic: type === "SymbolicLink" });
  return { type: "link", name, target };
}

function requireDirectPaths(members: readonly TarMember[]): void {
  const links = members.filter(({ type }) => type === "link").map(({ name }) => name);
  const names = new Set(links);
  for (const { name } of members) requireNotThroughLink(name, names);
}

/** A directory may be listed twice, which changes nothing; of two files, readers differ in which one they take. */
function refuseDuplicates(): (member: TarMember) => void {
  const seen = new Map<string, TarMember["type"]>();
  return ({ name, type }) => {
    const earlier = seen.get(name);
    if (earlier !== undefined && (earlier !== "directory" || type !== "directory")) {
      throw new ArchiveError("duplicate-name", `it has two members ${quoteName(name)}`, name);
    }
    seen.set(name, type);
  };
}

/** The parts of the entry's content, all of them once the parser has passed it. */
function collect(
  entry: ReadEntry,
  { name, size }: { readonly name: string; readonly size: number },
): Uint8Array[] {
  if (size > CONTENT_LIMIT) {
    throw new ArchiveError(
      "member-too-large",
      `member ${quoteName(name)} has ${size} bytes, more than the ${CONTENT_LIMIT} that are read of it`,
      name,
    );
  }
  const parts: Uint8Array[] = [];
  entry.on("data", (part) => parts.push(part));
  return parts;
}
