import type { Diagnostic } from "../diagnostic.ts";
import { describeRevision, isTag, type Revision } from "../plan.ts";
import type { Claims } from "../publisher/claims.ts";
import { type Index, indexLabel } from "../publisher/index-address.ts";
import { sanitise } from "../sanitise.ts";
import { attestationDiagnostics } from "./diagnostics.ts";

/** `auto`: where they would be accepted and can be made; `required`: nothing is uploaded without; `off`: none. */
export type AttestationPolicy = "auto" | "required" | "off";

/** An index that files go to, and whether it is by an API token instead of trusted publishing. */
export interface Destination {
  readonly index: Index;
  readonly byApiToken: boolean;
}

export interface AttestationCase {
  readonly policy: AttestationPolicy;
  readonly destinations: readonly Destination[];
  /** Of an identity token of this job; undefined where the job may not ask for one. */
  readonly claims: Claims | undefined;
  /** What the distributions are built from. */
  readonly revision: Revision;
}

export type AttestationDecision =
  | { readonly do: "sign"; readonly claims: Claims }
  /** `why` is missing where nobody wanted any. */
  | { readonly do: "skip"; readonly why?: Diagnostic }
  | { readonly do: "stop"; readonly why: Diagnostic };

/** Whether an index takes attestations from this job: PyPI and TestPyPI, by trusted publishing only. */
export function takesAttestations(destination: Destination): boolean {
  return refusalOf(destination) === undefined;
}

/** Whether attestations are made: only such as the index would accept, and would say the truth about this release. */
export function decideAttestations({
  policy,
  destinations,
  claims,
  revision,
}: AttestationCase): AttestationDecision {
  if (policy === "off") return { do: "skip" };
  const refusals = destinations.map(refusalOf);
  const refused = refusals.every((refusal) => refusal !== undefined) ? refusals[0] : undefined;
  if (refused !== undefined) return without(policy, refused);
  if (claims === undefined) return without(policy, NO_IDENTITY);
  const obstacle = obstacleInJob(claims, revision);
  return obstacle === undefined ? { do: "sign", claims } : without(policy, obstacle);
}

function without(
  policy: "auto" | "required",
  { because, way }: Obstacle,
): Exclude<AttestationDecision, { readonly do: "sign" }> {
  if (policy === "required") {
    const why = attestationDiagnostics.diagnose("attestations-impossible", {
      message: `Attestations are required, but ${because}.`,
      hint: `${way} Or set \`attestations: auto\`, which publishes without them.`,
    });
    return { do: "stop", why };
  }
  const why = attestationDiagnostics.diagnose("attestations-left-out", {
    message: `The distributions are published without attestations: ${because}.`,
    hint: `${way} Or set \`attestations: off\`, if they are not wanted.`,
  });
  return { do: "skip", why };
}

/**
 * What becomes of a run whose attestations could not be made: `auto` goes on without any and says so loudly,
 * `required` stops before anything is uploaded.
 */
export function decideWithout(
  policy: AttestationPolicy,
  failures: readonly Diagnostic[],
): Exclude<AttestationDecision, { readonly do: "sign" }> {
  const message = failures.map((failure) => failure.message).join(" ");
  if (policy === "required") {
    const advice = failures.flatMap(({ hint }) => hint ?? []);
    const why = attestationDiagnostics.diagnose("attestations-failed", {
      message: `Attestations are required, but cannot be made: ${message}`,
      hint: [
        "Nothing is uploaded. To publish without attestations, set `attestations: auto`, and release from a tag whose workflow has it.",
        ...advice,
      ].join("\n"),
    });
    return { do: "stop", why };
  }
  const why = attestationDiagnostics.diagnose("attestations-not-made", {
    message: `The distributions are published WITHOUT attestations, which cannot be added later: ${message}`,
    // What the failures advise comes too late: nothing that is run again attests a published file.
    hint: "Nothing is to be done for this release. Set `attestations: required`, if the next one should rather wait than go without.",
  });
  return { do: "skip", why };
}

interface Obstacle {
  /** The end of a sentence. */
  readonly because: string;
  readonly way: string;
}

function refusalOf({ index, byApiToken }: Destination): Obstacle | undefined {
  const name = indexLabel(index.name);
  if (index.trustedPublishing === undefined) {
    return {
      because: `${name} is not known to take them`,
      way: "PyPI and TestPyPI do.",
    };
  }
  if (!byApiToken) return undefined;
  return {
    because: `${name} takes them by trusted publishing only, and this upload uses an API token`,
    way: `Register this workflow as a trusted publisher on ${name}, and take the API token away.`,
  };
}

const NO_IDENTITY: Obstacle = {
  because: "this job may not ask for the identity tokens that they are signed with",
  way: "Give the job the permission `id-token: write`.",
};

function obstacleInJob(claims: Claims, revision: Revision): Obstacle | undefined {
  return privateObstacle(claims) ?? reusableObstacle(claims) ?? commitObstacle(claims, revision);
}

/** Sigstore's public log would tell everybody its name, workflow and commit. */
function privateObstacle(claims: Claims): Obstacle | undefined {
  const visibility = claims["repository_visibility"] ?? "public";
  if (visibility === "public") return undefined;
  return {
    because: `${shown(claims, "repository")} is ${sanitise(visibility, 20)}, and its name, workflow and commit would stand in a public log for ever`,
    way: "Make the repository public.",
  };
}

/** The certificate names the calling workflow, the trusted publisher is the called one: PyPI finds no match. */
function reusableObstacle(claims: Claims): Obstacle | undefined {
  if (claims["job_workflow_ref"] === claims["workflow_ref"]) return undefined;
  return {
    because: `the job is in the reusable workflow ${shown(claims, "job_workflow_ref")}, called by ${shown(claims, "workflow_ref")}, and indexes refuse attestations of such jobs`,
    way: "Publish from a job of the workflow that is started itself.",
  };
}

/** They would say that the distributions come from another commit. */
function commitObstacle(claims: Claims, revision: Revision): Obstacle | undefined {
  const sha = claims["sha"];
  if (sha === revision.commit || (isTag(revision) && sha === revision.object)) return undefined;
  const name = isTag(revision) ? revision.name : revision.ref;
  return {
    because: `they would name commit ${shown(claims, "sha")}, on which the workflow runs, and ${describeRevision(revision)} is on commit ${revision.commit}`,
    way: isTag(revision)
      ? `Start the workflow on the tag itself: gh workflow run publish.yml --ref ${name} -f tag=${name}`
      : `Start the workflow on ${name} itself.`,
  };
}

function shown(claims: Claims, name: string): string {
  return sanitise(claims[name] ?? "(unknown)", 300);
}
