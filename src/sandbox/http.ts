import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Answers one request. What it throws becomes a 500 with the error's text: it would be a defect of the sandbox. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** A running server. */
export interface Listening {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** Ends every open connection too. */
  close(): Promise<void>;
}

/** An answer as a value: what is not given is left to Node. */
export interface Reply {
  readonly status: number;
  /** Text after the status code; Node's standard one where absent. */
  readonly reason?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** The request's body is longer than the service takes. */
export class BodyTooLarge extends Error {
  constructor(limit: number) {
    super(`The request's body is longer than ${limit} bytes.`);
  }
}

/** Starts a server on a free port of the loopback interface. */
export async function listen(handler: Handler): Promise<Listening> {
  const server = createServer((request, response) => {
    void answer(handler, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  // A server that listens on a TCP port has an AddressInfo; the type also covers pipes.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

async function answer(handler: Handler, request: IncomingMessage, response: ServerResponse) {
  try {
    await handler(request, response);
  } catch (error) {
    if (response.destroyed || response.writableEnded) return;
    if (response.headersSent) response.destroy();
    else if (error instanceof BodyTooLarge) send(response, tooLarge(error));
    else send(response, textReply(500, error instanceof Error ? (error.stack ?? "") : `${error}`));
  }
}

/** What the client still sends is not read, so it cannot be followed by another request. */
function tooLarge(error: BodyTooLarge): Reply {
  const reply = textReply(413, error.message);
  return { ...reply, headers: { ...reply.headers, connection: "close" } };
}

/** The whole body. Throws BodyTooLarge beyond `limit` bytes, after which the connection is of no further use. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > limit) throw new BodyTooLarge(limit);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    // Without an encoding set, a request stream gives Buffers.
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > limit) throw new BodyTooLarge(limit);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** The path and query of a request. */
export function addressOf(request: IncomingMessage): URL {
  return new URL(request.url ?? "/", "http://127.0.0.1");
}

/** An answer in plain text. */
export function textReply(status: number, body: string): Reply {
  return { status, headers: { "content-type": "text/plain; charset=UTF-8" }, body };
}

/** An answer in JSON. */
export function jsonReply(status: number, value: unknown, contentType = "application/json"): Reply {
  return { status, headers: { "content-type": contentType }, body: JSON.stringify(value) };
}

/** Sends an answer; for HEAD, its headers alone. */
export function send(response: ServerResponse, reply: Reply): void {
  const body = Buffer.from(reply.body ?? "");
  if (reply.reason !== undefined) response.statusMessage = asReasonPhrase(reply.reason);
  response.writeHead(reply.status, { "content-length": body.length, ...reply.headers });
  response.end(response.req.method === "HEAD" ? undefined : body);
}

/** A status line holds one line of Latin-1 (RFC 9110, section 15.1; Node refuses anything else). */
function asReasonPhrase(text: string): string {
  return text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, "?");
}
