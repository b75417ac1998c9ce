import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type SandboxClock, secondsOf } from "../clock.ts";
import { addressOf, jsonReply, listen, type Reply, send, textReply } from "../http.ts";
import { claimsOf, type Job, type SubjectFormat } from "./job.ts";
import { createSigningKey, type PublishedKey, type SigningKey } from "./signing-key.ts";

/** What a test wants of a token: other values, or, with undefined, no such claim at all. */
export type ClaimChanges = Readonly<Record<string, string | number | undefined>>;

export interface IdentityOptions {
  readonly clock: SandboxClock;
  readonly job: Job;
  /** What tokens say of their issuer; the server's own address by default. */
  readonly issuer?: string;
  /** Default: `by-name`. */
  readonly subjectFormat?: SubjectFormat;
  /** For every token. */
  readonly claims?: ClaimChanges;
  /** A key made before: making one takes a moment, which tests that start many issuers can save. */
  readonly key?: SigningKey;
}

export interface IdentityServer {
  /** What `iss` says. */
  readonly issuer: string;
  /** The discovery document is under it. */
  readonly url: string;
  /** ACTIONS_ID_TOKEN_REQUEST_URL, which carries a query already. */
  readonly requestUrl: string;
  /** ACTIONS_ID_TOKEN_REQUEST_TOKEN. */
  readonly requestToken: string;
  /** As the JWKS has them. */
  readonly keys: readonly PublishedKey[];
  /** Every token that was ever given out. */
  readonly issued: readonly string[];
  /** Makes a token without a request. */
  issue(audience: string, changes?: ClaimChanges): string;
  /** The next `times` requests for a token are answered with this status. */
  fail(status: number, times?: number): void;
  close(): Promise<void>;
}

interface Issuer {
  readonly options: IdentityOptions;
  readonly url: string;
  readonly requestToken: string;
  readonly key: SigningKey;
  readonly issued: string[];
  failures: readonly number[];
}

const TOKEN_PATH = "/_apis/distributedtask/hubs/Actions/plans/sandbox/jobs/sandbox/idtoken";
const DISCOVERY_PATH = "/.well-known/openid-configuration";
const KEYS_PATH = "/.well-known/jwks";

/** GitHub's tokens begin to be valid ten minutes before they are issued, and end five minutes after. */
const SECONDS = { before: 600, after: 300 };

/** Starts the issuer of a job's identity tokens, on a free port of the loopback interface. */
export async function startIdentity(options: IdentityOptions): Promise<IdentityServer> {
  const key = options.key ?? (await createSigningKey());
  const requestToken = randomBytes(24).toString("base64url");
  const listening = await listen((request, response) => send(response, answer(issuer, request)));
  const { url } = listening;
  const issuer: Issuer = { options, url, requestToken, key, issued: [], failures: [] };
  return {
    issuer: options.issuer ?? url,
    url,
    requestUrl: `${url}${TOKEN_PATH}?api-version=2.0`,
    requestToken,
    keys: [key.published],
    issued: issuer.issued,
    issue: (audience, changes) => issueToken(issuer, audience, changes),
    fail: (status, times = 1) => {
      issuer.failures = [...issuer.failures, ...Array<number>(times).fill(status)];
    },
    close: listening.close,
  };
}

function answer(issuer: Issuer, request: IncomingMessage): Reply {
  const address = addressOf(request);
  switch (address.pathname) {
    case TOKEN_PATH:
      return answerWithToken(issuer, request, address.searchParams.get("audience"));
    case DISCOVERY_PATH:
      return jsonReply(200, describeIssuer(issuer));
    case KEYS_PATH:
      return jsonReply(200, { keys: [issuer.key.published] });
    default:
      return textReply(404, "Not Found");
  }
}

function answerWithToken(issuer: Issuer, request: IncomingMessage, audience: string | null): Reply {
  const [failure, ...later] = issuer.failures;
  if (failure !== undefined) {
    issuer.failures = later;
    return jsonReply(failure, { message: "The service cannot issue a token now." });
  }
  const token = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (token !== issuer.requestToken) {
    return jsonReply(401, { message: "The request token is missing or not known." });
  }
  const { owner } = issuer.options.job.repository;
  const value = issueToken(issuer, audience ?? `https://github.com/${owner}`);
  return jsonReply(200, { count: value.length, value });
}

function issueToken(issuer: Issuer, audience: string, changes: ClaimChanges = {}): string {
  const { clock, job, subjectFormat = "by-name", claims } = issuer.options;
  const now = secondsOf(clock);
  const all: ClaimChanges = {
    jti: randomUUID(),
    aud: audience,
    ...claimsOf(job, subjectFormat),
    iss: issuer.options.issuer ?? issuer.url,
    nbf: now - SECONDS.before,
    exp: now + SECONDS.after,
    iat: now,
    ...claims,
    ...changes,
  };
  const token = issuer.key.issue(
    Object.fromEntries(
      Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  );
  issuer.issued.push(token);
  return token;
}

/** The discovery document (OpenID Connect Discovery 1.0, section 3). */
function describeIssuer({ url, options }: Issuer) {
  const { job, subjectFormat = "by-name" } = options;
  return {
    issuer: options.issuer ?? url,
    jwks_uri: `${url}${KEYS_PATH}`,
    subject_types_supported: ["public", "pairwise"],
    response_types_supported: ["id_token"],
    claims_supported: [
      ...["aud", "exp", "iat", "iss", "jti", "nbf"],
      ...Object.keys(claimsOf(job, subjectFormat)),
    ],
    id_token_signing_alg_values_supported: ["RS256"],
    scopes_supported: ["openid"],
  };
}
