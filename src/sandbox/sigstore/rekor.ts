import { createHash, verify, X509Certificate } from "node:crypto";
import type { TLog } from "@sigstore/mock/dist/rekor/index.js";
import { jsonReply, type Reply } from "../http.ts";

export const ENTRIES_PATH = "/api/v1/log/entries";

/** The log, and what it holds. */
export interface RekorContext {
  readonly log: TLog;
  /** Answers for entries by their id, in the order in which they were made. */
  readonly entries: Map<string, unknown>;
  /** Ids of entries by the digest of what they are about. */
  readonly known: Map<string, string>;
}

/** An entry of the kind dsse as it is proposed. */
interface Proposed {
  /** JSON, as it was sent: its digest is part of the entry. */
  readonly envelope: string;
  readonly payloadType: string;
  readonly payload: Buffer;
  /** Base64. */
  readonly signature: string;
  /** Base64 of PEM. */
  readonly verifier: string;
}

/**
 * `POST /api/v1/log/entries`, for the kind dsse 0.0.1. The mock would log what was proposed: here the signature is
 * verified, digests take the place of the envelope, and the certificate has one spelling, as in the real log (rekor, pkg/types/dsse/v0.0.1).
 */
export async function addEntry(context: RekorContext, body: string): Promise<Reply> {
  const proposed = readProposed(body);
  if (proposed === undefined) return refuse("error processing entry: invalid dsse entry");
  if (!isSigned(proposed)) {
    return refuse(
      "error processing entry: could not verify envelope: accepted signatures do not match threshold",
    );
  }
  const key = sha256(`${proposed.signature} ${proposed.verifier}`);
  const known = context.known.get(key);
  if (known !== undefined) return conflict(known);
  const answer = await context.log.log(canonicalEntry(proposed));
  const [id = ""] = Object.keys(answer);
  context.known.set(key, id);
  context.entries.set(id, answer);
  return withLocation(jsonReply(201, answer), id);
}

/** `GET /api/v1/log/entries/ID` */
export function findEntry({ entries }: RekorContext, id: string): Reply {
  const entry = entries.get(id);
  return entry === undefined ? jsonReply(404, { code: 404, message: "" }) : jsonReply(200, entry);
}

function canonicalEntry({ envelope, payload, signature, verifier }: Proposed) {
  // In lines of 64 characters, however it was sent: verifiers compare bytes.
  const pem = new X509Certificate(Buffer.from(verifier, "base64")).toString();
  return {
    apiVersion: "0.0.1",
    kind: "dsse",
    spec: {
      envelopeHash: { algorithm: "sha256", value: sha256(envelope) },
      payloadHash: { algorithm: "sha256", value: sha256(payload) },
      signatures: [{ signature, verifier: Buffer.from(pem).toString("base64") }],
    },
  };
}

function isSigned({ payloadType, payload, signature, verifier }: Proposed): boolean {
  try {
    const { publicKey } = new X509Certificate(Buffer.from(verifier, "base64"));
    const head = `DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `;
    const signed = Buffer.concat([Buffer.from(head), payload]);
    return verify("sha256", signed, publicKey, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

function readProposed(body: string): Proposed | undefined {
  try {
    const { apiVersion, kind, spec } = JSON.parse(body);
    if (apiVersion !== "0.0.1" || kind !== "dsse") return undefined;
    const envelope = String(spec.proposedContent.envelope);
    const { payloadType, payload, signatures } = JSON.parse(envelope);
    return {
      envelope,
      payloadType: String(payloadType),
      payload: Buffer.from(String(payload), "base64"),
      signature: String(signatures[0].sig),
      verifier: String(spec.proposedContent.verifiers[0]),
    };
  } catch {
    return undefined;
  }
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function refuse(message: string): Reply {
  return jsonReply(400, { code: 400, message });
}

function conflict(id: string): Reply {
  const message = `an equivalent entry already exists in the transparency log with UUID ${id}`;
  return withLocation(jsonReply(409, { code: 409, message }), id);
}

function withLocation(reply: Reply, id: string): Reply {
  return { ...reply, headers: { ...reply.headers, location: `${ENTRIES_PATH}/${id}` } };
}
