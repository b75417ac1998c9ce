import type { Diagnostic } from "../../domain/diagnostic.ts";
import { sanitise } from "../../domain/sanitise.ts";
import { httpDiagnostics } from "./diagnostics.ts";
import type { Failure } from "./retry.ts";

/** An answer, read whole. */
export interface Reply {
  readonly url: string;
  readonly status: number;
  /** The reason phrase; servers put words of their own here. */
  readonly statusText: string;
  readonly headers: Headers;
  readonly text: string;
}

/** Whom a request goes to, for messages: `PyPI`, and the request. */
export interface Addressee {
  readonly service: string;
  readonly method: string;
  readonly url: string;
}

const TRANSIENT: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Codes of failures before anything was sent. */
const UNSENT: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Codes that name the socket's state at the moment, which is chance. */
const BROKEN_OFF: ReadonlySet<string> = new Set([
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "UND_ERR_SOCKET",
]);

const RETRY_LATER =
  "Run the job again later: what is already done is found and left as it is. A self-hosted runner behind a proxy needs `https_proxy` in its environment.";

/** The request line as messages show it; a query may hold a signature and is left out. */
export function requestLine({ method, url }: Addressee): string {
  return `${method} ${sanitise(url.split("?")[0] ?? "", 300)}`;
}

/** No answer, or one that broke off. */
export function unanswered(addressee: Addressee, error: unknown): Failure {
  const code = codeOf(error);
  const broken = code === undefined || BROKEN_OFF.has(code);
  const why = broken ? "the connection broke off" : code;
  return {
    diagnostic: httpDiagnostics.diagnose("service-unreachable", {
      message: `${addressee.service} gives no complete answer to ${requestLine(addressee)}: ${isTimeout(error) ? "no answer came in time" : why}.`,
      hint: RETRY_LATER,
    }),
    transient: true,
    ambiguous: code === undefined || !UNSENT.has(code),
  };
}

/** An answer that is an error. `diagnostic` is the caller's own explanation of it, where it has one. */
export function refused(
  addressee: Addressee,
  reply: Reply,
  now: Date,
  diagnostic: Diagnostic | undefined,
): Failure {
  const limited = reply.status === 429 ? untilRenewed(reply.headers) : undefined;
  const waitMs = askedToWait(reply.headers, now) ?? limited;
  return {
    diagnostic: diagnostic ?? failed(addressee, reply),
    transient: TRANSIENT.has(reply.status) || (reply.status === 403 && waitMs !== undefined),
    ambiguous: reply.status >= 500 || reply.status === 408,
    ...(waitMs === undefined ? {} : { waitMs }),
  };
}

/** A good answer that cannot be understood: a proxy's page, half a document. */
export function misunderstood(diagnostic: Diagnostic): Failure {
  return { diagnostic, transient: true, ambiguous: true };
}

function failed(addressee: Addressee, reply: Reply): Diagnostic {
  const words = sanitise(reply.text) || sanitise(reply.statusText) || "no words";
  return httpDiagnostics.diagnose("service-failed", {
    message: `${addressee.service} answers ${reply.status} to ${requestLine(addressee)}: ${words}.`,
    hint: TRANSIENT.has(reply.status)
      ? RETRY_LATER
      : "Look at the service's status page, and at the address and the permissions that this job uses.",
  });
}

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), or GitHub's `x-ratelimit-reset` once nothing remains. */
export function askedToWait(headers: Headers, now: Date): number | undefined {
  const after = headers.get("retry-after");
  if (after !== null) {
    const until = /^\d+$/.test(after) ? now.getTime() + Number(after) * 1000 : Date.parse(after);
    if (!Number.isNaN(until)) return Math.max(0, until - now.getTime());
  }
  if (headers.get("x-ratelimit-remaining") !== "0") return undefined;
  const reset = Number(headers.get("x-ratelimit-reset") ?? Number.NaN);
  return Number.isNaN(reset) ? 0 : Math.max(0, reset * 1000 - now.getTime());
}

/**
 * Milliseconds until every limit that is used up is renewed (`RateLimit`, draft-ietf-httpapi-ratelimit-headers), as PyPI
 * tells with its 429: `"project.create.user";r=0;t=3600`. Undefined where none is.
 */
function untilRenewed(headers: Headers): number | undefined {
  const seconds = (headers.get("ratelimit") ?? "")
    .split(",")
    .filter((limit) => /; *r=0 *(?:;|$)/.test(limit))
    .map((limit) => Number(/; *t=(\d+)/.exec(limit)?.[1] ?? 0));
  return seconds.length === 0 ? undefined : Math.max(...seconds) * 1000;
}

/** A failure of the disk, which no other attempt mends. */
export function isLocal(error: unknown): boolean {
  const code = propertyOf(error, "code");
  return ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EISDIR", "ENOENT", "EIO"].includes(String(code));
}

function isTimeout(error: unknown): boolean {
  return propertyOf(error, "name") === "TimeoutError";
}

/** The system's or undici's code of a failure, which fetch hides in the cause. */
function codeOf(error: unknown): string | undefined {
  const code = propertyOf(error, "code");
  if (typeof code === "string") return code;
  const cause = propertyOf(error, "cause");
  return cause === undefined ? undefined : codeOf(cause);
}

function propertyOf(error: unknown, name: string): unknown {
  return typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
}
