import { describe, expect, test } from "@jest/globals";
import {
  type Attestation,
  attestationAssetName,
  attestationsField,
  parseAttestation,
  serializeAttestation,
} from "../../../src/domain/attestation/attestation.ts";
import { attestationOf, bundleOf } from "../../../src/domain/attestation/bundle.ts";
import { ReleaseError } from "../../../src/domain/release-error.ts";

const entry = { logIndex: "7", inclusionProof: { logIndex: "3", hashes: ["aGFzaA=="] } };
const attestation: Attestation = {
  version: 1,
  verification_material: { certificate: "Y2VydA==", transparency_entries: [entry] },
  envelope: { statement: "e30=", signature: "c2ln" },
};

function problemOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ReleaseError) return error.message;
    throw error;
  }
  return "nothing";
}

describe("an attestation", () => {
  test("is read as it was written", () => {
    expect(parseAttestation(serializeAttestation(attestation))).toEqual(attestation);
  });

  test("goes to the index as a list of one, and to the release as a file of its own", () => {
    const text = serializeAttestation(attestation);
    expect(JSON.parse(attestationsField([text]))).toEqual([attestation]);
    expect(attestationAssetName("omi-1.0.tar.gz")).toBe("omi-1.0.tar.gz.publish.attestation");
  });

  test.each<[string, unknown]>([
    ["the attestation is not an object", []],
    ["version is not 1", { ...attestation, version: 2 }],
    ["verification_material is not an object", { ...attestation, verification_material: null }],
    ["envelope is not an object", { ...attestation, envelope: "e30=" }],
    [
      "verification_material.transparency_entries is not a list with an entry",
      {
        ...attestation,
        verification_material: { certificate: "Y2VydA==", transparency_entries: [] },
      },
    ],
    [
      "verification_material.transparency_entries is not an object",
      {
        ...attestation,
        verification_material: { certificate: "Y2VydA==", transparency_entries: ["entry"] },
      },
    ],
    [
      "verification_material.certificate is not base64",
      { ...attestation, verification_material: { transparency_entries: [entry] } },
    ],
    ["envelope.statement is not base64", { ...attestation, envelope: { statement: "{}" } }],
    ["envelope.signature is not base64", { ...attestation, envelope: { statement: "e30=" } }],
  ])("that is none is refused: %s", (why, value) => {
    expect(problemOf(() => parseAttestation(JSON.stringify(value)))).toBe(
      `The attestation cannot be read: ${why}.`,
    );
  });

  test("that is no JSON is refused", () => {
    expect(problemOf(() => parseAttestation("{"))).toBe(
      "The attestation cannot be read: it is not JSON.",
    );
  });
});

describe("a Sigstore bundle", () => {
  test("becomes an attestation and back", () => {
    expect(attestationOf(bundleOf(attestation))).toEqual(attestation);
    expect(bundleOf(attestation)).toEqual({
      mediaType: "application/vnd.dev.sigstore.bundle.v0.3+json",
      verificationMaterial: { certificate: { rawBytes: "Y2VydA==" }, tlogEntries: [entry] },
      dsseEnvelope: {
        payload: "e30=",
        payloadType: "application/vnd.in-toto+json",
        signatures: [{ sig: "c2ln" }],
      },
    });
  });

  const bundle = bundleOf(attestation);
  const signed = { ...bundle.dsseEnvelope, payload: "e30=", payloadType: "" };

  test("of the older form gives the first certificate of its chain", () => {
    const x509CertificateChain = { certificates: [{ rawBytes: "Y2VydA==" }, { rawBytes: "Y2E=" }] };
    const verificationMaterial = { x509CertificateChain, tlogEntries: [entry] };
    expect(attestationOf({ ...bundle, verificationMaterial })).toEqual(attestation);
  });

  test("of a log's first entry gets the zero and the empty list that protobuf leaves out", () => {
    const certificate = { rawBytes: "Y2VydA==" };
    const tlogEntries = [{ inclusionProof: { treeSize: "1" } }];
    const read = attestationOf({ ...bundle, verificationMaterial: { certificate, tlogEntries } });
    expect(read.verification_material.transparency_entries).toEqual([
      { inclusionProof: { logIndex: "0", hashes: [], treeSize: "1" } },
    ]);
  });

  test.each([
    ["no certificate", { verificationMaterial: { tlogEntries: [entry] } }],
    [
      "exactly one entry of the transparency log",
      { verificationMaterial: { certificate: { rawBytes: "" }, tlogEntries: [] } },
    ],
    [
      "exactly one entry of the transparency log",
      { verificationMaterial: { certificate: { rawBytes: "" }, tlogEntries: [entry, entry] } },
    ],
    ["exactly one signature of a statement", { dsseEnvelope: undefined }],
    [
      "exactly one signature of a statement",
      { dsseEnvelope: { ...signed, signatures: [{ sig: "a" }, { sig: "b" }] } },
    ],
  ])("without %s is no attestation", (what, changes) => {
    const negated = what.startsWith("no ") ? `has ${what}` : `does not have ${what}`;
    expect(problemOf(() => attestationOf({ ...bundle, ...changes }))).toBe(
      `The attestation cannot be read: the bundle ${negated}.`,
    );
  });
});
