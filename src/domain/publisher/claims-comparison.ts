import type { Table } from "../diagnostic.ts";
import { sanitise } from "../sanitise.ts";
import type { JobPublisher } from "./job-publisher.ts";
import type { RecordedPublisher } from "./recorded-publisher.ts";

/** One field of the form in which a trusted publisher is registered. */
export type PublisherField = "owner" | "repository" | "workflow" | "environment";

/** A field as this job has it, and as the index has recorded it. Undefined: no environment. */
export interface ComparedField {
  readonly field: PublisherField;
  readonly job: string | undefined;
  readonly recorded: string | undefined;
  readonly differs: boolean;
}

/** The fields' names in PyPI's form. */
const LABELS: Readonly<Record<PublisherField, string>> = {
  owner: "Owner",
  repository: "Repository name",
  workflow: "Workflow name",
  environment: "Environment name",
};

/**
 * Compares a job with a recorded publisher as PyPI does (pypi/warehouse, `oidc/models/github.py`): letter by letter, but
 * environments in any letter case, and a publisher without an environment takes every job.
 */
export function compareClaims(
  job: JobPublisher,
  recorded: RecordedPublisher,
): readonly ComparedField[] {
  const [owner = "", ...name] = recorded.repository.split("/");
  const exact = (field: "owner" | "repository" | "workflow", value: string) => ({
    field,
    job: job[field],
    recorded: value,
    differs: job[field] !== value,
  });
  const { environment } = recorded;
  return [
    exact("owner", owner),
    exact("repository", name.join("/")),
    exact("workflow", recorded.workflow),
    {
      field: "environment",
      job: job.environment,
      recorded: environment,
      differs:
        environment !== undefined && environment.toLowerCase() !== job.environment?.toLowerCase(),
    },
  ];
}

/** The comparison side by side; `origin` names where the recorded values come from: `omi 0.2.0`. */
export function comparisonTable(compared: readonly ComparedField[], origin: string): Table {
  return {
    columns: ["Field", "This job", `Publisher of ${sanitise(origin, 120)}`],
    rows: compared.map(({ field, job, recorded, differs }) => ({
      cells: [
        LABELS[field],
        shown(job),
        field === "environment" ? wanted(recorded) : shown(recorded),
      ],
      ...(differs ? { marked: true as const } : {}),
    })),
  };
}

/** What a publisher must say to match the job, with the field that is in doubt marked. */
export function registrationTable(
  job: JobPublisher,
  doubtful?: PublisherField,
  project?: string,
): Table {
  const fields: readonly PublisherField[] = ["owner", "repository", "workflow", "environment"];
  const named = project === undefined ? [] : [{ cells: ["PyPI Project Name", shown(project)] }];
  return {
    columns: ["Field", "This job"],
    rows: [
      ...named,
      ...fields.map((field) => ({
        cells: [LABELS[field], shown(job[field])],
        ...(field === doubtful ? { marked: true as const } : {}),
      })),
    ],
  };
}

function shown(value: string | undefined): string {
  return value === undefined || value === "" ? "(none)" : sanitise(value, 100);
}

function wanted(environment: string | undefined): string {
  return environment === undefined ? "(any)" : shown(environment);
}
