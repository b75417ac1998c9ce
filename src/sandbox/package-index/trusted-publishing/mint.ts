import { randomUUID } from "node:crypto";
import type { Reply } from "../../http.ts";
import { hostOf, type IndexContext, nowOf } from "../context.ts";
import { newProject, registerProject, requireFreeName } from "../create-project.ts";
import { sortedJson } from "../python-text.ts";
import { Refusal } from "../refusal.ts";
import { findProject, type PendingPublisher, touch } from "../state.ts";
import { MINTED_TOKEN_LIFETIME, newTokenValue } from "../tokens.ts";
import { decodeToken, isGenuine } from "./identity-token.ts";
import {
  type Claims,
  findPublisher,
  isSamePublisher,
  NoPublisher,
  type Publisher,
  ReusedToken,
} from "./publishers.ts";

/** Pending publishers are forgotten after that time. */
const PENDING_LIFETIME_MS = 30 * 24 * 3600 * 1000;

type MintErrorCode =
  | "invalid-payload"
  | "not-enabled"
  | "invalid-token"
  | "invalid-pending-publisher"
  | "invalid-publisher"
  | "invalid-reuse-token";

class MintError extends Error {
  readonly code: MintErrorCode;
  constructor(code: MintErrorCode, description: string) {
    super(description);
    this.code = code;
  }
}

/** `GET /_/oidc/audience` */
export function replyWithAudience(context: IndexContext): Reply {
  return context.switches.trustedPublishingDisabled
    ? reply(403, { message: "Trusted publishing functionality not enabled" })
    : reply(200, { audience: context.name });
}

/** `POST /_/oidc/mint-token`: exchanges an identity token for an upload token. Every failure is a 422. */
export async function replyWithToken(context: IndexContext, body: string): Promise<Reply> {
  try {
    return reply(200, await mint(context, body));
  } catch (error) {
    if (!(error instanceof MintError)) throw error;
    const errors = [{ code: error.code, description: error.message }];
    return reply(422, { message: "Token request failed", errors });
  }
}

function reply(status: number, value: unknown): Reply {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: sortedJson(value),
  };
}

async function mint(context: IndexContext, body: string) {
  const claims = await readClaims(context, readPayload(body));
  reifyPending(context, claims);
  const publisher = findOrRefuse(context.state.publishers, context, claims);
  // Required by findPublisher, and verified as part of the token.
  context.state.usedTokenIds[String(claims["jti"])] = Number(claims["exp"]);
  const notBefore = nowOf(context);
  const expires = notBefore + MINTED_TOKEN_LIFETIME;
  const token = newTokenValue(hostOf(context.name));
  context.state.tokens.push({
    kind: "publisher",
    value: token,
    publisher: publisher.id,
    projects: [...publisher.projects],
    notBefore,
    expiresAt: expires,
  });
  return { success: true, token, expires };
}

/** The messages are those of pydantic, which PyPI reads the body with. */
function readPayload(body: string): string {
  let payload: unknown;
  try {
    payload = JSON.parse(body);
  } catch {
    throw invalidPayload("", "Invalid JSON: expected value at line 1 column 1 [type=json_invalid");
  }
  if (typeof payload !== "object" || payload === null || Array.isArray(payload))
    throw invalidPayload("", "Input should be an object [type=model_type");
  if (!("token" in payload)) throw invalidPayload("token\n", "Field required [type=missing");
  if (typeof payload.token !== "string")
    throw invalidPayload("token\n", "Input should be a valid string [type=string_type");
  return payload.token;
}

function invalidPayload(field: string, problem: string): MintError {
  return new MintError(
    "invalid-payload",
    `1 validation error for TokenPayload\n${field}  ${problem}]`,
  );
}

async function readClaims(context: IndexContext, jwt: string): Promise<Claims> {
  const token = decodeToken(jwt);
  if (token === undefined) throw new MintError("invalid-payload", "malformed JWT");
  if (!context.issuers.includes(token.issuer))
    throw new MintError("invalid-payload", "unknown trusted publishing issuer");
  if (context.switches.trustedPublishingDisabled || context.switches.githubPublishingDisabled) {
    throw new MintError("not-enabled", "github trusted publishing functionality not enabled");
  }
  if (!(await isGenuine(token, context.name, context.keys, nowOf(context))))
    throw new MintError("invalid-token", "malformed or invalid token");
  return token.claims;
}

function findOrRefuse<P extends Omit<Publisher, "id" | "projects">>(
  publishers: readonly P[],
  context: IndexContext,
  claims: Claims,
): P {
  try {
    return findPublisher(publishers, claims, (jti) =>
      Object.hasOwn(context.state.usedTokenIds, jti),
    );
  } catch (error) {
    if (error instanceof ReusedToken)
      throw new MintError("invalid-reuse-token", "invalid token: already used");
    if (!(error instanceof NoPublisher)) throw error;
    const why = `valid token, but no corresponding publisher (${error.message})`;
    throw new MintError("invalid-publisher", why);
  }
}

/** Where a pending publisher fits: creates its project, empty, and makes it an ordinary publisher. */
function reifyPending(context: IndexContext, claims: Claims): void {
  const pending = findPending(context, claims);
  if (pending === undefined) return;
  const { state } = context;
  if (findProject(state, pending.projectName) !== undefined) {
    state.pendingPublishers = state.pendingPublishers.filter((other) => other !== pending);
    throw new MintError("invalid-pending-publisher", "valid token, but project already exists");
  }
  try {
    requireFreeName(context, pending.projectName);
  } catch (error) {
    if (error instanceof Refusal) throw new MintError("invalid-payload", error.message);
    throw error;
  }
  const project = newProject(pending.projectName, pending.addedBy);
  registerProject(context, project);
  touch(state, project);
  state.pendingPublishers = state.pendingPublishers.filter((other) => other !== pending);
  const known = state.publishers.find((other) => isSamePublisher(other, pending.publisher));
  if (known !== undefined) known.projects.push(project.id);
  else state.publishers.push({ ...pending.publisher, id: randomUUID(), projects: [project.id] });
}

function findPending(context: IndexContext, claims: Claims): PendingPublisher | undefined {
  const { state, clock } = context;
  const oldest = clock.now().getTime() - PENDING_LIFETIME_MS;
  state.pendingPublishers = state.pendingPublishers.filter(
    (pending) => Date.parse(pending.createdAt) > oldest,
  );
  const candidates = state.pendingPublishers.map((pending) => ({ ...pending.publisher, pending }));
  try {
    return findPublisher(candidates, claims, (jti) => Object.hasOwn(state.usedTokenIds, jti))
      .pending;
  } catch (error) {
    if (error instanceof NoPublisher || error instanceof ReusedToken) return undefined;
    throw error;
  }
}
