import type { Diagnostic } from "./diagnostic.ts";
import { defineDiagnostics } from "./diagnostic.ts";
import { MANIFEST_NAME, type Manifest } from "./manifest.ts";
import type { Plan } from "./plan.ts";
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
 * the commit on the server. The title and the indexes are each run's own.
 */
export function compareHandover(
  { plan: handed, files }: Manifest,
  plan: Plan,
): readonly Diagnostic[] {
  const facts: readonly (readonly [what: string, handed: string, here: string])[] = [
    ["project", handed.project, plan.project],
    ["version", handed.version, plan.version],
    ["tag", handed.tag.name, plan.tag.name],
    ["commit", handed.tag.commit, plan.tag.commit],
  ];
  const different = facts.filter(([, theirs, ours]) => theirs !== ours);
  const found = different.map(([what, theirs, ours]) =>
    handoverDiagnostics.diagnose("handover-of-other-release", {
      message: `The manifest's ${what} is ${sanitise(theirs, 200)}; this run is about ${sanitise(ours, 200)}.`,
      hint: "Download the artifact that the build job of this very run has uploaded. After a tag has moved, run the build again.",
    }),
  );
  if (files.length > 0) return found;
  return [
    ...found,
    handoverDiagnostics.diagnose("handover-incomplete", {
      message: `${MANIFEST_NAME} names no distributions.`,
      hint: "Look at the job that builds: it has to hand over at least one wheel or sdist.",
    }),
  ];
}
