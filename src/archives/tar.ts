import { ArchiveError } from "./archive-error.ts";
import type { ByteSource } from "./byte-source.ts";
import { unpackGzip } from "./gunzip.ts";
import { requireInnerLink } from "./links.ts";
import { quoteName, requireFewMembers, requirePlainPath } from "./member-path.ts";
import { requireDirectPaths } from "./member-paths.ts";
import type { TarEntry } from "./tar-entry.ts";
import { type ContentReader, TarParser } from "./tar-parser.ts";

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
 * anything, reads its content.
 * Throws ArchiveError for anything but plain files, directories, and links that stay inside, each named once.
 */
export async function readTarGz(
  source: ByteSource,
  wants: (name: string) => boolean,
  watch?: (name: string) => ContentReader,
): Promise<TarContents> {
  const members: TarMember[] = [];
  const kept = new Map<string, Uint8Array[]>();
  const requireNew = refuseDuplicates();
  let characters = 0;
  const parser = new TarParser((entry) => {
    const member = memberOf(entry);
    requireNew(member);
    members.push(member);
    characters += member.name.length + (member.type === "link" ? member.target.length : 0);
    requireFewMembers(members.length, characters);
    if (member.type !== "file") return undefined;
    const parts = wants(member.name) ? partsFor(member) : undefined;
    if (parts !== undefined) kept.set(member.name, parts);
    return readerFor(parts, watch?.(member.name));
  });
  for await (const part of unpackGzip(source)) parser.write(part);
  parser.end();
  requireDirectPaths(members);
  const contents = new Map([...kept].map(([name, parts]) => [name, Buffer.concat(parts)]));
  return { members, contents };
}

function memberOf(entry: TarEntry): TarMember {
  const { name } = entry;
  requirePlainPath(name);
  switch (entry.type) {
    case "file":
    case "directory":
      return entry;
    case "hard-link":
    case "symbolic-link": {
      const { target } = entry;
      requireInnerLink({ name, target, symbolic: entry.type === "symbolic-link" });
      return { type: "link", name, target };
    }
  }
}

function readerFor(
  parts: Uint8Array[] | undefined,
  watch: ContentReader | undefined,
): ContentReader {
  return {
    part: (bytes) => {
      parts?.push(bytes);
      watch?.part(bytes);
    },
    end: () => watch?.end?.(),
  };
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

/** Where the parts of the file's content are collected, all of them once the parser has passed it. */
function partsFor({ name, size }: Extract<TarMember, { type: "file" }>): Uint8Array[] {
  if (size <= CONTENT_LIMIT) return [];
  throw new ArchiveError(
    "member-too-large",
    `member ${quoteName(name)} has ${size} bytes, more than the ${CONTENT_LIMIT} that are read of it`,
    name,
  );
}
