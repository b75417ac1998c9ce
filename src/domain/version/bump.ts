import diff from "semver/functions/diff.js";
import inc from "semver/functions/inc.js";
import { baseVersion, releaseNumbers } from "./version.ts";

/** Which number of a version goes up; the ones after it begin again at 0. */
export type Bump = "major" | "minor" | "patch";

/** From the least to the greatest. */
export const bumps: readonly Bump[] = ["patch", "minor", "major"];

/** Negative where the first is less than the second, 0 where they are the same. */
export function compareBumps(one: Bump, other: Bump): number {
  return bumps.indexOf(one) - bumps.indexOf(other);
}

/**
 * How far a version is from an earlier one, by SemVer; a pre-release is as far as what it leads to. Undefined where SemVer
 * has no word for it: the same numbers (`1.0.post1` after 1.0), another epoch, or more than three numbers.
 */
export function bumpBetween(previous: string, version: string): Bump | undefined {
  const [from, to] = [semverOf(previous), semverOf(version)];
  if (from === undefined || to === undefined) return undefined;
  if (releaseNumbers(previous).epoch !== releaseNumbers(version).epoch) return undefined;
  return bumps.find((bump) => bump === diff(from, to));
}

/** The version after a release: `1.2.3` → `1.3.0`, with as many numbers as it needs or had. Undefined where it has more than three. */
export function nextVersion(previous: string, bump: Bump): string | undefined {
  const from = semverOf(previous);
  const next = from === undefined ? null : inc(from, bump);
  if (next === null) return undefined;
  const { epoch, numbers } = releaseNumbers(previous);
  const kept = next.split(".").slice(0, bump === "patch" ? 3 : Math.max(2, numbers.length));
  return `${epoch === 0 ? "" : `${epoch}!`}${kept.join(".")}`;
}

/** The version that is a release's own, at another number: `1.2.4rc1` at 1.3.0 is `1.3.0rc1`. */
export function renumber(version: string, numbers: string): string {
  const base = baseVersion(version);
  return version.startsWith(base) ? `${numbers}${version.slice(base.length)}` : numbers;
}

function semverOf(version: string): string | undefined {
  const { numbers } = releaseNumbers(version);
  const [major = 0, minor = 0, patch = 0, ...more] = numbers;
  return numbers.length === 0 || more.length > 0 ? undefined : `${major}.${minor}.${patch}`;
}
