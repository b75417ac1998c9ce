import type { DistributionContents, Member } from "../domain/distribution/contents.ts";
import { optional } from "../domain/optional.ts";
import type { ByteSource } from "./byte-source.ts";
import { decodeMetadata, decodeText } from "./metadata-file.ts";
import { type Digest, watchContent } from "./watch-content.ts";
import { metadataDirectory, requireMember } from "./wheel.ts";
import { readZip, type Zip } from "./zip.ts";
import { requireContentFits, type ZipMember } from "./zip-content.ts";

/** Files of the `.dist-info` directory whose text rules look at. */
const DESCRIBING = ["METADATA", "RECORD", "WHEEL", "entry_points.txt"];

/**
 * Reads all of a wheel in one pass, for rules to judge: only METADATA must be there, where the file name calls for it.
 * Throws ArchiveError.
 */
export async function inspectWheel(
  source: ByteSource,
  filename: string,
  newDigest: () => Digest,
): Promise<DistributionContents> {
  const information = metadataDirectory(filename);
  const zip = await readZip(source);
  const names = zip.members.map(({ name }) => name);
  requireMember(names, information, "METADATA");
  const wanted = new Set(DESCRIBING.map((name) => `${information}/${name}`));
  const kept = new Map<string, Uint8Array>();
  const members: Member[] = [];
  for (const member of zip.members) {
    const { described, content } = await pass(zip, member, wanted.has(member.name), newDigest);
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

/** Reads a member once: for its digest, for secrets, and to keep it where it is wanted. */
async function pass(
  zip: Zip,
  member: ZipMember,
  keep: boolean,
  newDigest: () => Digest,
): Promise<{ readonly described: Member; readonly content?: Uint8Array }> {
  const { name, size } = member;
  if (keep) requireContentFits(member);
  const watch = watchContent(newDigest);
  const parts: Uint8Array[] = [];
  for await (const part of zip.parts(member)) {
    watch.update(part);
    if (keep) parts.push(part);
  }
  if (name.endsWith("/")) return { described: { kind: "directory", name: name.slice(0, -1) } };
  const described: Member = { kind: "file", name, size, ...watch.end() };
  return keep ? { described, content: Buffer.concat(parts) } : { described };
}
