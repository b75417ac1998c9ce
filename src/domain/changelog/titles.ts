import { normalizeVersion } from "../version/version.ts";
import type { ReleaseTitle } from "./changelog.ts";
import { readDate } from "./dates.ts";

/** A heading that may be a release's. */
export interface TitleReading extends ReleaseTitle {
  /** Brackets, a link or a date leave no doubt; a bare number may also begin the title of a subsection. */
  readonly evident: boolean;
  /** A whole number alone (`3`, `Version 2`): a release, or what groups releases. */
  readonly lone: boolean;
}

/** No heading of a release is longer; the limit bounds what patterns have to do. */
const LONGEST = 300;

const UNRELEASED =
  /^[[(]?\s*(?:un-?released|not (?:yet )?released|next (?:release|version)|upcoming(?: release)?|in development|development version)\b/i;
const UNRELEASED_AFTER = /\b(?:unreleased|not (?:yet )?released|in (?:development|progress))\b/i;
const YANKED = /[[(]\s*yanked\b[^\])]*[\])]|[-–—,:]\s*yanked$/i;
const YANKED_BARE = /\bYANKED\b/;
const PREFIX = /^[[(]?\s*(?:(?:version|release)\b[\s:]*)?[[(]?v?\.?\s?(?=\d)/i;
/** towncrier heads its sections `name 0.3.0 (2026-02-11)`: one word, and the day makes it a release. */
const NAMED = /^[A-Za-z][\w.-]*\s+[[(]?v?(?=\d+\.)/;
const TOKEN = /^[\w.!+-]+/;
const ANOTHER = /^\s*\/\s*v?(?=\d+\.)/i;

/** Reads a heading as a release's; undefined where it is none. */
export function readTitle(heading: string): TitleReading | undefined {
  const title = plainText(heading.slice(0, LONGEST));
  if (UNRELEASED.test(title)) return readUnreleased(title);
  const prefix = PREFIX.exec(title)?.[0];
  if (prefix !== undefined) return readReleased(title, prefix);
  const named = NAMED.exec(title)?.[0];
  const reading = named === undefined ? undefined : readReleased(title, named);
  return reading?.date.kind === "none" ? undefined : reading;
}

function readUnreleased(title: string): TitleReading {
  const version = /(?<![\w.])v?(\d+\.[\w.!+-]*\w)(?![\w./-]*-\d)/i.exec(title)?.[1];
  const normal = version === undefined ? undefined : normalizeVersion(version);
  return {
    versions: normal === undefined ? [] : [normal],
    unreleased: true,
    yanked: false,
    date: normal === undefined ? { kind: "none" } : { kind: "placeholder", text: "Unreleased" },
    evident: true,
    lone: false,
  };
}

function readReleased(title: string, prefix: string): TitleReading | undefined {
  const first = readVersion(title.slice(prefix.length));
  if (first === undefined) return undefined;
  const { versions, rest } = readMoreVersions(first);
  const unreleased = UNRELEASED_AFTER.test(rest);
  const date = readDate(rest);
  const evident = /[[(]/.test(prefix) || date.kind !== "none";
  const lone = !evident && /^\d+$/.test(first.token);
  // "3 bugs fixed" and "2026" are no versions; "3" and "Version 3" are.
  const bare = !/[a-z]/i.test(prefix);
  if (lone && bare && (rest !== "" || first.token.length > 3)) return undefined;
  return {
    versions,
    unreleased,
    yanked: YANKED.test(rest) || YANKED_BARE.test(rest),
    date: unreleased ? { kind: "placeholder", text: "Unreleased" } : date,
    evident,
    lone,
  };
}

interface VersionReading {
  readonly token: string;
  /** Undefined for what looks like a version and is none to PEP 440: `1.0.0-SNAPSHOT`, `1.x`. */
  readonly version?: string;
  readonly rest: string;
}

function readVersion(text: string): VersionReading | undefined {
  const whole = TOKEN.exec(text)?.[0] ?? "";
  // "0.3.0-2026-02-11", "0.3.0-": what follows the version belongs to the rest.
  const token = whole.replace(/[-_](?:\d{4}|YYYY)-\w{2}-\w{2}$/, "").replace(/[.!+_-]+$/, "");
  const rest = text.slice(token.length);
  const version = normalizeVersion(token);
  if (version !== undefined && !/^\/\d{1,2}\//.test(rest)) return { token, version, rest };
  return /^\d+\.[\dx]/i.test(token) ? { token, rest } : undefined;
}

/** `1.44.0/0.65b0`: the versions of two packages that are released together. */
function readMoreVersions(first: VersionReading): {
  readonly versions: readonly string[];
  readonly rest: string;
} {
  const versions = first.version === undefined ? [] : [first.version];
  let rest = first.rest;
  for (;;) {
    const separator = ANOTHER.exec(rest)?.[0];
    const next = separator === undefined ? undefined : readVersion(rest.slice(separator.length));
    if (next?.version === undefined) return { versions, rest };
    versions.push(next.version);
    rest = next.rest;
  }
}

/** A heading without its markup. A link becomes its bracketed text, whatever it links to. */
function plainText(heading: string): string {
  return withoutMarkup(heading)
    .replace(/&nbsp;|\s+/g, " ")
    .replace(/&[mn]dash;|&#821[12];/g, "–")
    .replace(/^[^\p{L}\p{N}[(]+/u, "")
    .trim();
}

/** Brackets alone are no markup. */
const MARKUP = /[<{!\\*`~_]|\]\(|\]\[|\[\[|\]\]/;

function withoutMarkup(heading: string): string {
  if (!MARKUP.test(heading)) return heading;
  return (
    heading
      .replace(/<!--.*?-->|<[^>]*>/gs, "")
      .replace(/\s*\{[#.:][^}]*\}\s*$/, "")
      .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
      // "[0.3.0](2026-02-11)" is a slip for "[0.3.0] (2026-02-11)".
      .replace(/\]\((\d{4}-\d{2}-\d{2})\)/g, "] $1")
      .replace(/\]\([^)\s]*(?:\s[^)]*)?\)/g, "]")
      .replace(/\](?:\[(?!yanked)[^\]]*\])/gi, "]")
      .replace(/\\([[\]().*_`~-])/g, "$1")
      .replace(/[*`~]|__|(?<!\w)_|_(?!\w)/g, "")
      .replace(/\[\[|\]\]/g, (pair) => pair.slice(1))
  );
}
