import type { CoreMetadata } from "../domain/distribution/metadata.ts";
import { ArchiveError } from "./archive-error.ts";
import type { ByteSource } from "./byte-source.ts";
import { quoteName } from "./member-path.ts";
import { decodeMetadata } from "./metadata-file.ts";
import { readTarGz, type TarMember } from "./tar.ts";
import type { ContentReader } from "./tar-parser.ts";
import { mayBeZip } from "./zip-end.ts";

export interface SdistContents {
  readonly metadata: CoreMetadata;
  /** Names of all members, directories included, without a final `/`. */
  readonly members: readonly string[];
  /** The one top-level directory. */
  readonly root: string;
}

/**
 * Reads an sdist: one top-level directory with PKG-INFO in it, as PyPI demands.
 * Throws ArchiveError.
 */
export async function readSdist(source: ByteSource, filename: string): Promise<SdistContents> {
  const { metadata, members, root } = await openSdist(source, filename);
  return { metadata, members: members.map((member) => member.name), root };
}

export interface OpenSdist {
  readonly metadata: CoreMetadata;
  readonly members: readonly TarMember[];
  /** The one top-level directory. */
  readonly root: string;
}

/** As readSdist, with what is known of each member; `watch` as in readTarGz. */
export async function openSdist(
  source: ByteSource,
  filename: string,
  watch?: (name: string) => ContentReader,
): Promise<OpenSdist> {
  if (!filename.endsWith(".tar.gz")) {
    throw new ArchiveError("file-name", "it is not named as an sdist, which ends in .tar.gz");
  }
  if (await mayBeZip(source)) {
    throw new ArchiveError("zip-and-tar", "it can be read as a ZIP archive too");
  }
  let first: string | undefined;
  const wants = (name: string) => {
    // With a second top-level directory there is no sdist, and no need to keep its PKG-INFO too.
    first ??= topOf(name);
    return name === `${first}/PKG-INFO`;
  };
  const { members, contents } = await readTarGz(source, wants, watch);
  const root = findRoot(members.map(({ name }) => name));
  const path = `${root}/PKG-INFO`;
  const bytes = contents.get(path);
  if (bytes === undefined) {
    throw new ArchiveError("missing-member", `it has no file ${quoteName(path)}`, path);
  }
  return { metadata: decodeMetadata(bytes, path), members, root };
}

function topOf(name: string): string {
  return name.split("/", 1)[0] ?? "";
}

function findRoot(names: readonly string[]): string {
  const roots = [...new Set(names.map(topOf))];
  const [root] = roots;
  if (root !== undefined && roots.length === 1) return root;
  const shown = roots.slice(0, 5).map(quoteName).join(", ");
  throw new ArchiveError(
    "top-level",
    `it has ${roots.length} top-level directories instead of one (${shown})`,
  );
}
