import { describe, expect, test } from "@jest/globals";
import {
  type AttestationCase,
  decideAttestations,
  decideWithout,
  takesAttestations,
} from "../../../src/domain/attestation/decisions.ts";
import type { Claims } from "../../../src/domain/publisher/claims.ts";
import { resolveIndex } from "../../../src/domain/publisher/index-address.ts";

const COMMIT = "c".repeat(40);
const OBJECT = "a".repeat(40);
const REF = "o/r/.github/workflows/publish.yml@refs/tags/v1.0";
const claims: Claims = {
  repository: "o/r",
  repository_visibility: "public",
  workflow_ref: REF,
  job_workflow_ref: REF,
  sha: COMMIT,
};
const pypi = { index: resolveIndex("pypi"), byApiToken: false };
const testpypi = { index: resolveIndex("testpypi"), byApiToken: false };
const byToken = { ...pypi, byApiToken: true };
const other = { index: resolveIndex("https://example.org/legacy/"), byApiToken: true };

function decide(changes: Partial<AttestationCase> = {}) {
  const revision = { name: "v1.0", object: OBJECT, commit: COMMIT };
  return decideAttestations({ policy: "auto", destinations: [pypi], claims, revision, ...changes });
}

describe("attestations are made", () => {
  test.each<[string, Partial<AttestationCase>]>([
    ["for PyPI", {}],
    ["where they are required", { policy: "required" }],
    ["if at least one index takes them", { destinations: [other, testpypi] }],
    ["for a commit without a tag", { revision: { ref: "refs/heads/main", commit: COMMIT } }],
    ["where the event names the annotated tag", { claims: { ...claims, sha: OBJECT } }],
    [
      "where nothing is said about visibility",
      { claims: { ...claims, repository_visibility: "public" } },
    ],
  ])("%s", (_, changes) => {
    expect(decide(changes)).toEqual({ do: "sign", claims: changes.claims ?? claims });
  });
});

const obstacles: readonly [Partial<AttestationCase>, string][] = [
  [
    { destinations: [byToken] },
    "PyPI takes them by trusted publishing only, and this upload uses an API token",
  ],
  [{ destinations: [other] }, "https://example.org/legacy/ is not known to take them"],
  [{ claims: undefined }, "this job may not ask for the identity tokens that they are signed with"],
  [
    { claims: { ...claims, repository_visibility: "private" } },
    "o/r is private, and its name, workflow and commit would stand in a public log for ever",
  ],
  [
    { claims: { ...claims, job_workflow_ref: "o/shared/.github/workflows/p.yml@v1" } },
    `the job is in the reusable workflow o/shared/.github/workflows/p.yml@v1, called by ${REF}, and indexes refuse attestations of such jobs`,
  ],
  [
    { claims: { ...claims, sha: "b".repeat(40) } },
    `they would name commit ${"b".repeat(40)}, on which the workflow runs, and the tag v1.0 is on commit ${COMMIT}`,
  ],
];

describe("attestations that no index would accept", () => {
  test.each(obstacles)("are left out with a notice: %j", (changes, because) => {
    expect(decide(changes)).toEqual({
      do: "skip",
      why: {
        code: "attestations-left-out",
        severity: "notice",
        message: `The distributions are published without attestations: ${because}.`,
        hint: expect.stringMatching(/ Or set `attestations: off`, if they are not wanted\.$/),
      },
    });
  });

  test.each(obstacles)("stop the run where they are required: %j", (changes, because) => {
    expect(decide({ ...changes, policy: "required" })).toEqual({
      do: "stop",
      why: {
        code: "attestations-impossible",
        severity: "error",
        message: `Attestations are required, but ${because}.`,
        hint: expect.stringMatching(
          / Or set `attestations: auto`, which publishes without them\.$/,
        ),
      },
    });
  });

  test("are nothing to talk about where nobody wants any", () => {
    expect(decide({ policy: "off", destinations: [byToken], claims: undefined })).toEqual({
      do: "skip",
    });
  });

  test.each([
    [pypi, true],
    [testpypi, true],
    [byToken, false],
    [other, false],
  ])("are not sent to an index either: %j", (destination, taken) => {
    expect(takesAttestations(destination)).toBe(taken);
  });
});

describe("attestations that cannot be made", () => {
  const failure = {
    code: "service-unreachable",
    severity: "error",
    message: "Sigstore's Fulcio gives no answer.",
    hint: "Come back later.",
  } as const;

  test("are gone without, loudly, under auto", () => {
    expect(decideWithout("auto", [failure])).toEqual({
      do: "skip",
      why: {
        code: "attestations-not-made",
        severity: "warning",
        message:
          "The distributions are published WITHOUT attestations, which cannot be added later: Sigstore's Fulcio gives no answer.",
        hint: "Nothing is to be done for this release. Set `attestations: required`, if the next one should rather wait than go without.",
      },
    });
  });

  test("stop the run where they are required", () => {
    expect(decideWithout("required", [failure])).toEqual({
      do: "stop",
      why: {
        code: "attestations-failed",
        severity: "error",
        message:
          "Attestations are required, but cannot be made: Sigstore's Fulcio gives no answer.",
        hint: "Nothing is uploaded. To publish without attestations, set `attestations: auto`, and release from a tag whose workflow has it.\nCome back later.",
      },
    });
  });
});
