import { isPrerelease } from "./version/version.ts";

/** A tag as the remote has it. `object` is what the ref points to: the tag object of an annotated tag, else the commit. */
export interface Tag {
  readonly name: string;
  readonly object: string;
  readonly commit: string;
}

/** A commit that is released by no tag. `ref` is the full ref that led to it: `refs/heads/main`, `refs/pull/7/merge`. */
export interface Untagged {
  readonly ref: string;
  readonly commit: string;
}

/** What a run is about. */
export type Revision = Tag | Untagged;

/** The package index a release goes to: one of the two that everyone knows by name, or any other by its upload address. */
export type IndexName = "pypi" | "testpypi" | (string & {});

/** What every plan has that leads to an upload. */
interface Publication {
  /** Name of the project as its metadata spells it. */
  readonly project: string;
  /** PEP 440, in normal form. */
  readonly version: string;
  readonly prerelease: boolean;
  /** Where the distributions go, in this order. */
  readonly indexes: readonly IndexName[];
}

/**
 * What must be known to go on at all. The tag decides the version; every other place that states one is compared with it.
 * Notes are not here: a missing changelog section is a finding among others, not an end.
 */
export interface ReleasePlan extends Publication {
  readonly kind: "release";
  readonly tag: Tag;
  /** Title of the GitHub release. */
  readonly title: string;
}

/** A branch as it is now, for TestPyPI alone: no tag, no notes, no release. The build decides the version. */
export interface SnapshotPlan extends Publication, Untagged {
  readonly kind: "snapshot";
}

export type Plan = ReleasePlan | SnapshotPlan;

/** A commit that nothing is released from: what `check` judges on a pull request, and what a snapshot is before its build. */
export interface UnreleasedPlan extends Untagged {
  readonly kind: "unreleased";
  /** Name of the project as its metadata spells it. */
  readonly project: string;
  /** The version that the project states now, PEP 440 in normal form; undefined where it is dynamic. */
  readonly version?: string;
}

/** The plan of a snapshot, once the build has decided the version. */
export function snapshotOf(
  { project, ref, commit }: UnreleasedPlan,
  version: string,
  indexes: readonly IndexName[],
): SnapshotPlan {
  const prerelease = isPrerelease(version);
  return { kind: "snapshot", project, version, prerelease, ref, commit, indexes };
}

export function isTag(revision: Revision): revision is Tag {
  return "name" in revision;
}

export function revisionOf(plan: Plan): Revision {
  return plan.kind === "release" ? plan.tag : plan;
}

/** As a person would name it: `the tag v1.0`, `the branch main`. */
export function describeRevision(revision: Revision): string {
  return isTag(revision) ? `the tag ${revision.name}` : describeRef(revision.ref);
}

/** Which version a plan is about, and what decides that: `the tag v1.0 releases version 1.0`. */
export function describeVersion(plan: Plan): string {
  return plan.kind === "release"
    ? `the tag ${plan.tag.name} releases version ${plan.version}`
    : `its file name states version ${plan.version}`;
}

function describeRef(ref: string): string {
  const branch = "refs/heads/";
  return ref.startsWith(branch) ? `the branch ${ref.slice(branch.length)}` : ref;
}
