import { createPublicKey, verify } from "node:crypto";
import type { CA } from "@sigstore/mock/dist/fulcio/index.js";
import { fulcioHandler } from "@sigstore/mock/dist/fulcio/index.js";
import { type SandboxClock, secondsOf } from "../clock.ts";
import { jsonReply, type Reply } from "../http.ts";
import {
  decodeToken,
  type IssuerKeys,
  isGenuine,
} from "../package-index/trusted-publishing/identity-token.ts";

/** What the certificate authority goes by. */
export interface FulcioContext {
  readonly authority: CA;
  readonly clock: SandboxClock;
  /** Addresses (`iss`) whose identity tokens are taken for GitHub's. */
  readonly issuers: readonly string[];
  readonly keys: IssuerKeys;
}

interface CertificateRequest {
  readonly token: string;
  /** PEM. */
  readonly publicKey: string;
  /** Base64. */
  readonly proof: string;
}

/**
 * `POST /api/v2/signingCert`. The mock would certify anybody for any key: here the identity token is verified, and the
 * proof that whoever asks has the key; the certificate names the workflow, as for tokens of GitHub's issuer.
 */
export async function issueCertificate(context: FulcioContext, body: string): Promise<Reply> {
  const request = readRequest(body);
  if (request === undefined) return refuse("The request could not be parsed");
  const claims = await verifyToken(context, request.token);
  if (claims === undefined) return refuse("There was an error processing the identity token");
  if (!provesPossession(request, String(claims["sub"]))) {
    return refuse("The signature supplied in the request could not be verified");
  }
  const subjectAltName = `https://github.com/${claims["job_workflow_ref"]}`;
  const naming: CA = {
    rootCertificate: context.authority.rootCertificate,
    issueCertificate: (options) =>
      context.authority.issueCertificate({ ...options, subjectAltName }),
  };
  const { statusCode, response } = await fulcioHandler(naming).fn(body);
  if (statusCode !== 201) return refuse(String(response));
  return { ...jsonReply(statusCode, undefined), body: String(response) };
}

async function verifyToken({ clock, issuers, keys }: FulcioContext, text: string) {
  const token = decodeToken(text);
  if (token === undefined || !issuers.includes(token.issuer)) return undefined;
  const genuine = await isGenuine(token, "sigstore", keys, secondsOf(clock));
  return genuine ? token.claims : undefined;
}

function provesPossession({ publicKey, proof }: CertificateRequest, subject: string): boolean {
  try {
    const key = createPublicKey(publicKey);
    return verify("sha256", Buffer.from(subject), key, Buffer.from(proof, "base64"));
  } catch {
    return false;
  }
}

function readRequest(body: string): CertificateRequest | undefined {
  try {
    const { credentials, publicKeyRequest } = JSON.parse(body);
    return {
      token: String(credentials.oidcIdentityToken),
      publicKey: String(publicKeyRequest.publicKey.content),
      proof: String(publicKeyRequest.proofOfPossession),
    };
  } catch {
    return undefined;
  }
}

/** In the form of grpc-gateway; 3 is INVALID_ARGUMENT. */
function refuse(message: string): Reply {
  return jsonReply(400, { code: 3, message, details: [] });
}
