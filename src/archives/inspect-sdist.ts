import type { DistributionContents, Member } from "../domain/distribution/contents.ts";
import type { ByteSource } from "./byte-source.ts";
import { openSdist } from "./sdist.ts";
import type { TarMember } from "./tar.ts";
import { type ContentWatch, type Digest, watchContent } from "./watch-content.ts";

/** Reads all of an sdist in one pass, for rules to judge. Throws ArchiveError. */
export async function inspectSdist(
  source: ByteSource,
  filename: string,
  newDigest: () => Digest,
): Promise<DistributionContents> {
  const watches = new Map<string, ContentWatch>();
  const { metadata, members, root } = await openSdist(source, filename, (name) => {
    const watch = watchContent(newDigest);
    watches.set(name, watch);
    return watch.update;
  });
  const described = members.map((member) => describe(member, watches));
  return { metadata, members: described, layout: { kind: "sdist", root } };
}

function describe(member: TarMember, watches: ReadonlyMap<string, ContentWatch>): Member {
  const { name } = member;
  switch (member.type) {
    case "directory":
      return { kind: "directory", name };
    case "link":
      return { kind: "link", name, target: member.target };
    case "file": {
      // Every file is watched from its first byte on.
      const { sha256 = "", secrets = [] } = watches.get(name)?.end() ?? {};
      return { kind: "file", name, size: member.size, sha256, secrets };
    }
  }
}
