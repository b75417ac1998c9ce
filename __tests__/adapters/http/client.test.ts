import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "@jest/globals";
import { httpClient } from "../../../src/adapters/http/client.ts";
import { send } from "../../../src/adapters/http/send.ts";
import { ReleaseError } from "../../../src/domain/release-error.ts";
import { failureOf } from "./failure-of.ts";
import { recordingClock, scriptedServer, testClient } from "./scripted-server.ts";

const asking = (url: string) =>
  ({ service: "The index", method: "GET", url, read: () => "yes" }) as const;

describe("a proxy", () => {
  test.each(["https_proxy", "HTTPS_PROXY"])("in %s is asked for the way", async (name) => {
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on("connect", (request, socket) => {
      asked.push(request.url ?? "");
      socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    // The server listens on a port, not on a pipe.
    const { port } = proxy.address() as AddressInfo;
    const environment = { [name]: `http://127.0.0.1:${port}` };
    const client = testClient({ environment, budgetMs: 0 });
    const diagnostic = await failureOf(send(client, asking("https://pypi.example/simple/")));
    expect(asked).toEqual(["pypi.example:443"]);
    expect(diagnostic.code).toBe("service-unreachable");
    proxy.closeAllConnections();
    proxy.close();
  });

  test("is not asked for what is on this machine", async () => {
    const server = await scriptedServer(() => ({ status: 200 }));
    const environment = { http_proxy: "http://proxy.example:1", no_proxy: "other.example" };
    expect(await send(testClient({ environment }), asking(server.url))).toBe("yes");
  });

  test("that is no address is a diagnostic, which does not quote it", () => {
    const make = () => testClient({ environment: { https_proxy: "http://me:secret@:x" } });
    expect(make).toThrow(ReleaseError);
    expect(make).toThrow(
      /^`http_proxy` or `https_proxy` is set to something that is no web address\.$/,
    );
  });
});

test("nobody listening is no ambiguity, but worth another try", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // The server listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const clock = recordingClock();
  const call = send(testClient({ clock }), {
    ...asking(`http://127.0.0.1:${port}/`),
    ambiguousRetries: 0,
  });
  expect((await failureOf(call)).message).toBe(
    `The index gives no complete answer to GET http://127.0.0.1:${port}/: ECONNREFUSED. It was tried 7 times.`,
  );
  expect(clock.waits).toHaveLength(6);
});

test("a client needs no more than a version, a repository and a clock", async () => {
  const server = await scriptedServer(() => ({ status: 200 }));
  const client = httpClient({ version: "1", repository: "r", clock: recordingClock() });
  expect(await send(client, asking(server.url))).toBe("yes");
});

test("a proxy's address that is none is refused when the client is made", async () => {
  const make = () =>
    httpClient({
      version: "0.0.0",
      repository: "https://example.org",
      clock: recordingClock(),
      environment: { https_proxy: "not an address" },
    });
  expect(make).toThrow(
    expect.objectContaining({ diagnostics: [expect.objectContaining({ code: "proxy-invalid" })] }),
  );
});
