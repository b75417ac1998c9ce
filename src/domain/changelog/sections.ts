import { baseVersion, normalizeVersion } from "../version/version.ts";
import type { Changelog, ChangelogHeading, ChangelogSection } from "./changelog.ts";

/** Which section of a changelog tells of a version. */
export type SectionChoice =
  | {
      readonly kind: "found";
      readonly section: ChangelogSection;
      /** The version's own section; else, for a pre-release, its release's or the unreleased one. */
      readonly used: "own" | "base" | "unreleased";
    }
  | { readonly kind: "duplicate"; readonly sections: readonly ChangelogSection[] }
  /** `near`: headings that somebody may have meant, the likeliest first. */
  | { readonly kind: "none"; readonly near: readonly ChangelogHeading[] };

/** How many near headings are worth reading. */
const NEAR = 5;

/** Chooses the section of a version by PEP 440: `1.0.0-rc.1` is `1.0.0rc1`, and `1.2` is `1.2.0`. */
export function sectionFor(
  changelog: Changelog,
  version: string,
  prerelease: boolean,
): SectionChoice {
  const own = sectionsOf(changelog, version);
  if (own.length > 0) return chosen(own, "own");
  if (prerelease) {
    const base = sectionsOf(changelog, baseVersion(version));
    if (base.length > 0) return chosen(base, "base");
    const unreleased = unreleasedSection(changelog);
    if (unreleased) return chosen([unreleased], "unreleased");
  }
  return { kind: "none", near: nearHeadings(changelog, version) };
}

/** The section of changes that no version has been given to yet. */
export function unreleasedSection(changelog: Changelog): ChangelogSection | undefined {
  return changelog.sections.find(({ unreleased, versions }) => unreleased && versions.length === 0);
}

/** A text that versions share if they are equal by PEP 440, and only then: `1.0` and `1.0.0` both have `1`. Of a version in normal form. */
export function keyOf(version: string): string {
  return version.replace(/^([\d!]+(?:\.\d+)*?)(?:\.0)+(?!\.?\d)/, "$1");
}

function chosen(
  sections: readonly ChangelogSection[],
  used: "own" | "base" | "unreleased",
): SectionChoice {
  const [section, ...others] = sections;
  if (section === undefined || others.length > 0) return { kind: "duplicate", sections };
  return { kind: "found", section, used };
}

function sectionsOf(changelog: Changelog, version: string): readonly ChangelogSection[] {
  const key = keyOf(normalizeVersion(version) ?? version);
  return changelog.sections.filter(({ versions }) =>
    versions.some((candidate) => keyOf(candidate) === key),
  );
}

/** Headings that mention the version without being read as its release, then the first releases of the file. */
function nearHeadings(changelog: Changelog, version: string): readonly ChangelogHeading[] {
  const base = baseVersion(version);
  const mentions = changelog.headings.filter(({ text }) => text.includes(base));
  const releases = changelog.sections.map(({ heading }) => heading);
  const near = new Map([...mentions, ...releases].map((heading) => [heading.line, heading]));
  return [...near.values()].slice(0, NEAR);
}
