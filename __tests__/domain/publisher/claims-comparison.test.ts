import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { compareClaims, comparisonTable } from "../../../src/domain/publisher/claims-comparison.ts";
import type { JobPublisher } from "../../../src/domain/publisher/job-publisher.ts";
import type { RecordedPublisher } from "../../../src/domain/publisher/recorded-publisher.ts";
import {
  findPublisher,
  NoPublisher,
} from "../../../src/sandbox/package-index/trusted-publishing/publishers.ts";

const job: JobPublisher = {
  owner: "slapglif",
  ownerId: "2020",
  repository: "omi",
  workflow: "publish.yml",
  environment: "pypi",
};
const recorded: RecordedPublisher = {
  repository: "slapglif/omi",
  workflow: "publish.yml",
  environment: "pypi",
};
const { environment: _job, ...jobOutside } = job;
const { environment: _recorded, ...recordedAny } = recorded;

const differing = (one: JobPublisher, other: RecordedPublisher) =>
  compareClaims(one, other)
    .filter(({ differs }) => differs)
    .map(({ field }) => field);

describe("a job and a recorded publisher", () => {
  test.each<[string, JobPublisher, RecordedPublisher, readonly string[]]>([
    ["are the same", job, recorded, []],
    ["differ by the owner", { ...job, owner: "omi-org" }, recorded, ["owner"]],
    ["differ by the owner's case", { ...job, owner: "Slapglif" }, recorded, ["owner"]],
    ["differ by the repository", { ...job, repository: "claw" }, recorded, ["repository"]],
    ["differ by the workflow", { ...job, workflow: "release.yml" }, recorded, ["workflow"]],
    ["differ by the workflow's case", { ...job, workflow: "Publish.yml" }, recorded, ["workflow"]],
    ["differ by the file's ending", { ...job, workflow: "publish.yaml" }, recorded, ["workflow"]],
    ["differ by the environment", { ...job, environment: "test" }, recorded, ["environment"]],
    ["differ by a missing environment", jobOutside, recorded, ["environment"]],
    ["agree on the environment in any case", { ...job, environment: "PyPI" }, recorded, []],
    ["agree on any environment", job, recordedAny, []],
    ["agree on none", jobOutside, recordedAny, []],
    [
      "differ altogether",
      { ...jobOutside, owner: "a", repository: "b", workflow: "c.yml" },
      recorded,
      ["owner", "repository", "workflow", "environment"],
    ],
    [
      "differ where the record makes no sense",
      job,
      { repository: "omi", workflow: "" },
      ["owner", "repository", "workflow"],
    ],
  ])("%s", (_, one, other, fields) => {
    expect(differing(one, other)).toEqual(fields);
  });

  test("differ exactly where the index refuses the job", () => {
    const pick = (...values: readonly string[]) => fc.constantFrom(...values);
    const anyJob = fc.record({
      owner: pick("a", "A"),
      repository: pick("r", "R"),
      workflow: pick("p.yml", "P.yml", "p.yaml"),
      environment: pick("", "e", "E", "f"),
    });
    fc.assert(
      fc.property(anyJob, anyJob, (one, other) => {
        const { environment, ...fields } = one;
        const seen = environment === "" ? {} : { environment };
        const known = {
          ...other,
          environment: other.environment.toLowerCase(),
          ownerId: "1",
          id: "",
          projects: [],
        };
        const claims = {
          ...seen,
          repository: `${one.owner}/${one.repository}`,
          repository_owner: one.owner,
          repository_owner_id: "1",
          job_workflow_ref: `${one.owner}/${one.repository}/.github/workflows/${one.workflow}@refs/tags/v1`,
          jti: "1",
          event_name: "push",
          ref: "refs/tags/v1",
          sha: "c",
        };
        const accepted = () => {
          try {
            return findPublisher([known], claims, () => false) === known;
          } catch (error) {
            if (error instanceof NoPublisher) return false;
            throw error;
          }
        };
        const record = {
          repository: `${other.owner}/${other.repository}`,
          workflow: other.workflow,
          ...(other.environment === "" ? {} : { environment: known.environment }),
        };
        expect(differing({ ...fields, ownerId: "1", ...seen }, record).length === 0).toBe(
          accepted(),
        );
      }),
    );
  });

  test("stand side by side, cells of strangers made harmless", () => {
    const hostile = { ...recordedAny, workflow: "a\n::error::b" };
    expect(comparisonTable(compareClaims(jobOutside, hostile), "omi\n0.2.0")).toEqual({
      columns: ["Field", "This job", "Publisher of omi 0.2.0"],
      rows: [
        { cells: ["Owner", "slapglif", "slapglif"] },
        { cells: ["Repository name", "omi", "omi"] },
        {
          cells: ["Workflow name", "publish.yml", "a :\u200b:error:\u200b:b"],
          marked: true,
        },
        { cells: ["Environment name", "(none)", "(any)"] },
      ],
    });
  });
});
