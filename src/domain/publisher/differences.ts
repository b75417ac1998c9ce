import { sanitise } from "../sanitise.ts";
import type { ComparedField } from "./claims-comparison.ts";
import type { JobPublisher } from "./job-publisher.ts";
import type { MismatchCode } from "./mismatch-case.ts";

/** Which of the told-apart reasons the differing fields amount to; there is at least one. */
export function codeOf(
  differing: readonly ComparedField[],
  { environment }: JobPublisher,
  fork: boolean | undefined,
): MismatchCode {
  const fields = differing.map(({ field }) => field);
  if (fields.includes("owner") || fields.includes("repository")) {
    return fork === true ? "publisher-fork" : "publisher-repository-differs";
  }
  if (fields.length > 1) return "publisher-differs";
  if (fields[0] === "workflow") return "publisher-workflow-differs";
  return environment === undefined
    ? "publisher-environment-missing"
    : "publisher-environment-differs";
}

/** What differs, in a clause for each thing that people know by one name; `origin` is whose publisher it is. */
export function describeDifferences(compared: readonly ComparedField[], origin: string): string {
  const [owner, repository, workflow, environment] = compared;
  const clauses = [
    owner?.differs || repository?.differs
      ? clause("the job runs in the repository", joined(owner, repository), origin)
      : undefined,
    workflow?.differs ? clause("the job is in the workflow file", workflow, origin) : undefined,
    environment?.differs
      ? clause("the job runs in the environment", environment, origin)
      : undefined,
  ];
  return clauses.filter((text) => text !== undefined).join("; ");
}

type Pair = Pick<ComparedField, "job" | "recorded">;

function joined(owner: Pair | undefined, repository: Pair | undefined): Pair {
  return {
    job: `${owner?.job}/${repository?.job}`,
    recorded: `${owner?.recorded}/${repository?.recorded}`,
  };
}

function clause(what: string, { job, recorded = "" }: Pair, origin: string): string {
  const names = `and ${origin} names ${quoted(recorded)}`;
  if (job === undefined) return `${what.replace("the environment", "no environment")}, ${names}`;
  const caseOnly = job.toLowerCase() === recorded.toLowerCase();
  return `${what} ${quoted(job)}, ${names}${caseOnly ? " (letters count in their case)" : ""}`;
}

function quoted(value: string): string {
  return `"${sanitise(value, 150)}"`;
}
