import { compare, explain } from "@renovatebot/pep440";

/** Longer texts are no version anybody means; the limit keeps hostile digits away from number parsing. */
const LONGEST = 128;
/** A number of so many digits may be more than JavaScript's numbers tell apart (2^53), and would come out as another one. */
const LARGE_NUMBER = /\d{16}/;

/**
 * The normal form of a PEP 440 version (`1.0.0-rc.1` → `1.0.0rc1`), local part included; undefined for anything else,
 * and for more than 128 characters or numbers of more than 15 digits, which PEP 440 allows and nobody uses.
 * A leading `v` is part of PEP 440's spelling; surrounding white space is not accepted.
 */
export function normalizeVersion(text: string): string | undefined {
  const version = text.length > LONGEST || LARGE_NUMBER.test(text) ? null : explain(text);
  if (version === null) return undefined;
  // The library's own `clean` joins the local part with a comma.
  return version.local === null ? version.public : `${version.public}+${version.local}`;
}

/** Equality by PEP 440: `1.2` equals `1.2.0`. Anything that is no version equals nothing. */
export function sameVersion(one: string, other: string): boolean {
  return isVersion(one) && isVersion(other) && compare(one, other) === 0;
}

/** Order by PEP 440 (negative, zero, positive); both must be versions. */
export function compareVersions(one: string, other: string): number {
  return compare(one, other);
}

export function isVersion(text: string): boolean {
  return normalizeVersion(text) !== undefined;
}

/** Alpha, beta, release candidate or development release (PEP 440); a post-release is none. */
export function isPrerelease(version: string): boolean {
  return explain(version)?.is_prerelease ?? false;
}

/** The release that a pre-release leads to: `0.3.0rc1` → `0.3.0`, `0.3.0.post1.dev2` → `0.3.0.post1`. */
export function baseVersion(version: string): string {
  const parts = explain(version);
  if (parts === null) return version;
  return parts.post === null ? parts.base_version : `${parts.base_version}.post${parts.post}`;
}

/**
 * The numbers of a version, without what makes it a pre-, post- or local release: `1!2.0rc1` → epoch 1, numbers 2 and 0.
 * None at all for a text that is no version.
 */
export function releaseNumbers(version: string): {
  readonly epoch: number;
  readonly numbers: readonly number[];
} {
  const parts = isVersion(version) ? explain(version) : null;
  return { epoch: parts?.epoch ?? 0, numbers: parts?.release ?? [] };
}

/** A post-release (`1.0.post1`), which repeats a release without a change of its code. */
export function isPostRelease(version: string): boolean {
  return explain(version)?.is_postrelease ?? false;
}
