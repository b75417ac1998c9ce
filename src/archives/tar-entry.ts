import { ArchiveError } from "./archive-error.ts";
import { quoteName } from "./member-path.ts";
import { decodeTarText, type ExtendedHeader, readPaxHeader, sparse } from "./tar-extended.ts";
import { damagedHeader, type TarHeader } from "./tar-header.ts";

/** A member as its headers describe it; `name` as written, but for the slash at the end of a directory's. */
export type TarEntry =
  | {
      readonly type: "file";
      readonly name: string;
      /** Bytes. */
      readonly size: number;
    }
  | { readonly type: "directory"; readonly name: string }
  | {
      readonly type: "symbolic-link" | "hard-link";
      readonly name: string;
      /** As written. */
      readonly target: string;
    };

/**
 * What a member is, by its own header and the extended one before it.
 * Throws ArchiveError for everything that is neither a file, a directory nor a link, and for what has data without
 * being a file: there readers differ in where the next member starts.
 */
export function identify(header: TarHeader, extended: ExtendedHeader): TarEntry {
  const { type, size } = header;
  const path = extended.name ?? ownName(header);
  if (extended.size !== undefined && extended.size !== size) {
    throw new ArchiveError(
      "size-mismatch",
      `member ${quoteName(path)} has two sizes, ${size} and ${extended.size} bytes`,
      path,
    );
  }
  const kind = kindOf(type, path);
  const name = kind === "directory" ? path.replace(/\/$/, "") : path;
  if (kind === "file") return { type: kind, name, size };
  if (size !== 0) {
    throw new ArchiveError(
      "size-mismatch",
      `member ${quoteName(path)} has data, which only files have`,
      path,
    );
  }
  if (kind === "directory") return { type: kind, name };
  return { type: kind, name, target: extended.target ?? decodeTarText(header.target) };
}

/** Reads a header for all members that follow. Throws ArchiveError where it would change what any of them is. */
export function requireMeaningless(bytes: Uint8Array): ExtendedHeader {
  const stated = readPaxHeader(bytes);
  if (Object.keys(stated).length === 0) return stated;
  throw damagedHeader("an extended header gives one name or size to all members");
}

function ownName({ prefix, name }: TarHeader): string {
  const own = decodeTarText(name);
  return prefix.length === 0 ? own : `${decodeTarText(prefix)}/${own}`;
}

function kindOf(type: string, path: string): TarEntry["type"] {
  switch (type) {
    case "\0":
      // Before there was a type for directories.
      return path.endsWith("/") ? "directory" : "file";
    case "0":
    case "7":
      if (!path.endsWith("/")) return "file";
      throw damagedHeader(`the file ${quoteName(path)} is named as a directory`);
    case "1":
      return "hard-link";
    case "2":
      return "symbolic-link";
    case "5":
      return "directory";
    case "S":
      throw sparse();
    default:
      throw new ArchiveError(
        "special-member",
        `member ${quoteName(path)} is neither a file, a directory nor a link, but of type ${JSON.stringify(type)}`,
        path,
      );
  }
}
