import { Headers, type Response } from "undici";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import { sanitise } from "../../domain/sanitise.ts";
import type { HttpClient } from "./client.ts";
import { deadline } from "./deadline.ts";
import { httpDiagnostics } from "./diagnostics.ts";
import {
  type Addressee,
  isLocal,
  misunderstood,
  type Reply,
  refused,
  requestLine,
  unanswered,
} from "./failures.ts";
import { redact } from "./redact.ts";
import { decideRedirect, isRedirect, type Redirects } from "./redirects.ts";
import { type Attempt, withRetries } from "./retry.ts";
import { invalid } from "./shape.ts";
import type { StreamedBody } from "./streamed.ts";

export const REPLY_SIZE_LIMIT = 16 * 1024 * 1024;
const ERROR_SIZE_LIMIT = 64 * 1024;

export interface HttpRequest extends Addressee {
  readonly headers?: Readonly<Record<string, string>>;
  /** Refused where absent. */
  readonly redirects?: Redirects;
  /** What to do about a redirect to `target` that is not followed. */
  readonly redirectHint?: (target: string) => string;
  /** Of one attempt; it runs anew with every part of a streamed body that goes out. */
  readonly timeoutMs?: number;
  /** Told how many bytes of a streamed body have been taken for sending; another attempt begins at 0. */
  readonly onSent?: (bytes: number) => void;
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
  readonly body?: () => Promise<StreamedBody | string>;
  /** Of all attempts and waits together; the client's own where absent. */
  readonly budgetMs?: number;
  /** Bytes of a good answer; more is not an answer. */
  readonly sizeLimit?: number;
  /** The beginning of a good answer is enough: it is cut at the limit. */
  readonly beginning?: true;
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
  const { lookAgain, ambiguousRetries, budgetMs = client.budgetMs } = exchange;
  const options = { ...client, budgetMs, lookAgain, ambiguousRetries };
  return withRetries(() => attempt(client, exchange), options);
}

async function attempt<T>(client: HttpClient, exchange: Exchange<T>): Promise<Attempt<T>> {
  const body = await exchange.body?.();
  let reply: WholeReply;
  try {
    const response = await open(client, exchange, body);
    reply = await readReply(response, exchange.sizeLimit ?? REPLY_SIZE_LIMIT, exchange.headers);
  } catch (error) {
    if (error instanceof ReleaseError || isLocal(error)) throw error;
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
  if (good && reply.cut && exchange.beginning !== true)
    throw invalid(exchange.service, "it is larger than any real one");
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
  body?: StreamedBody | string,
): Promise<Response> {
  const { signal, prolong } = deadline(request.timeoutMs ?? client.timeoutMs);
  const onSent = (bytes: number) => {
    prolong();
    request.onSent?.(bytes);
  };
  let { url, headers = {} } = request;
  for (let followed = 0; ; followed += 1) {
    const response = await client.once(url, {
      method: request.method,
      headers,
      signal,
      onSent,
      ...(body === undefined ? {} : { body }),
    });
    if (!isRedirect(response.status)) return response;
    const location = response.headers.get("location") ?? "";
    const { method, redirects } = request;
    const decision = decideRedirect({ method, redirects, from: url, headers, location, followed });
    if (decision.do === "return") return response;
    await response.body?.cancel();
    if (decision.do === "refuse") throw redirectRefused(request, response.status, decision.target);
    ({ url, headers } = decision);
  }
}

function redirectRefused(request: HttpRequest, status: number, target: string): ReleaseError {
  const address = sanitise(redact(target.split("?")[0] ?? "", request.headers), 300);
  return new ReleaseError(
    httpDiagnostics.diagnose("redirect-refused", {
      message: `${request.service} answers ${status} to ${requestLine(request)}, with a redirect to ${address}, which is not followed.`,
      hint:
        request.redirectHint?.(address) ?? "If the service has moved, configure its new address.",
    }),
  );
}

interface WholeReply extends Reply {
  /** There was more than the limit. */
  readonly cut: boolean;
}

/** Reads a body, up to a limit; of an error answer only as much as a message needs, and none of the request's credentials. */
export async function readReply(
  response: Response,
  sizeLimit: number,
  sent: HttpRequest["headers"],
): Promise<WholeReply> {
  const limit = response.ok ? sizeLimit : Math.min(sizeLimit, ERROR_SIZE_LIMIT);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) break;
  }
  const text = Buffer.concat(chunks).subarray(0, limit).toString("utf8");
  return {
    url: response.url,
    status: response.status,
    statusText: redact(response.statusText, sent),
    headers: new Headers([...response.headers]),
    text: response.ok ? text : redact(text, sent),
    cut: size > limit,
  };
}
