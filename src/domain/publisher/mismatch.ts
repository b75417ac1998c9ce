import type { Table } from "../diagnostic.ts";
import type { IndexName } from "../plan.ts";
import { sanitise } from "../sanitise.ts";
import type { Claims } from "./claims.ts";
import {
  type ComparedField,
  compareClaims,
  comparisonTable,
  registrationTable,
} from "./claims-comparison.ts";
import { codeOf, describeDifferences } from "./differences.ts";
import type { EarlierPublisher } from "./earlier-publisher.ts";
import { indexLabel } from "./index-address.ts";
import { type JobPublisher, placeOfJob, readJobPublisher } from "./job-publisher.ts";
import { adviceFor } from "./mismatch-advice.ts";
import type { MismatchCase, MismatchCode } from "./mismatch-case.ts";

/** Why no publisher of the index is for a job. */
export interface Mismatch {
  readonly code: MismatchCode;
  /** The end of a sentence, without its full stop. */
  readonly because: string;
  readonly table: Table;
  readonly hint: string;
}

/** The likeliest reason for which PyPI refuses the job: the one that is certain first, then what the last release says. */
export function findMismatch(doubtful: MismatchCase): Mismatch {
  const { claims, earlier, project } = doubtful;
  const job = readJobPublisher(claims);
  const { code, because } = isMisplaced(claims, earlier, job)
    ? misplaced(claims)
    : judge(doubtful, job);
  const table =
    earlier.kind === "recorded"
      ? comparisonTable(compareClaims(job, earlier.publisher), `${project} ${earlier.version}`)
      : registrationTable(
          job,
          code === "publisher-reusable-workflow" ? "workflow" : undefined,
          earlier.kind === "no-files" ? project : undefined,
        );
  return { code, because, table, hint: adviceFor(code, job, doubtful) };
}

type Reason = Pick<Mismatch, "code" | "because">;

/** A called file of the same repository works where a publisher names that very file. */
function isMisplaced(claims: Claims, earlier: EarlierPublisher, { workflow }: JobPublisher) {
  const place = placeOfJob(claims);
  const named = earlier.kind === "recorded" && earlier.publisher.workflow === workflow;
  return place === "elsewhere" || (place === "called" && !named);
}

function misplaced(claims: Claims): Reason {
  const [defined, started] = ["job_workflow_ref", "workflow_ref"].map((name) =>
    sanitise(claims[name] ?? "", 300),
  );
  return {
    code: "publisher-reusable-workflow",
    because: `the job is defined in the reusable workflow ${defined}, which ${started} calls; publishers are compared with the file that holds the job, and that must be a file of ${sanitise(claims["repository"] ?? "", 150)} at the commit of the run`,
  };
}

function judge({ project, earlier, fork, indexes }: MismatchCase, job: JobPublisher): Reason {
  const name = sanitise(project, 100);
  switch (earlier.kind) {
    case "no-files":
      return {
        code: "publisher-pending-missing",
        because: `the index lists no file of ${name}, and no pending publisher matches the job either; one ends 30 days after it was registered`,
      };
    case "not-recorded":
      return {
        code: "publisher-not-recorded",
        because: `no file of ${name} that the index lists shows a workflow of GitHub as its publisher, so that there is nothing to compare the job with`,
      };
    case "recorded": {
      const compared = compareClaims(job, earlier.publisher);
      const differing = compared.filter(({ differs }) => differs);
      const origin = `the publisher of ${name} ${sanitise(earlier.version, 100)}`;
      if (differing.length === 0) return gone(origin, job);
      const because = [describeDifferences(compared, origin), ...sharing(differing, indexes)].join(
        "; ",
      );
      return { code: codeOf(differing, job, fork), because };
    }
  }
}

function gone(origin: string, { owner, ownerId }: JobPublisher): Reason {
  return {
    code: "publisher-gone",
    because: `the job is what ${origin} names, and somebody has removed that publisher since; or the account ${sanitise(owner, 60)} was deleted and made anew, and has another id (${sanitise(ownerId, 30)}) than the one that was registered`,
  };
}

/** What suits the publisher on one index of a job may not suit the other's. */
function sharing(
  differing: readonly ComparedField[],
  indexes: readonly IndexName[],
): readonly string[] {
  const names = indexes.filter(isKnown).map(indexLabel);
  const shared = names.length > 1 && differing.some(({ field }) => field === "environment");
  return shared ? [`${names.join(" and ")} see the same job, which has one environment`] : [];
}

function isKnown(index: IndexName): boolean {
  return index === "pypi" || index === "testpypi";
}
