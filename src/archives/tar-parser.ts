import { Parser, type ReadEntry } from "tar";
import { ArchiveError } from "./archive-error.ts";
import { quoteName } from "./member-path.ts";

export interface StrictParser {
  /** Hands every member that these bytes complete to the visitor. Throws ArchiveError. */
  write(bytes: Uint8Array): void;
  end(): void;
}

/**
 * The npm tar parser over an unpacked archive, with everything refused that it only warns of or leaves out.
 * The visitor gets plain files, directories and links, and may listen to an entry's data until it returns.
 */
export function createStrictParser(visit: (entry: ReadEntry) => void): StrictParser {
  // Brotli and zstd are off: what comes here is unpacked already.
  const parser = new Parser({ brotli: false, zstd: false });
  let ending = false;
  let complete = false;
  parser.on("nullBlock", () => {
    ending = true;
  });
  parser.on("eof", () => {
    complete = true;
  });
  const refuse = (problem: string | Error): never => {
    throw damaged(problem);
  };
  parser.on("error", refuse);
  parser.on("warn", (_code: string, problem: string | Error) => refuse(problem));
  parser.on("meta", requireNotSparse);
  parser.on("ignoredEntry", requirePlain);
  parser.on("entry", (entry: ReadEntry) => {
    // Python ends at the first empty block, other readers at the second.
    if (ending) throw new ArchiveError("trailing-data", "members follow the archive's end");
    requirePlain(entry);
    visit(entry);
    entry.resume();
  });
  return {
    write: (bytes) => {
      // What follows the end is padding, which the parser would hoard.
      if (!complete) parser.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    },
    end: () => {
      parser.end();
    },
  };
}

/** GNU tar's sparse files in the pax format pass for plain files with readers that do not know them. */
function requireNotSparse(extendedHeader: string): void {
  if (/^\d+ GNU\.sparse\./m.test(extendedHeader)) {
    throw new ArchiveError("sparse", "it has a sparse member");
  }
}

/** Throws ArchiveError for everything that is neither a file with all its bytes, nor a directory, nor a link. */
function requirePlain({ type, path, meta, size }: ReadEntry): void {
  const member = quoteName(path);
  switch (type) {
    case "File":
    case "OldFile":
    case "ContiguousFile":
    case "Directory":
    case "Link":
    case "SymbolicLink":
      return;
    case "SparseFile":
      throw new ArchiveError("sparse", `member ${member} is sparse`, path);
    default:
      if (meta) throw new ArchiveError("malformed", `it has an extended header of ${size} bytes`);
      throw new ArchiveError(
        "special-member",
        `member ${member} is neither a file, a directory nor a link, but of type ${type}`,
        path,
      );
  }
}

function damaged(problem: string | Error): ArchiveError {
  const text = problem instanceof Error ? problem.message : problem;
  if (text.startsWith("Truncated input")) {
    return new ArchiveError("truncated", "its last member is cut off");
  }
  if (text.startsWith("Unrecognized archive format")) {
    return new ArchiveError("not-a-tar", "it is no tar archive with members");
  }
  return new ArchiveError("malformed", `the header of a member is damaged (${text})`);
}
