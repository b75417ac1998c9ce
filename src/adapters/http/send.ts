import type { Response } from "undici";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import { sanitise } from "../../domain/sanitise.ts";
import type { HttpClient } from "./client.ts";
import { httpDiagnostics } from "./diagnostics.ts";
import {
  type Addressee,
  misunderstood,
  type Reply,
  refused,
  requestLine,
  unanswered,
} from "./failures.ts";
import { type Attempt, withRetries } from "./retry.ts";
import { invalid } from "./shape.ts";

export const REPLY_SIZE_LIMIT = 16 * 1024 * 1024;
const ERROR_SIZE_LIMIT = 64 * 1024;
const MOST_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export interface HttpRequest extends Addressee {
  readonly headers?: Readonly<Record<string, string>>;
  /** Follow redirects, leaving `authorization` behind at the first; refused where absent. */
  readonly redirects?: "follow";
  /** Of one attempt. */
  readonly timeoutMs?: number;
}

/** What the caller knows of an error answer. */
export interface Explanation {
  readonly diagnostic: Diagnostic;
  /** Worth another try, although its status does not say so. */
  readonly transient?: boolean;
}

/** A request, and how its answer is read. */
export interface Exchange<T> extends HttpRequest {
  /** Made anew for each attempt. */
  readonly body?: () => Promise<Blob | string>;
  /** Bytes of a good answer; more is not an answer. */
  readonly sizeLimit?: number;
  /** Error statuses that `read` understands; transient ones are retried all the same. */
  readonly accepts?: (status: number) => boolean;
  /** What a good answer says; may throw `response-invalid`, which is retried. */
  readonly read: (reply: Reply) => T;
  readonly explain?: (reply: Reply) => Explanation | undefined;
  /** See RetryOptions. */
  readonly lookAgain?: (() => Promise<T | undefined>) | undefined;
  readonly ambiguousRetries?: number | undefined;
}

/**
 * Sends a request under the retry policy and gives what its answer says.
 * @throws ReleaseError `service-unreachable`, `service-failed`, `response-invalid`, `redirect-refused`, or what `explain` gives
 */
export function send<T>(client: HttpClient, exchange: Exchange<T>): Promise<T> {
  const { lookAgain, ambiguousRetries } = exchange;
  return withRetries(() => attempt(client, exchange), { ...client, lookAgain, ambiguousRetries });
}

async function attempt<T>(client: HttpClient, exchange: Exchange<T>): Promise<Attempt<T>> {
  const body = await exchange.body?.();
  let reply: WholeReply;
  try {
    const response = await open(client, exchange, body);
    reply = await readReply(response, exchange.sizeLimit ?? REPLY_SIZE_LIMIT);
  } catch (error) {
    if (error instanceof ReleaseError) throw error;
    return { ok: false, failure: unanswered(exchange, error) };
  }
  try {
    return judge(client, exchange, reply);
  } catch (error) {
    const [diagnostic] = error instanceof ReleaseError ? error.diagnostics : [];
    if (diagnostic?.code !== "response-invalid") throw error;
    return { ok: false, failure: misunderstood(diagnostic) };
  }
}

function judge<T>(client: HttpClient, exchange: Exchange<T>, reply: WholeReply): Attempt<T> {
  const good = reply.status >= 200 && reply.status < 300;
  if (good && reply.cut) throw invalid(exchange.service, "it is larger than any real one");
  if (!good) {
    const failure = explainRefusal(client, exchange, reply);
    const accepted = !failure.transient && exchange.accepts?.(reply.status) === true;
    if (!accepted) return { ok: false, failure };
  }
  return { ok: true, value: exchange.read(reply) };
}

function explainRefusal<T>(client: HttpClient, exchange: Exchange<T>, reply: Reply) {
  const explanation = exchange.explain?.(reply);
  const failure = refused(exchange, reply, client.clock.now(), explanation?.diagnostic);
  return { ...failure, transient: failure.transient || explanation?.transient === true };
}

/** One attempt, redirects followed where the request allows it. @throws ReleaseError `redirect-refused`; whatever fetch throws */
export async function open(
  client: HttpClient,
  request: HttpRequest,
  body?: Blob | string,
): Promise<Response> {
  const signal = AbortSignal.timeout(request.timeoutMs ?? client.timeoutMs);
  let { url, headers = {} } = request;
  for (let followed = 0; ; followed += 1) {
    const response = await client.once(url, {
      method: request.method,
      headers,
      signal,
      ...(body === undefined ? {} : { body }),
    });
    if (!REDIRECTS.has(response.status)) return response;
    await response.body?.cancel();
    const location = response.headers.get("location") ?? "";
    const target = URL.canParse(location, url) ? new URL(location, url).href : undefined;
    if (request.redirects !== "follow" || target === undefined || followed === MOST_REDIRECTS) {
      throw redirectRefused(request, response.status, target ?? location);
    }
    url = target;
    headers = Object.fromEntries(
      Object.entries(headers).filter(([name]) => name.toLowerCase() !== "authorization"),
    );
  }
}

function redirectRefused(request: HttpRequest, status: number, target: string): ReleaseError {
  return new ReleaseError(
    httpDiagnostics.diagnose("redirect-refused", {
      message: `${request.service} answers ${status} to ${requestLine(request)}, with a redirect to ${sanitise(target.split("?")[0] ?? "", 300)}, which is not followed.`,
      hint: "If the service has moved, configure its new address.",
    }),
  );
}

interface WholeReply extends Reply {
  /** There was more than the limit. */
  readonly cut: boolean;
}

/** Reads a body, up to a limit; of an error answer only as much as a message needs. */
export async function readReply(response: Response, sizeLimit: number): Promise<WholeReply> {
  const limit = response.ok ? sizeLimit : Math.min(sizeLimit, ERROR_SIZE_LIMIT);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) break;
  }
  return {
    url: response.url,
    status: response.status,
    statusText: response.statusText,
    headers: new Headers([...response.headers]),
    text: Buffer.concat(chunks).subarray(0, limit).toString("utf8"),
    cut: size > limit,
  };
}
