import type { Diagnostic } from "../domain/diagnostic.ts";
import { journalDiagnostics } from "../domain/journal.ts";
import { type Outcome, type PublishedRelease, type Report, resultOf } from "../domain/outcome.ts";
import type { Plan, UnreleasedPlan } from "../domain/plan.ts";
import { decisionLines, isDryRun } from "./decisions.ts";
import {
  type FileState,
  filesOf,
  isPublished,
  isVerified,
  planOf,
  type ReportedFile,
  tagNameOf,
  targetsOf,
} from "./files.ts";
import { findingsOf } from "./findings.ts";
import { publicPages, releaseOf, type SiteOf } from "./pages.ts";

/** A distribution in the public report. */
export interface PublicFile {
  readonly name: string;
  /** Lower-case hex. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** On the last index that makes the release public. */
  readonly state: FileState;
  /** On each index, by its name. */
  readonly states: ReportedFile["states"];
}

/** The report as `--report` and the actions write it: what happened, and what follows from it. */
export interface PublicReport {
  readonly schema: Report["schema"];
  readonly plan: Plan | UnreleasedPlan | null;
  readonly outcomes: readonly Outcome[];
  /** Errors first, each once; `outcomes` says which step found it. */
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly PublicFile[];
  readonly release: PublishedRelease | null;
  /** What a real run would do, a line for each decision; null unless this was a dry run. */
  readonly decisions: readonly string[] | null;
  /** Every file is on every index that makes the release public. */
  readonly published: boolean;
  /** And each of them was read again, shows what was sent and, where that was tried, gave it to be installed. */
  readonly verified: boolean;
}

/** The public rendering of a report; a JSON value. */
export function publicReport(report: Report): PublicReport {
  return {
    schema: report.schema,
    plan: planOf(report) ?? null,
    outcomes: report.outcomes,
    diagnostics: findingsOf(report),
    files: publicFiles(report),
    release: releaseOf(report) ?? null,
    decisions: isDryRun(report) ? decisionLines(report) : null,
    published: isPublished(report),
    verified: isVerified(report),
  };
}

function publicFiles(report: Report): readonly PublicFile[] {
  const target = targetsOf(report).at(-1);
  return filesOf(report).map(({ name, sha256, size, states }) => {
    const state = states.find(({ index }) => index === target)?.state ?? "not-uploaded";
    return { name, sha256, size, state, states };
  });
}

/** An action's outputs but `report`, which is where the JSON report lies. What is not known is empty. */
export interface Outputs {
  readonly version: string;
  readonly tag: string;
  /** `true` or `false`; empty without a plan. */
  readonly prerelease: string;
  readonly "release-url": string;
  /** The version's page on PyPI, else on TestPyPI, where that shows a file. */
  readonly "pypi-url": string;
  /** The version's page on each index that has such pages and a file of the version, one a line. */
  readonly "index-urls": string;
  /** JSON: a list of `{name, sha256, size, state}`. */
  readonly files: string;
  readonly "manifest-sha256": string;
  /** `true` or `false`. */
  readonly published: string;
  readonly verified: string;
}

/** The outputs of an action, as text. */
export function outputs(report: Report, siteOf: SiteOf): Outputs {
  const plan = planOf(report);
  const pages = publicPages(report, siteOf);
  const pageOn = (name: string) => pages.find(({ index }) => index === name)?.url;
  const files = publicFiles(report).map(({ states: _, ...file }) => file);
  return {
    version: plan?.version ?? "",
    tag: tagNameOf(report) ?? "",
    prerelease: plan === undefined || plan.kind === "unreleased" ? "" : String(plan.prerelease),
    "release-url": releaseOf(report)?.url ?? "",
    "pypi-url": pageOn("pypi") ?? pageOn("testpypi") ?? "",
    "index-urls": pages.map(({ url }) => url).join("\n"),
    files: JSON.stringify(files),
    "manifest-sha256": resultOf(report, "obtain")?.manifestSha256 ?? "",
    published: String(isPublished(report)),
    verified: String(isVerified(report)),
  };
}

/** Bytes: the lists of two jobs become one variable of a process, and Windows takes 32,767 characters of one. */
const LARGEST_FINDINGS = 15_000;

/** The output by which a job's findings get to the job that shows them before the approval. */
export function findingsOutput(report: Report): Readonly<Record<"findings", string>> {
  const all = findingsOf(report).map(({ table: _, ...finding }) => finding);
  for (let number = all.length; ; number--) {
    const left = all.length - number;
    const rest = left === 0 ? [] : [notShown(left)];
    const text = JSON.stringify([...all.slice(0, number), ...rest]);
    if (number === 0 || new TextEncoder().encode(text).length <= LARGEST_FINDINGS) {
      return { findings: text };
    }
  }
}

function notShown(count: number): Diagnostic {
  return journalDiagnostics.diagnose("findings-cut", {
    message: `${count} more findings are in the summary of the job that made them.`,
  });
}
