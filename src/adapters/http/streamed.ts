import { Readable } from "node:stream";
import { type Dispatcher, Response, request } from "undici";

/** Statuses whose answers have no body, so that a Response must have none (Fetch, "null body status"). */
const BODYLESS: ReadonlySet<number> = new Set([204, 205, 304]);

/** A body that is read while it is sent, and knows its size; a Blob of a file is one. */
export interface StreamedBody {
  /** Bytes. */
  readonly size: number;
  /** From the beginning, each time. */
  stream(): AsyncIterable<Uint8Array>;
}

export interface StreamedRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: StreamedBody;
  readonly signal: AbortSignal;
  readonly dispatcher: Dispatcher;
  /** Told how many bytes of the body have been taken for sending. */
  readonly onSent: (bytes: number) => void;
}

/**
 * Sends a body from its stream, as fast as it is taken. Not by `fetch`, which keeps a copy of it all, in case that it is
 * redirected: memory must not depend on the size of a file. Redirects come back as answers.
 */
export async function sendStreamed(url: string, streamed: StreamedRequest): Promise<Response> {
  const { body, onSent, headers, ...rest } = streamed;
  const answer = await request(url, {
    ...rest,
    headers: { ...headers, "content-length": String(body.size) },
    body: Readable.from(counted(body, onSent)),
  });
  const { statusCode: status, statusText } = answer;
  const bodyless = BODYLESS.has(status);
  if (bodyless) await answer.body.dump();
  return new Response(bodyless ? null : answer.body, {
    status,
    statusText,
    headers: pairsOf(answer.headers),
  });
}

async function* counted(
  body: StreamedBody,
  onSent: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let sent = 0;
  for await (const chunk of body.stream()) {
    yield chunk;
    sent += chunk.length;
    onSent(sent);
  }
}

function pairsOf(headers: Dispatcher.ResponseData["headers"]): [string, string][] {
  return Object.entries(headers).flatMap(([name, value = []]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  );
}
