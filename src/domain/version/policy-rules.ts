import { sectionChanges } from "../changelog/changes.ts";
import type { ChangelogSource } from "../changelog/source.ts";
import type { Diagnostic, Location } from "../diagnostic.ts";
import type { ReleasePlan } from "../plan.ts";
import type { Project } from "../project/pyproject.ts";
import type { Rule } from "../rule.ts";
import { sanitise } from "../sanitise.ts";
import { type Bump, bumpBetween, bumps, compareBumps, nextVersion, renumber } from "./bump.ts";
import { versionDiagnostics } from "./diagnostics.ts";
import { overtakenBy, previousFinal, type VersionHistory } from "./history.ts";
import { isDocumentationOnly, type NeededBump, neededBump } from "./needed-bump.ts";
import { releaseNumbers, sameVersion } from "./version.ts";
import { versioningOf } from "./versioning.ts";

const { diagnose } = versionDiagnostics;

/** What a version's number is judged by. */
export interface PolicyFacts {
  readonly project: Project;
  /** `versioning`: `semver` or `calver`; undefined: by the looks of the version. */
  readonly configuration: { readonly versioning?: string };
  readonly changelog: ChangelogSource;
  readonly history: VersionHistory;
}

/** The number goes up as far as the changelog says, by Semantic Versioning. A first release may have any number. */
const bumpFitsChanges: Rule<PolicyFacts> = (plan, { changelog, history, configuration }) => {
  const previous = previousFinal(history, plan.version)?.version;
  if (previous === undefined || !isSemantic(plan, configuration)) return [];
  const bump = bumpBetween(previous, plan.version);
  const changes = sectionChanges(changelog, plan.version);
  if (bump === undefined || changes === undefined) return [];
  const { location } = changes;
  if (isDocumentationOnly(changes)) return [documentationOnly(plan, location)];
  const needed = neededBump(changes, previous);
  if (needed === undefined) return [];
  const judged = { location, previous, bump, needed };
  if (compareBumps(bump, needed.bump) < 0) return [tooSmall(plan, judged, history)];
  return isTooLarge(plan, judged) ? [tooLarge(plan, judged)] : [];
};

interface Judged {
  readonly location: Location;
  /** The final release that the version follows. */
  readonly previous: string;
  readonly bump: Bump;
  readonly needed: NeededBump;
}

function tooSmall(
  plan: ReleasePlan,
  { location, previous, bump, needed }: Judged,
  { released }: VersionHistory,
): Diagnostic {
  const next = renumber(plan.version, nextVersion(previous, needed.bump) ?? previous);
  const isTaken = released.some(({ version }) => sameVersion(version, next));
  const instead = isTaken
    ? `Leave the change to later versions, because ${next} is released already`
    : `Release it as ${next}`;
  return diagnose("version-bump-small", {
    message: `${location.file} ${needed.because} for ${plan.version}, which takes a ${needed.bump} version by Semantic Versioning; ${plan.version} is a ${bump} version after ${previous}.`,
    hint: `${instead}, or put the change under the heading that fits it. ${BY_CALENDAR}`,
    location,
  });
}

/** A pre-release tells of some changes only, and 1.0 is declared, whatever it changes. */
function isTooLarge(plan: ReleasePlan, { previous, bump, needed }: Judged): boolean {
  if (plan.prerelease || !needed.exact || compareBumps(bump, needed.bump) <= 0) return false;
  return bump !== "major" || releaseNumbers(previous).numbers[0] !== 0;
}

function tooLarge(plan: ReleasePlan, { location, previous, bump, needed }: Judged): Diagnostic {
  return diagnose("version-bump-large", {
    message: `${location.file} ${needed.because} for ${plan.version}, and nothing that takes more than a ${needed.bump} version by Semantic Versioning; ${plan.version} is a ${bump} version after ${previous}.`,
    hint: `Nothing has to be done; ${nextVersion(previous, needed.bump)} would have told users how little changes for them. ${BY_CALENDAR}`,
    location,
  });
}

const BY_CALENDAR =
  'If the project numbers its releases by the calendar, write versioning = "calver" under [tool.tag2pypi] in pyproject.toml.';

function documentationOnly(plan: ReleasePlan, location: Location): Diagnostic {
  return diagnose("version-documentation-only", {
    message: `${location.file} tells of documentation alone for ${plan.version}, and that needs no release.`,
    hint: "Nothing has to be done. Such a release is of use where the description on the project's page changes.",
    location,
  });
}

/** Nobody should look for a version that never was. */
const noVersionIsSkipped: Rule<PolicyFacts> = (plan, { history, project, configuration }) => {
  const previous = previousFinal(history, plan.version);
  if (previous === undefined || !isSemantic(plan, configuration)) return [];
  const bump = bumpBetween(previous.version, plan.version);
  const next = bump === undefined ? undefined : nextVersion(previous.version, bump);
  if (next === undefined || bumpBetween(next, plan.version) === undefined) return [];
  const choices = bumps.map((each) => nextVersion(previous.version, each));
  return [
    diagnose("version-skipped", {
      message: `${plan.version} comes after ${previous.version} (${describe(previous.tag)}), and no tag states ${next}, which is left out between them.`,
      hint: `After ${previous.version} come ${choices.join(", ")}. Go on if ${next} was given up: a version that an index has seen cannot be used again.`,
      ...placeOf(project),
    }),
  ];
};

/** A lower version is no harm to anybody who asks for the newest, and seldom meant, unless it is a backport. */
const versionIsNewest: Rule<PolicyFacts> = (plan, { history, project }) => {
  const overtaken = overtakenBy(history, plan.version);
  if (overtaken === undefined) return [];
  const { by, series } = overtaken;
  const why =
    series === undefined
      ? "and nothing of its own series is released, so it is no backport"
      : `the newest of the ${series} versions, so it is no backport`;
  return [
    diagnose("version-lower", {
      message: `${plan.version} is lower than ${by.version} (${describe(by.tag)}), ${why}.`,
      hint: `Release a version above ${by.version}; pip goes on installing the greater one. Go on if ${plan.version} is for those who ask for it by its number.`,
      ...placeOf(project),
    }),
  ];
};

/** What Semantic Versioning and the order of releases have to say about a release's number. */
export const versionPolicyRules: readonly Rule<PolicyFacts>[] = [
  bumpFitsChanges,
  noVersionIsSkipped,
  versionIsNewest,
];

function isSemantic(plan: ReleasePlan, { versioning }: PolicyFacts["configuration"]): boolean {
  return versioningOf(plan.version, versioning) === "semver";
}

function placeOf({ path, version }: Project) {
  return version === undefined ? {} : { location: { file: path, line: version.line } };
}

function describe(tag: string): string {
  return `tag ${sanitise(tag, 80)}`;
}
