import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, test } from "@jest/globals";
import { send } from "../../../src/adapters/http/send.ts";
import type { StreamedBody } from "../../../src/adapters/http/streamed.ts";
import { failureOf } from "./failure-of.ts";
import { recordingClock, scriptedServer, testClient } from "./scripted-server.ts";

const MEBIBYTE = 1024 ** 2;
const CHUNK = Buffer.alloc(64 * 1024, "x");

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server on loopback that does with a request what it likes, before its body is there. */
async function rawServer(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  // The server listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/`;
}

function bodyOf(size: number, pauseMs = 0): StreamedBody {
  return {
    size,
    stream: async function* () {
      for (let left = size; left > 0; left -= CHUNK.length) {
        if (pauseMs > 0) await wait(pauseMs);
        yield CHUNK.subarray(0, Math.min(left, CHUNK.length));
      }
    },
  };
}

const posting = (url: string, body: StreamedBody) => ({
  service: "The index",
  method: "POST",
  url,
  body: async () => body,
  read: ({ status, text }: { readonly status: number; readonly text: string }) =>
    `${status} ${text}`,
});

describe("a streamed body", () => {
  test("is read no faster than it is taken, so that memory does not depend on its size", async () => {
    let resume = () => undefined as unknown;
    let received = 0;
    const url = await rawServer((request, response) => {
      resume = () =>
        request.on("data", (chunk: Buffer) => {
          received += chunk.length;
        });
      request.on("end", () => response.end("taken"));
    });
    const size = 64 * MEBIBYTE;
    let sent = 0;
    let told = 0;
    const call = send(testClient(), {
      ...posting(url, bodyOf(size)),
      onSent: (bytes) => {
        sent = bytes;
        told += 1;
      },
    });
    for (let before = -1; before !== sent || sent === 0; ) {
      before = sent;
      await wait(100);
    }
    // What the sockets of both sides hold, and no more.
    expect(sent).toBeLessThan(size / 2);
    resume();
    expect(await call).toBe("200 taken");
    expect([sent, received]).toEqual([size, size]);
    expect(told).toBe(size / CHUNK.length);
  });

  test("tells its length, and is no chunked one", async () => {
    const server = await scriptedServer(() => ({ status: 200, headers: { "x-a": "1" } }));
    await send(testClient(), posting(server.url, bodyOf(100_000)));
    expect(server.requests[0]?.headers).toMatchObject({
      "content-length": "100000",
      "user-agent": "tag2pypi/1.2.3 (+https://example.org/tag2pypi)",
    });
    expect(server.requests[0]?.headers["transfer-encoding"]).toBeUndefined();
  });

  test("may be answered without a word", async () => {
    const server = await scriptedServer(() => ({ status: 204 }));
    expect(await send(testClient(), posting(server.url, bodyOf(1000)))).toBe("204 ");
  });

  test("is answered before it is sent whole, and the answer is read", async () => {
    const url = await rawServer((_, response) => {
      response.writeHead(413, { connection: "close" }).end("Too much");
    });
    const exchange = posting(url, bodyOf(8 * MEBIBYTE));
    expect((await failureOf(send(testClient(), exchange))).message).toBe(
      `The index answers 413 to POST ${url}: Too much.`,
    );
  });

  test("may take longer than an attempt may stand still", async () => {
    const server = await scriptedServer(() => ({ status: 200, body: "taken" }));
    const slow = posting(server.url, bodyOf(20 * CHUNK.length, 40));
    expect(await send(testClient({ timeoutMs: 500, budgetMs: 0 }), slow)).toBe("200 taken");
    expect(server.requests).toHaveLength(1);
  });

  test("that nobody takes any more is given up in time", async () => {
    const url = await rawServer(() => undefined);
    const stuck = posting(url, bodyOf(64 * MEBIBYTE));
    const client = testClient({ timeoutMs: 200, budgetMs: 0 });
    expect((await failureOf(send(client, stuck))).message).toBe(
      `The index gives no complete answer to POST ${url}: no answer came in time.`,
    );
  });

  test("that cannot be read is no failure of the service", async () => {
    const server = await scriptedServer(() => ({ status: 200 }));
    const missing = Object.assign(new Error("gone"), { code: "ENOENT" });
    const body: StreamedBody = {
      size: CHUNK.length * 2,
      stream: async function* () {
        yield CHUNK;
        throw missing;
      },
    };
    const clock = recordingClock();
    await expect(send(testClient({ clock }), posting(server.url, body))).rejects.toBe(missing);
    expect(clock.waits).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  test("does not follow a redirect", async () => {
    const server = await scriptedServer(() => ({ status: 301, headers: { location: "/b" } }));
    const exchange = {
      ...posting(`${server.url}/a`, bodyOf(1000)),
      redirectHint: (target: string) => `Set ${target}.`,
    };
    expect(await failureOf(send(testClient(), exchange))).toEqual({
      code: "redirect-refused",
      severity: "error",
      message: `The index answers 301 to POST ${server.url}/a, with a redirect to ${server.url}/b, which is not followed.`,
      hint: `Set ${server.url}/b.`,
    });
    expect(server.lines()).toEqual(["POST /a"]);
  });
});

describe("a service that limits its clients", () => {
  const LIMITS =
    '"project.create.ip";r=20;t=3600, "project.create.user";r=0;t=100, "other";r=0;t=40';

  test("is left alone until every limit is renewed", async () => {
    const refusal = { status: 429, headers: { ratelimit: LIMITS } };
    const server = await scriptedServer((_, count) => (count === 1 ? refusal : { status: 200 }));
    const clock = recordingClock();
    expect(await send(testClient({ clock }), posting(server.url, bodyOf(10)))).toBe("200 ");
    expect(clock.waits).toEqual([100_000]);
  });

  test("is not asked again where that takes too long, and the time is told", async () => {
    const server = await scriptedServer(() => ({
      status: 429,
      headers: { ratelimit: LIMITS.replace("t=100", "t=3600") },
    }));
    const call = send(testClient(), posting(server.url, bodyOf(10)));
    expect((await failureOf(call)).message).toBe(
      `The index answers 429 to POST ${server.url}: Too Many Requests. It asks us to come back after 2026-11-22T11:00:00.000Z.`,
    );
    expect(server.requests).toHaveLength(1);
  });

  test("is asked again as usual where nothing is used up", async () => {
    const refusal = { status: 429, headers: { ratelimit: '"a";r=1;t=3600' } };
    const server = await scriptedServer((_, count) => (count === 1 ? refusal : { status: 200 }));
    const clock = recordingClock();
    await send(testClient({ clock }), posting(server.url, bodyOf(10)));
    expect(clock.waits).toEqual([1000]);
  });
});
