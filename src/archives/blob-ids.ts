import { createHash } from "node:crypto";
import type { ByteSource } from "./byte-source.ts";
import { unpackGzip } from "./gunzip.ts";
import { TarParser } from "./tar-parser.ts";
import { readZip } from "./zip.ts";

/** A file in an archive, by its digests. */
export interface HashedMember {
  /** Relative path with `/`, as the archive has it. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Of the content as a git blob, SHA-1, lower-case hex. */
  readonly id: string;
  /** Of the content, lower-case hex. */
  readonly sha256: string;
  /** Only of files up to 8 MiB: people do not write larger ones. */
  readonly content?: Uint8Array;
}

const CONTENT_LIMIT = 8 * 1024 * 1024;

/** The name that git gives a content in repositories of the SHA-1 format, lower-case hex. */
export function blobId(content: Uint8Array): string {
  return startBlob(content.length).update(content).digest("hex");
}

/**
 * Reads an archive through, and hands its files to the visitor one after the other; memory is bounded by one of them.
 * Directories and links are passed over. Throws ArchiveError.
 */
export async function hashMembers(
  source: ByteSource,
  kind: "sdist" | "wheel",
  visit: (member: HashedMember) => void,
): Promise<void> {
  await (kind === "wheel" ? hashZip(source, visit) : hashTarGz(source, visit));
}

async function hashZip(source: ByteSource, visit: (member: HashedMember) => void): Promise<void> {
  const zip = await readZip(source);
  for (const member of zip.members) {
    if (member.name.endsWith("/")) continue;
    const digests = startMember(member.name, member.size);
    for await (const part of zip.parts(member)) digests.update(part);
    visit(digests.finish());
  }
}

async function hashTarGz(source: ByteSource, visit: (member: HashedMember) => void): Promise<void> {
  const parser = new TarParser((entry) => {
    // A link is another name for a member, and that one is looked at.
    if (entry.type !== "file") return undefined;
    const digests = startMember(entry.name, entry.size);
    return { part: digests.update, end: () => visit(digests.finish()) };
  });
  for await (const part of unpackGzip(source)) parser.write(part);
  parser.end();
}

function startMember(name: string, size: number) {
  const blob = startBlob(size);
  const whole = createHash("sha256");
  const parts: Uint8Array[] | undefined = size <= CONTENT_LIMIT ? [] : undefined;
  return {
    update: (part: Uint8Array): void => {
      blob.update(part);
      whole.update(part);
      parts?.push(part);
    },
    finish: (): HashedMember => ({
      name,
      size,
      id: blob.digest("hex"),
      sha256: whole.digest("hex"),
      ...(parts === undefined ? {} : { content: Buffer.concat(parts) }),
    }),
  };
}

/** Source: gitformat, "blob objects". */
function startBlob(size: number) {
  return createHash("sha1").update(`blob ${size}\0`);
}
