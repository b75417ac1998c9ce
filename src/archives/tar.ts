import type { ReadEntry } from "tar";
import { ArchiveError } from "./archive-error.ts";
import type { ByteSource } from "./byte-source.ts";
import { unpackGzip } from "./gunzip.ts";
import { quoteName, requireFewMembers, requirePlainPath } from "./member-path.ts";
import { createStrictParser } from "./tar-parser.ts";

export interface TarMember {
  /** Relative path with `/`, without a final one. */
  readonly name: string;
  readonly type: "file" | "directory";
  /** Bytes. */
  readonly size: number;
}

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
 * Memory is bounded, and so is time, by PyPI's limit on the ratio of compression.
 * Throws ArchiveError for anything but plain files and directories, each file named once.
 */
export async function readTarGz(
  source: ByteSource,
  wants: (name: string) => boolean,
): Promise<TarContents> {
  const members: TarMember[] = [];
  const kept = new Map<string, Uint8Array[]>();
  const requireNew = refuseDuplicates();
  const parser = createStrictParser((entry) => {
    const member = memberOf(entry);
    requireNew(member);
    members.push(member);
    requireFewMembers(members.length);
    if (member.type === "file" && wants(member.name)) kept.set(member.name, collect(entry, member));
  });
  for await (const part of unpackGzip(source)) parser.write(part);
  parser.end();
  const contents = new Map([...kept].map(([name, parts]) => [name, Buffer.concat(parts)]));
  return { members, contents };
}

function memberOf(entry: ReadEntry): TarMember {
  requirePlainPath(entry.path);
  return {
    name: entry.path.replace(/\/$/, ""),
    type: entry.type === "Directory" ? "directory" : "file",
    size: entry.size,
  };
}

/** A directory may be listed twice, which changes nothing; of two files, readers differ in which one they take. */
function refuseDuplicates(): (member: TarMember) => void {
  const seen = new Map<string, TarMember["type"]>();
  return ({ name, type }) => {
    const earlier = seen.get(name);
    if (earlier !== undefined && (earlier === "file" || type === "file")) {
      throw new ArchiveError("duplicate-name", `it has two members ${quoteName(name)}`, name);
    }
    seen.set(name, type);
  };
}

/** The parts of the entry's content, all of them once the parser has passed it. */
function collect(entry: ReadEntry, { name, size }: TarMember): Uint8Array[] {
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
