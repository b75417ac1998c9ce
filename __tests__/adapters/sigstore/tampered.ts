import type { Attestation } from "../../../src/domain/attestation/attestation.ts";

/** An attestation with one byte changed, or one value replaced, in each of the parts that bind it together. */
export const tampered: Readonly<Record<string, (attestation: Attestation) => Attestation>> = {
  statement: (attestation) => {
    const statement = decode(attestation.envelope.statement).toString();
    const other = statement.replace(/[0-9a-f]{64}/, "0".repeat(64));
    return withEnvelope(attestation, { statement: encode(other) });
  },
  signature: (attestation) => {
    const signature = encode(flipLast(decode(attestation.envelope.signature)));
    return withEnvelope(attestation, { signature });
  },
  certificate: (attestation) => {
    const { verification_material } = attestation;
    // Its last byte belongs to the authority's signature.
    const certificate = encode(flipLast(decode(verification_material.certificate)));
    return {
      ...attestation,
      verification_material: { ...verification_material, certificate },
    };
  },
  "log entry": (attestation) => {
    const { verification_material } = attestation;
    const [entry = {}] = verification_material.transparency_entries;
    const body = decode(String(entry["canonicalizedBody"])).toString();
    const other = body.replace(
      /("payloadHash":\{[^}]*"value":")[0-9a-f]{64}/,
      `$1${"0".repeat(64)}`,
    );
    return {
      ...attestation,
      verification_material: {
        ...verification_material,
        transparency_entries: [{ ...entry, canonicalizedBody: encode(other) }],
      },
    };
  },
};

function withEnvelope(
  attestation: Attestation,
  envelope: Partial<Attestation["envelope"]>,
): Attestation {
  return { ...attestation, envelope: { ...attestation.envelope, ...envelope } };
}

function flipLast(bytes: Buffer): Buffer {
  const last = bytes.length - 1;
  return Buffer.concat([bytes.subarray(0, last), Buffer.of((bytes[last] ?? 0) ^ 1)]);
}

function decode(base64: string): Buffer {
  return Buffer.from(base64, "base64");
}

function encode(content: string | Buffer): string {
  return Buffer.from(content).toString("base64");
}
