import { describe, expect, test } from "@jest/globals";
import {
  placeOfJob,
  readJobPublisher,
  startedFile,
} from "../../../src/domain/publisher/job-publisher.ts";

const OWN = "slapglif/omi/.github/workflows/publish.yml@refs/tags/v0.3.0";
const CLAIMS = {
  repository: "slapglif/omi",
  repository_owner_id: "2020",
  environment: "pypi",
  ref: "refs/tags/v0.3.0",
  sha: "c".repeat(40),
  workflow_ref: OWN,
  job_workflow_ref: OWN,
};

describe("what a publisher is compared with", () => {
  test("is in the claims", () => {
    expect(readJobPublisher(CLAIMS)).toEqual({
      owner: "slapglif",
      ownerId: "2020",
      repository: "omi",
      workflow: "publish.yml",
      environment: "pypi",
    });
    expect(startedFile(CLAIMS)).toBe("publish.yml");
  });

  test("is empty where claims are missing, but the environment, which a job need not have", () => {
    expect(readJobPublisher({})).toEqual({ owner: "", ownerId: "", repository: "", workflow: "" });
  });

  test.each([
    ["o/r/.github/workflows/a.yaml@refs/heads/b.yml@c", "a.yaml"],
    ["o/r/.github/workflows/a.yml", ""],
    ["o/r/.github/workflows/a.json@main", ""],
    [`${"a.yml".repeat(50_000)}`, ""],
  ])("takes the file out of the reference as PyPI does (%#)", (reference, workflow) => {
    expect(readJobPublisher({ job_workflow_ref: reference }).workflow).toBe(workflow);
  });
});

describe("the job is defined", () => {
  const called = "slapglif/omi/.github/workflows/_pub.yml";
  test.each([
    ["started", OWN],
    ["started", ""],
    ["called", `${called}@refs/tags/v0.3.0`],
    ["called", `${called}@${"c".repeat(40)}`],
    ["elsewhere", `${called}@refs/heads/main`],
    ["elsewhere", "shared/flows/.github/workflows/_pub.yml@refs/tags/v0.3.0"],
    ["elsewhere", "slapglif/omi/other/_pub.yml@refs/tags/v0.3.0"],
  ])("%s: %s", (place, reference) => {
    expect(placeOfJob({ ...CLAIMS, job_workflow_ref: reference })).toBe(place);
  });
});
