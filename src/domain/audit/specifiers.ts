import { isSpecifierSet } from "../distribution/specifier.ts";
import {
  compareVersions,
  isPostRelease,
  isPrerelease,
  isVersion,
  normalizeVersion,
  releaseNumbers,
} from "../version/version.ts";

/**
 * Whether a set of PEP 440 specifiers (`>=1.2,<2`) allows a version, pre-releases included. Undefined where that cannot
 * be told: for a text that is no such set, and for versions that nobody uses. As Python's `packaging` decides it; the
 * library that orders versions differs in `==1.0.*` for 1, in `>1.0.post1` and in epochs.
 */
export function allows(specifiers: string, version: string): boolean | undefined {
  if (!isVersion(version) || !isSpecifierSet(specifiers)) return undefined;
  const answers = specifiers
    .split(",")
    .map((specifier) => specifier.trim())
    .filter((specifier) => specifier !== "")
    .map((specifier) => satisfies(version, specifier));
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

function satisfies(version: string, specifier: string): boolean | undefined {
  const [, operator, bound = ""] = /^(===|~=|[=!<>]=|[<>])\s*(.*)$/.exec(specifier) ?? [];
  if (operator === "===") return version.toLowerCase() === bound.toLowerCase();
  const prefix = bound.endsWith(".*");
  const stated = prefix ? bound.slice(0, -2) : bound;
  if (!isVersion(stated)) return undefined;
  // A local part counts only where the specifier names one.
  const candidate = stated.includes("+") ? version : withoutLocal(version);
  switch (operator) {
    case "==":
      return prefix ? isBelow(candidate, stated) : compareVersions(candidate, stated) === 0;
    case "!=":
      return prefix ? !isBelow(candidate, stated) : compareVersions(candidate, stated) !== 0;
    case "~=":
      return compareVersions(candidate, stated) >= 0 && isBelow(candidate, parentOf(stated));
    case ">=":
      return compareVersions(candidate, stated) >= 0;
    case "<=":
      return compareVersions(candidate, stated) <= 0;
    case "<":
      return compareVersions(candidate, stated) < 0 && !isLeadingTo(candidate, stated);
    case ">":
      return compareVersions(candidate, stated) > 0 && !isPostOf(candidate, stated);
    default:
      return undefined;
  }
}

function withoutLocal(version: string): string {
  return without(/\+.*$/, version);
}

function without(part: RegExp, version: string): string {
  return (normalizeVersion(version) ?? version).replace(part, "");
}

/** `2.0rc1` leads to 2.0, and `2.0.post1.dev1` to `2.0.post1`: `<2.0` means neither what it leads to nor the way there. */
function isLeadingTo(version: string, stated: string): boolean {
  if (!isPrerelease(version) || isPrerelease(stated)) return false;
  return compareVersions(without(/(?:a|b|rc)\d.*$|\.dev\d+$/, version), stated) === 0;
}

/** `2.0.post1`, which `>2.0` does not mean. */
function isPostOf(version: string, stated: string): boolean {
  if (!isPostRelease(version) || isPostRelease(stated)) return false;
  return compareVersions(without(/\.post\d.*$/, version), stated) === 0;
}

/** `==1.2.*`: the numbers of `stated` are the first ones of the version, which has zeros behind its last. */
function isBelow(version: string, stated: string): boolean {
  const [own, asked] = [releaseNumbers(version), releaseNumbers(stated)];
  return (
    own.epoch === asked.epoch &&
    asked.numbers.every((number, at) => number === (own.numbers[at] ?? 0))
  );
}

/** `1!2.3.4rc1` → `1!2.3`; a compatible release has two numbers at least. */
function parentOf(stated: string): string {
  const { epoch, numbers } = releaseNumbers(stated);
  return `${epoch}!${numbers.slice(0, -1).join(".")}`;
}
