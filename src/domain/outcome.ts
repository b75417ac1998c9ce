import type { AuditedDependencies } from "./audit/audited.ts";
import type { CiState } from "./ci/decision.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Decision } from "./dry-run/decision.ts";
import type { Manifest } from "./manifest.ts";
import type { IndexName, ReleasePlan, Revision, UnreleasedPlan } from "./plan.ts";
import type { Configuration } from "./project/configuration.ts";
import type { DeclaredMetadata } from "./project/declared.ts";
import type { Project } from "./project/pyproject.ts";
import type { ProjectCommandsResult } from "./project-commands/result.ts";

/** Where the bytes of a release come from: what may already be public wins over what may be rebuilt. */
export type Origin = "index" | "release" | "draft" | "handed-over" | "build";

/** What the project says of itself at the tag's commit. */
export interface ProjectSettings {
  readonly project: Project;
  readonly configuration: Configuration;
  /** Undefined where pyproject.toml has no `[project]`. */
  readonly declared?: DeclaredMetadata;
}

/** The project at the tag's commit, in a fresh clone; nothing of it has run. */
export interface Sources extends ProjectSettings {
  /** Absolute path of the clone. */
  readonly clone: string;
  /** Absolute path of the project within it. */
  readonly directory: string;
  /** Of the project within the repository, with `/`; `.` for the root. */
  readonly workingDirectory: string;
  /** Commit time, seconds since 1970. */
  readonly committedAt: number;
  /** Files that are Git LFS pointers instead of their contents, relative to the repository's root. */
  readonly lfsPointers: readonly string[];
}

/** What the rules that need no built file were applied to, and how. */
export interface Checked {
  /** How many rules were applied. */
  readonly rules: number;
  /** Of the release, Markdown: what the rules have judged, or GitHub's own. Empty where there are none. */
  readonly notes: string;
  /** Those of the branches that releases come from that hold the commit, as far as they were looked at. */
  readonly branches: readonly string[];
  /** The rule settings in force: code to severity, or `off`. */
  readonly settings: Readonly<Record<string, string>>;
}

export interface Obtained {
  readonly origin: Origin;
  readonly manifest: Manifest;
  /** Digest of the manifest's own bytes, lower-case hex. */
  readonly manifestSha256: string;
  /** Files of this version are on an index that makes it public: what is left is to finish the release. */
  readonly begun?: true;
}

/** What became of one distribution on one index. */
export interface Upload {
  readonly file: string;
  readonly state: "uploaded" | "identical" | "conflict" | "missing";
  /** This run has sent an attestation with it, and the index has taken it. */
  readonly attested?: true;
}

export interface PublishedRelease {
  readonly id: number;
  readonly url: string;
  readonly draft: boolean;
}

/** How one distribution relates to the tagged commit, in numbers of files. */
export interface ContentComparison {
  readonly file: string;
  readonly members: number;
  /** Empty ones count among them. */
  readonly committed: number;
  /** Written by the build, as far as that is known: metadata, version files, what the project names. */
  readonly generated: number;
}

/** What was tried on the installed wheel, as a person would name it: `import omi`, `omi --version`. */
export interface SmokeCheck {
  readonly name: string;
  readonly passed: boolean;
}

/** The attestation of one distribution. */
export interface SignedDistribution {
  readonly file: string;
  /** Decimal digits: place in Sigstore's public log. */
  readonly logIndex: string;
  /** The attestation object (PEP 740), JSON: what the index is sent and the release's asset holds. */
  readonly attestation: string;
}

/** Every step, and what it leaves behind. Nothing secret is ever a result: results are printed. */
export interface StepResults {
  /** What the run was asked for, without its secrets. */
  "read-inputs": {
    readonly indexes: readonly IndexName[];
    readonly dryRun?: boolean;
    /** What earlier jobs of the workflow found, as they have told it: to be shown, and for nothing else. */
    readonly earlierFindings?: readonly Diagnostic[];
  };
  "prepare-rehearsal": { readonly tag: string; readonly commit: string };
  "find-tag": Revision;
  "read-sources": Sources;
  /** Of the commit as the server has it, where there is no checkout. */
  "read-project": ProjectSettings;
  /** The plan of a snapshot is in its manifest: the build decides the version. */
  plan: ReleasePlan | UnreleasedPlan;
  check: Checked;
  /** The project's own commands. */
  "try-project": ProjectCommandsResult;
  /** Of the commit's continuous integration: what it comes to, and of how many results. */
  "check-ci": { readonly state: CiState; readonly counted: number };
  "check-issues": { readonly blocking: number; readonly milestoneItems: number };
  "check-identity": { readonly claims: Readonly<Record<string, string>> };
  obtain: Obtained;
  inspect: { readonly files: number };
  "compare-content": readonly ContentComparison[];
  "audit-dependencies": AuditedDependencies;
  smoke: { readonly checks: readonly SmokeCheck[] };
  /** What a real run would do from here on; up to where it would stop. */
  "dry-run": { readonly decisions: readonly Decision[] };
  /** What later jobs are given, and the digest by which they know it. */
  "hand-over": { readonly folder: string; readonly manifestSha256: string };
  draft: PublishedRelease;
  /** Of every file, or of none. */
  sign: readonly SignedDistribution[];
  upload: readonly Upload[];
  /** Whether the index lists every file with its digest, and whether it shows all else as it was sent, too. */
  confirm: { readonly listed: boolean; readonly verified: boolean };
  /** Whether the index gave the version to be installed, and what was tried then. */
  verify: { readonly installed: boolean; readonly checks: readonly SmokeCheck[] };
  "publish-release": PublishedRelease;
}
export type StepName = keyof StepResults;

/**
 * One run of one step; `on` tells runs of the same step apart (the index).
 * A failed step keeps what it had done so far: if file 2 of 3 fails, the report knows that file 1 is out.
 */
export type Outcome = {
  [N in StepName]: {
    readonly step: N;
    readonly on?: string;
    readonly status: "done" | "unchanged" | "skipped" | "failed";
    readonly result?: StepResults[N];
    readonly diagnostics: readonly Diagnostic[];
    /** ISO 8601, UTC. */
    readonly startedAt: string;
    readonly finishedAt: string;
  };
}[StepName];

/** The whole of a run. All that is shown anywhere is derived from it. */
export interface Report {
  readonly schema: 1;
  readonly outcomes: readonly Outcome[];
}

/** `upload (pypi)`: a step, and the index where it runs once for each. */
export function stepLabel({
  step,
  on,
}: {
  readonly step: StepName;
  readonly on?: string | undefined;
}): string {
  return on === undefined ? step : `${step} (${on})`;
}

export function diagnosticsOf(report: Report): readonly Diagnostic[] {
  return report.outcomes.flatMap((outcome) => outcome.diagnostics);
}

export function hasFailed(report: Report): boolean {
  return report.outcomes.some((outcome) => outcome.status === "failed");
}

/** The result of the last run of a step, partial where it failed. */
export function resultOf<N extends StepName>(
  report: Report,
  step: N,
  on?: string,
): StepResults[N] | undefined {
  const outcome = report.outcomes.findLast(
    (candidate) => candidate.step === step && (on === undefined || candidate.on === on),
  );
  // An outcome of step N holds a result of step N; the union has lost that tie.
  return outcome?.result as StepResults[N] | undefined;
}
