import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "@jest/globals";
import {
  type HttpClient,
  type HttpClientOptions,
  httpClient,
} from "../../../src/adapters/http/client.ts";
import type { Clock } from "../../../src/ports/machine.ts";

export interface SeenRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What the server does with one request: answers, or misbehaves. */
export type Act =
  | {
      readonly status: number;
      readonly reason?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Buffer;
    }
  | "reset"
  | "hang"
  /** Says that more is coming than comes. */
  | "truncate";

export interface ScriptedServer {
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  /** `GET /path` of every request so far. */
  readonly lines: () => readonly string[];
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server on loopback that asks the script for each request, counted from 1; it is closed after the test. */
export async function scriptedServer(
  script: (request: SeenRequest, count: number) => Act,
): Promise<ScriptedServer> {
  const requests: SeenRequest[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const { method = "", url = "", headers } = incoming;
      const request = { method, url, headers, body: Buffer.concat(chunks) };
      requests.push(request);
      perform(script(request, requests.length), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  // The server listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    lines: () => requests.map(({ method, url }) => `${method} ${url}`),
  };
}

function perform(act: Act, response: ServerResponse): void {
  if (act === "hang") return;
  if (act === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  if (act === "truncate") {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write('{"half":', () => response.socket?.resetAndDestroy());
    return;
  }
  const { status, reason, headers = {}, body = "" } = act;
  if (reason === undefined) response.writeHead(status, { ...headers });
  else response.writeHead(status, reason, { ...headers });
  response.end(body);
}

/** An answer with a JSON body. */
export function json(value: unknown, status = 200): Act {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(value),
  };
}

/** A clock that never waits: `waits` has what it was asked to. */
export interface RecordingClock extends Clock {
  readonly waits: readonly number[];
}

export function recordingClock(start = "2026-11-22T10:00:00Z"): RecordingClock {
  const waits: number[] = [];
  let now = Date.parse(start);
  return {
    waits,
    now: () => new Date(now),
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
  };
}

/** A client without proxies whose jitter always takes the whole step. */
export function testClient(options: Partial<HttpClientOptions> = {}): HttpClient {
  return httpClient({
    version: "1.2.3",
    repository: "https://example.org/tag2pypi",
    clock: recordingClock(),
    environment: {},
    random: () => 1,
    ...options,
  });
}
