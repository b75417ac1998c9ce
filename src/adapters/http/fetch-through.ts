import type { HttpClient } from "./client.ts";
import type { Reply } from "./failures.ts";
import { type Explanation, send } from "./send.ts";
import { parseJson } from "./shape.ts";

/** What libraries call `fetch`. */
export type Fetch = typeof globalThis.fetch;

export interface FetchThroughOptions {
  /** Whom the requests go to, for messages. */
  readonly service: string;
  /** What an error answer means; it is then thrown. Without this, error answers come back as any fetch gives them. */
  readonly explain?: (reply: Reply) => Explanation | undefined;
  /** Every good answer has to be JSON. */
  readonly json?: boolean;
  /** POST requests may take effect twice, too. */
  readonly repeatable?: boolean;
  /** Looks, after an ambiguous failure, whether the request took effect, and gives what it would have answered; it is then sent once more at most. */
  readonly lookAgain?: () => Promise<Response | undefined>;
}

/**
 * A fetch for libraries, over our client: its retry policy, timeouts, limits and user agent hold for them too.
 * It takes an address and a body that is text, reads answers whole, and follows no redirects.
 */
export function fetchThrough(client: HttpClient, options: FetchThroughOptions): Fetch {
  return (input, init = {}) => {
    const method = (init.method ?? "GET").toUpperCase();
    const { body } = init;
    return send<Response>(client, {
      service: options.service,
      method,
      url: input instanceof Request ? input.url : String(input),
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(typeof body === "string" ? { body: async () => body } : {}),
      ...(options.explain === undefined ? { accepts: () => true } : { explain: options.explain }),
      lookAgain: options.lookAgain,
      ambiguousRetries: retriesAfterAmbiguity(method, options),
      read: (reply) => asResponse(options, reply),
    });
  };
}

function retriesAfterAmbiguity(method: string, options: FetchThroughOptions): number | undefined {
  if (method !== "POST" || options.repeatable === true) return undefined;
  return options.lookAgain === undefined ? 0 : 1;
}

function asResponse({ service, json }: FetchThroughOptions, reply: Reply): Response {
  const { status, statusText, text } = reply;
  const empty = status === 204;
  if (json === true && status < 300 && !empty) parseJson(service, text);
  const headers = new Headers(reply.headers);
  // The text is decoded already.
  headers.delete("content-encoding");
  headers.delete("content-length");
  return new Response(empty ? null : text, { status, statusText, headers });
}
