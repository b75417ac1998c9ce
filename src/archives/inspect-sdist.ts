import type { DistributionContents, Member } from "../domain/distribution/contents.ts";
import type { ByteSource } from "./byte-source.ts";
import { openSdist } from "./sdist.ts";
import type { TarMember } from "./tar.ts";
import { type Digest, type WatchedContent, watchContent } from "./watch-content.ts";

/** Reads all of an sdist in one pass, for rules to judge. Throws ArchiveError. */
export async function inspectSdist(
  source: ByteSource,
  filename: string,
  newDigest: () => Digest,
): Promise<DistributionContents> {
  const watched = new Map<string, WatchedContent>();
  const { metadata, members, root } = await openSdist(source, filename, (name) => {
    const watch = watchContent(newDigest);
    return { part: watch.update, end: () => watched.set(name, watch.end()) };
  });
  const described = members.map((member) => describe(member, watched));
  return { metadata, members: described, layout: { kind: "sdist", root } };
}

function describe(member: TarMember, watched: ReadonlyMap<string, WatchedContent>): Member {
  const { name } = member;
  switch (member.type) {
    case "directory":
      return { kind: "directory", name };
    case "link":
      return { kind: "link", name, target: member.target };
    case "file": {
      // Every file is watched to its end.
      const { sha256 = "", secrets = [] } = watched.get(name) ?? {};
      return { kind: "file", name, size: member.size, sha256, secrets };
    }
  }
}
