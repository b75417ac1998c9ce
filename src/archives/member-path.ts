import { ArchiveError } from "./archive-error.ts";

const LONGEST_SHOWN = 120;

/** A member's name as messages show it: in quotes, control characters escaped, bounded. */
export function quoteName(name: string): string {
  return JSON.stringify(name.length > LONGEST_SHOWN ? `${name.slice(0, LONGEST_SHOWN)}…` : name);
}

/** Longer paths no system opens. Source: PATH_MAX of Linux. */
const LONGEST = 4096;
/** With the separators at which Python breaks lines when it reads RECORD. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/**
 * Accepts relative paths that stay below the directory they are unpacked in, on every platform, and that have one
 * spelling only, so that equal members have equal names.
 * Throws ArchiveError (`invalid-name`, `unsafe-path`).
 */
export function requirePlainPath(name: string): void {
  if (CONTROLS.test(name)) {
    throw new ArchiveError(
      "invalid-name",
      `the name of member ${quoteName(name)} holds control characters`,
      name,
    );
  }
  if (name.length > LONGEST) {
    throw new ArchiveError(
      "invalid-name",
      `the name of member ${quoteName(name)} has more than ${LONGEST} characters`,
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

/** The largest wheels have some ten thousand members; the list of them is held in memory. */
const MOST_MEMBERS = 200_000;
/** In all names together. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

/** Throws ArchiveError (`too-many-members`) for more members, or longer names, than any real distribution has. */
export function requireFewMembers(count: number, characters = 0): void {
  if (count > MOST_MEMBERS) {
    throw new ArchiveError("too-many-members", `it has more than ${MOST_MEMBERS} members`);
  }
  if (characters > MOST_CHARACTERS) {
    throw new ArchiveError(
      "too-many-members",
      `the names of its members have more than ${MOST_CHARACTERS} characters`,
    );
  }
}
