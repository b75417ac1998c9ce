import type { Diagnostic } from "./diagnostic.ts";
import { defineDiagnostics } from "./diagnostic.ts";
import { MANIFEST_NAME, type Manifest } from "./manifest.ts";
import { isTag, type Plan, revisionOf, type UnreleasedPlan } from "./plan.ts";
import { sanitise } from "./sanitise.ts";

export const handoverDiagnostics = defineDiagnostics({
  "handover-missing": {
    severity: "error",
    title: "There is no manifest among the distributions that were handed over",
  },
  "handover-manifest-differs": {
    severity: "error",
    title: "The manifest is not the one that the earlier job made",
  },
  "handover-of-other-release": {
    severity: "error",
    title: "The manifest is about another release than this run",
  },
  "handover-incomplete": {
    severity: "error",
    title: "The manifest names a distribution that was not handed over",
  },
  "handover-foreign": {
    severity: "error",
    title: "A file was handed over that the manifest does not name",
  },
});

/**
 * Compares what an earlier job's manifest says of the release with what this run has read itself, from the tag and
 * the commit on the server. The title and the indexes are each run's own; so is the version of a snapshot the build's.
 */
export function compareHandover(
  { plan: handed, files }: Manifest,
  plan: Plan | UnreleasedPlan,
): readonly Diagnostic[] {
  const theirs = identify(handed);
  const ours = identify(plan);
  const facts: readonly (readonly [what: string, handed: string, here: string])[] = [
    ["project", theirs.project, ours.project],
    ["version", theirs.version, ours.version === "" ? theirs.version : ours.version],
    [ours.what, theirs.what === ours.what ? theirs.name : `none, but a ${theirs.what}`, ours.name],
    ["commit", theirs.commit, ours.commit],
  ];
  const different = facts.filter(([, found, wanted]) => found !== wanted);
  const problems = different.map(([what, found, wanted]) =>
    handoverDiagnostics.diagnose("handover-of-other-release", {
      message: `The manifest's ${what} is ${sanitise(found, 200)}; this run is about ${sanitise(wanted, 200)}.`,
      hint: "Download the artifact that the build job of this very run has uploaded. After a tag has moved, run the build again.",
    }),
  );
  if (files.length > 0) return problems;
  return [
    ...problems,
    handoverDiagnostics.diagnose("handover-incomplete", {
      message: `${MANIFEST_NAME} names no distributions.`,
      hint: "Look at the job that builds: it has to hand over at least one wheel or sdist.",
    }),
  ];
}

/** What a plan is about, as words to compare; the version is empty where only the build can tell it. */
function identify(plan: Plan | UnreleasedPlan) {
  const revision = plan.kind === "unreleased" ? plan : revisionOf(plan);
  const { project, version = "" } = plan;
  const { commit } = revision;
  return isTag(revision)
    ? { project, version, what: "tag", name: revision.name, commit }
    : { project, version, what: "ref", name: revision.ref, commit };
}
