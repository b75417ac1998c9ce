import { ArchiveError } from "./archive-error.ts";
import { quoteName, requirePlainPath } from "./member-path.ts";

/** A link of a tar archive: a symbolic one points from its own directory, a hard one from the archive's root. */
export interface Link {
  readonly name: string;
  readonly symbolic: boolean;
  /** As written. */
  readonly target: string;
}

/**
 * Throws ArchiveError (`link`) for a link that leaves the archive's top-level directory, or that could by way of
 * another one: `..` may stand at the start of a target only, where it means what it says.
 */
export function requireInnerLink({ name, symbolic, target }: Link): void {
  const up = symbolic ? (/^(?:\.\.\/)*/.exec(target)?.[0] ?? "") : "";
  const depth = name.split("/").length - 1;
  const levels = up.length / "../".length;
  if (isPlain(target.slice(up.length)) && (!symbolic || levels < depth)) {
    if (symbolic || target.split("/", 1)[0] === name.split("/", 1)[0]) return;
  }
  throw new ArchiveError(
    "link",
    `member ${quoteName(name)} is a link to ${quoteName(target)}, which is not plainly within the archive`,
    name,
  );
}

function isPlain(path: string): boolean {
  try {
    requirePlainPath(path);
    return true;
  } catch {
    return false;
  }
}
