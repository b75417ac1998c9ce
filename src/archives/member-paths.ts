import { ArchiveError } from "./archive-error.ts";
import { quoteName } from "./member-path.ts";

/** A member by its path, without a final `/`. */
export interface PathMember {
  readonly name: string;
  readonly type: "file" | "directory" | "link";
}

/**
 * Throws ArchiveError where a member's path leads through another that is no directory: through a link (`link`) it would
 * be written to another place, through a file (`unsafe-path`) nowhere. Names must have been checked to be plain.
 */
export function requireDirectPaths(members: readonly PathMember[]): void {
  const ordered = [...members].sort((left, right) => comparePaths(left.name, right.name));
  for (const [position, member] of ordered.entries()) {
    const next = ordered[position + 1];
    if (member.type !== "directory" && next?.name.startsWith(`${member.name}/`)) {
      throw leadsThrough(next.name, member);
    }
  }
}

const SLASH = 0x2f;

/** Puts what is below a path right behind it: the slash before all other characters. */
function comparePaths(left: string, right: string): number {
  const shorter = Math.min(left.length, right.length);
  for (let at = 0; at < shorter; at++) {
    const [one, other] = [left.charCodeAt(at), right.charCodeAt(at)];
    if (one === other) continue;
    if (one === SLASH || other === SLASH) return one === SLASH ? -1 : 1;
    return one - other;
  }
  return left.length - right.length;
}

function leadsThrough(name: string, { name: through, type }: PathMember): ArchiveError {
  return new ArchiveError(
    type === "link" ? "link" : "unsafe-path",
    `the path of member ${quoteName(name)} leads through the ${type} ${quoteName(through)}`,
    name,
  );
}
