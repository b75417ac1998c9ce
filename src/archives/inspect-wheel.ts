import type { DistributionContents, Member } from "../domain/distribution/contents.ts";
import { optional } from "../domain/optional.ts";
import type { ByteSource } from "./byte-source.ts";
import { decodeMetadata, decodeText } from "./metadata-file.ts";
import { type Digest, watchContent } from "./watch-content.ts";
import { openWheel, requireMember } from "./wheel.ts";
import type { Zip } from "./zip.ts";
import { CONTENT_LIMIT, requireContentFits, type ZipMember } from "./zip-content.ts";

/** Files of the `.dist-info` directory whose text rules look at, and how many bytes are read of each. */
const DESCRIBING: readonly (readonly [name: string, limit: number])[] = [
  ["METADATA", CONTENT_LIMIT],
  ["RECORD", CONTENT_LIMIT],
  ["WHEEL", 1024 * 1024],
  ["entry_points.txt", 1024 * 1024],
];

/**
 * Reads all of a wheel in one pass, for rules to judge: only METADATA must be there, where the file name calls for it.
 * Throws ArchiveError.
 */
export async function inspectWheel(
  source: ByteSource,
  filename: string,
  newDigest: () => Digest,
): Promise<DistributionContents> {
  const { zip, directory: information } = await openWheel(source, filename);
  const names = zip.members.map(({ name }) => name);
  requireMember(names, information, "METADATA");
  const limits = new Map(DESCRIBING.map(([name, limit]) => [`${information}/${name}`, limit]));
  const kept = new Map<string, Uint8Array>();
  const members: Member[] = [];
  for (const member of zip.members) {
    const { described, content } = await pass(zip, member, limits.get(member.name), newDigest);
    members.push(described);
    if (content !== undefined) kept.set(member.name, content);
  }
  const textOf = (name: string) => {
    const path = `${information}/${name}`;
    const bytes = kept.get(path);
    return bytes === undefined ? undefined : decodeText(bytes, path);
  };
  const path = `${information}/METADATA`;
  return {
    metadata: decodeMetadata(kept.get(path) ?? new Uint8Array(), path),
    members,
    layout: {
      kind: "wheel",
      information,
      ...optional("record", textOf("RECORD")),
      ...optional("headers", textOf("WHEEL")),
      ...optional("entryPoints", textOf("entry_points.txt")),
    },
  };
}

/** Reads a member once: for its digest, for secrets, and to keep it where there is a limit up to which it is wanted. */
async function pass(
  zip: Zip,
  member: ZipMember,
  limit: number | undefined,
  newDigest: () => Digest,
): Promise<{ readonly described: Member; readonly content?: Uint8Array }> {
  const { name, size } = member;
  if (limit !== undefined) requireContentFits(member, limit);
  const watch = watchContent(newDigest);
  const parts: Uint8Array[] = [];
  for await (const part of zip.parts(member)) {
    watch.update(part);
    if (limit !== undefined) parts.push(part);
  }
  if (name.endsWith("/")) return { described: { kind: "directory", name: name.slice(0, -1) } };
  const described: Member = { kind: "file", name, size, ...watch.end() };
  return limit !== undefined ? { described, content: Buffer.concat(parts) } : { described };
}
