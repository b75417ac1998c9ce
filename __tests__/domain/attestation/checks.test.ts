import { describe, expect, test } from "@jest/globals";
import {
  type AttestationContent,
  checkAttestation,
} from "../../../src/domain/attestation/checks.ts";
import { writeStatement } from "../../../src/domain/attestation/statement.ts";

const file = { name: "omi-1.0.tar.gz", sha256: "ab".repeat(32) };
const REF = "o/r/.github/workflows/publish.yml@refs/tags/v1.0";
const claims = {
  iss: "https://token.actions.githubusercontent.com",
  repository: "o/r",
  workflow_ref: REF,
  job_workflow_ref: REF,
};
const content: AttestationContent = {
  statement: writeStatement(file),
  certificate: {
    identity: `https://github.com/${REF}`,
    issuer: "https://token.actions.githubusercontent.com",
    repository: "https://github.com/o/r",
    workflow: `https://github.com/${REF}`,
    validFrom: 1_800_000_000,
    validUntil: 1_800_000_600,
  },
  logIndex: "1",
  loggedAt: 1_800_000_001,
};

function problems(changes: Partial<AttestationContent>): readonly string[] {
  return checkAttestation({ ...content, ...changes }, { file, claims }).map((finding) => {
    expect(finding).toMatchObject({ code: "attestation-invalid", severity: "error" });
    return finding.message.replace(/^The attestation of omi-1\.0\.tar\.gz is not usable: /, "");
  });
}

function statement(changes: object): string {
  return JSON.stringify({ ...JSON.parse(content.statement), ...changes });
}

test("a statement is written as PyPI documents it", () => {
  expect(writeStatement(file)).toBe(
    `{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"omi-1.0.tar.gz","digest":{"sha256":"${file.sha256}"}}],"predicateType":"https://docs.pypi.org/attestations/publish/v1","predicate":null}`,
  );
});

describe("an attestation", () => {
  test.each([1_800_000_000, 1_800_000_001, 1_800_000_600])(
    "of this file by this workflow is used (logged at %d)",
    (loggedAt) => {
      expect(problems({ loggedAt })).toEqual([]);
    },
  );

  test.each([
    ["[]", "its statement is not a JSON object."],
    ["{", "its statement is not a JSON object."],
    [statement({ _type: "other" }), "its statement's type is not https://in-toto.io/Statement/v1."],
    [
      statement({ predicateType: "https://slsa.dev/provenance/v1" }),
      "its predicate is not https://docs.pypi.org/attestations/publish/v1.",
    ],
    [statement({ subject: [] }), "its statement does not have exactly one subject."],
    [statement({ subject: [{}, {}] }), "its statement does not have exactly one subject."],
    [statement({ subject: [{}] }), "it is about nothing."],
    [statement({ subject: [{ name: "omi-1.1.tar.gz" }] }), 'it is about "omi-1.1.tar.gz".'],
    [
      statement({ subject: [{ name: file.name, digest: { sha256: "cd" } }] }),
      `it is about a file with sha256 "cd"; this one has ${file.sha256}.`,
    ],
  ])("of another statement is not used: %s", (text, problem) => {
    expect(problems({ statement: text })).toEqual([problem]);
  });

  test.each([
    ["identity", "https://github.com/o/r/.github/workflows/other.yml@refs/tags/v1.0"],
    ["workflow", "https://github.com/o/r/.github/workflows/other.yml@refs/tags/v1.0"],
    ["repository", "https://github.com/o/fork"],
    ["issuer", "https://accounts.example"],
  ] as const)("of another %s is not used", (field, value) => {
    expect(problems({ certificate: { ...content.certificate, [field]: value } })).toEqual([
      `its certificate names the ${field} "${value}"; this job's is "${content.certificate[field]}".`,
    ]);
  });

  test.each([1_799_999_999, 1_800_000_601])(
    "logged outside its certificate's life (at %d) is not used",
    (loggedAt) => {
      expect(problems({ loggedAt })).toEqual([
        `it was logged at ${new Date(loggedAt * 1000).toISOString()}, and its certificate is valid from 2027-01-15T08:00:00.000Z to 2027-01-15T08:10:00.000Z.`,
      ]);
    },
  );
});
