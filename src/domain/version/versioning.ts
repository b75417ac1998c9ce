import { releaseNumbers } from "./version.ts";

/** How a project numbers its releases: by what changes (Semantic Versioning), or by the day (calendar versioning). */
export const versionings = ["semver", "calver"] as const;
export type Versioning = (typeof versionings)[number];

export function isVersioning(text: string): text is Versioning {
  return versionings.some((versioning) => versioning === text);
}

/** A number from here on is a year, or holds one (20260211). */
const FIRST_YEAR = 1990;
/** Years as two digits: a calendar version of 2014 would be 14.1, and many a project has a major version of that size. */
const SHORT_YEARS = { first: 15, last: 49 } as const;

/**
 * The way a version is numbered: as configured, else by its looks. `2026.2.1` and `26.1` count months; a project with
 * a major version of 15 to 49 and a minor of at most 12 looks the same, and is left in peace unless it says `semver`.
 */
export function versioningOf(version: string, configured: string | undefined): Versioning {
  if (configured !== undefined && isVersioning(configured)) return configured;
  const { numbers } = releaseNumbers(version);
  if (numbers.some((number) => number >= FIRST_YEAR)) return "calver";
  const [year = 0, month = 0] = numbers;
  const looksShort = year >= SHORT_YEARS.first && year <= SHORT_YEARS.last && month <= 12;
  return looksShort ? "calver" : "semver";
}
