import { ArchiveError } from "./archive-error.ts";

const LONGEST_SHOWN = 120;

/** A member's name as messages show it: in quotes, control characters escaped, bounded. */
export function quoteName(name: string): string {
  return JSON.stringify(name.length > LONGEST_SHOWN ? `${name.slice(0, LONGEST_SHOWN)}…` : name);
}

/**
 * Accepts relative paths that stay below the directory they are unpacked in, on every platform, and that have one
 * spelling only, so that equal members have equal names.
 * Throws ArchiveError (`invalid-name`, `unsafe-path`).
 */
export function requirePlainPath(name: string): void {
  if (/\p{Cc}/u.test(name)) {
    throw new ArchiveError(
      "invalid-name",
      `the name of member ${quoteName(name)} holds control characters`,
      name,
    );
  }
  // Windows takes a backslash for a separator, and `C:` for a drive.
  const segments = name.replace(/\/$/, "").split(/[\\/]/);
  const odd = segments.some((segment) => segment === "" || segment === "." || segment === "..");
  if (odd || /^[a-z]:/i.test(name)) {
    throw new ArchiveError(
      "unsafe-path",
      `the path of member ${quoteName(name)} is not a plain relative one`,
      name,
    );
  }
}

/** Throws ArchiveError (`too-many-members`) for more members than any real distribution has. */
export function requireFewMembers(count: number): void {
  if (count <= MOST_MEMBERS) return;
  throw new ArchiveError("too-many-members", `it has more than ${MOST_MEMBERS} members`);
}

/** The largest wheels have some ten thousand members; the list of them is held in memory. */
const MOST_MEMBERS = 200_000;
