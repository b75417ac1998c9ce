import { describe, expect, test } from "@jest/globals";
import { httpDiagnostics } from "../../../src/adapters/http/diagnostics.ts";
import { type Exchange, send } from "../../../src/adapters/http/send.ts";
import { member, parseJson, text } from "../../../src/adapters/http/shape.ts";
import { failureOf } from "./failure-of.ts";
import { type Act, json, recordingClock, scriptedServer, testClient } from "./scripted-server.ts";

function reading(url: string, more: Partial<Exchange<string>> = {}): Exchange<string> {
  return {
    service: "The service",
    method: "GET",
    url,
    read: (reply) => text(member(parseJson("The service", reply.text), "word")),
    ...more,
  };
}

const GOOD = json({ word: "yes" });
const LATER =
  "Run the job again later: what is already done is found and left as it is. A self-hosted runner behind a proxy needs `https_proxy` in its environment.";

describe("a request", () => {
  test("names us, and what it was asked to", async () => {
    const server = await scriptedServer(() => GOOD);
    const headers = { accept: "application/json" };
    expect(await send(testClient(), reading(`${server.url}/a?b=c`, { headers }))).toBe("yes");
    expect(server.lines()).toEqual(["GET /a?b=c"]);
    expect(server.requests[0]?.headers).toMatchObject({
      "user-agent": "tag2pypi/1.2.3 (+https://example.org/tag2pypi)",
      accept: "application/json",
    });
  });

  const PASSING: readonly (readonly [string, Act])[] = [
    ["a reset", "reset"],
    ["half an answer", "truncate"],
    ["a page of a proxy", { status: 200, body: "<html>" }],
    ["an answer without what was asked for", json({ other: 1 })],
    ...[408, 425, 429, 500, 502, 503, 504].map((status) => [`${status}`, { status }] as const),
  ];
  test.each(PASSING)("survives %s", async (_, act) => {
    const server = await scriptedServer((__, count) => (count < 3 ? act : GOOD));
    const clock = recordingClock();
    expect(await send(testClient({ clock }), reading(server.url))).toBe("yes");
    expect(clock.waits).toEqual([1000, 2000]);
  });

  test("survives a service that hangs", async () => {
    const server = await scriptedServer((_, count) => (count === 1 ? "hang" : GOOD));
    expect(await send(testClient({ timeoutMs: 60 }), reading(server.url))).toBe("yes");
    expect(server.requests).toHaveLength(2);
  });

  test.each([
    ["seconds", { "retry-after": "7" }, 7000],
    ["a date", { "retry-after": "Sun, 22 Nov 2026 10:01:00 GMT" }, 60_000],
    ["GitHub's reset", { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1795341640" }, 40_000],
  ])("stays away as long as it is asked to by %s", async (_, headers, waitMs) => {
    const refusal = { status: 403, headers };
    const server = await scriptedServer((__, count) => (count === 1 ? refusal : GOOD));
    const clock = recordingClock();
    expect(await send(testClient({ clock }), reading(server.url))).toBe("yes");
    expect(clock.waits).toEqual([waitMs]);
  });

  test("makes its body anew for each attempt", async () => {
    const server = await scriptedServer((_, count) => (count === 1 ? "reset" : GOOD));
    let made = 0;
    const body = async () => {
      made += 1;
      return `body ${made}`;
    };
    await send(testClient(), reading(server.url, { method: "POST", body }));
    expect(server.requests.map((request) => request.body.toString())).toEqual(["body 1", "body 2"]);
  });
});

describe("a failure", () => {
  test("of the network names the request without its query", async () => {
    const server = await scriptedServer(() => "reset");
    const call = send(testClient(), reading(`${server.url}/a?signature=secret`));
    expect(await failureOf(call)).toEqual({
      code: "service-unreachable",
      severity: "error",
      message: `The service gives no complete answer to GET ${server.url}/a: the connection broke off. It was tried 7 times.`,
      hint: LATER,
    });
  });

  test("to answer in time says so", async () => {
    const server = await scriptedServer(() => "hang");
    const client = testClient({ timeoutMs: 20, budgetMs: 0 });
    expect((await failureOf(send(client, reading(server.url)))).message).toBe(
      `The service gives no complete answer to GET ${server.url}: no answer came in time.`,
    );
  });

  test("of the service quotes it, made harmless", async () => {
    const server = await scriptedServer(() => ({
      status: 503,
      body: "Sorry\n::error::token pypi-AgEIcHlwaS5vcmcabcdef",
    }));
    expect(await failureOf(send(testClient(), reading(server.url)))).toEqual({
      code: "service-failed",
      severity: "error",
      message: `The service answers 503 to GET ${server.url}: Sorry :\u200b:error:\u200b:token pypi-***. It was tried 7 times.`,
      hint: LATER,
    });
  });

  test("that is permanent is not repeated", async () => {
    const server = await scriptedServer(() => ({ status: 410, reason: "Gone for good" }));
    expect(await failureOf(send(testClient(), reading(server.url)))).toEqual({
      code: "service-failed",
      severity: "error",
      message: `The service answers 410 to GET ${server.url}: Gone for good.`,
      hint: "Look at the service's status page, and at the address and the permissions that this job uses.",
    });
    expect(server.requests).toHaveLength(1);
  });

  test("to keep to the documentation names the field", async () => {
    const server = await scriptedServer(() => json({ word: 7 }));
    expect(await failureOf(send(testClient(), reading(server.url)))).toEqual({
      code: "response-invalid",
      severity: "error",
      message:
        "The service gives an answer that cannot be used: `word` is not text. It was tried 7 times.",
      hint: "Something between this job and the service may have answered in its place, such as a proxy: look at the address, and run the job again.",
    });
  });

  test("to end is one too: more than the limit is not read", async () => {
    const server = await scriptedServer(() => json({ word: "x".repeat(5000) }));
    const call = send(testClient(), reading(server.url, { sizeLimit: 1000 }));
    expect((await failureOf(call)).message).toBe(
      "The service gives an answer that cannot be used: it is larger than any real one. It was tried 7 times.",
    );
  });

  test("is explained by who knows the service, and repeated where they say so", async () => {
    const { diagnose } = httpDiagnostics;
    const diagnostic = diagnose("service-failed", { message: "The token is used up." });
    const server = await scriptedServer(() => ({ status: 422 }));
    const once = reading(server.url, { explain: () => ({ diagnostic }) });
    expect(await failureOf(send(testClient(), once))).toEqual(diagnostic);
    expect(server.requests).toHaveLength(1);
    const again = reading(server.url, { explain: () => ({ diagnostic, transient: true }) });
    expect((await failureOf(send(testClient(), again))).message).toBe(
      "The token is used up. It was tried 7 times.",
    );
  });

  test("may be an answer", async () => {
    const server = await scriptedServer(() => json({ word: "absent" }, 404));
    const exchange = reading(server.url, { accepts: (status) => status === 404 });
    expect(await send(testClient(), exchange)).toBe("absent");
  });
});

describe("what is sent where", () => {
  test("no redirect is followed", async () => {
    const server = await scriptedServer(() => ({
      status: 308,
      headers: { location: "/legacy/?q" },
    }));
    expect(await failureOf(send(testClient(), reading(`${server.url}/legacy`)))).toEqual({
      code: "redirect-refused",
      severity: "error",
      message: `The service answers 308 to GET ${server.url}/legacy, with a redirect to ${server.url}/legacy/, which is not followed.`,
      hint: "If the service has moved, configure its new address.",
    });
    expect(server.lines()).toEqual(["GET /legacy"]);
  });

  test("a redirect that may be followed leaves the token behind", async () => {
    const storage = await scriptedServer(() => GOOD);
    const server = await scriptedServer(() => ({
      status: 302,
      headers: { location: `${storage.url}/file?signature=1` },
    }));
    const headers = { Authorization: "token secret", accept: "*/*" };
    const exchange = reading(server.url, { redirects: "follow", headers });
    expect(await send(testClient(), exchange)).toBe("yes");
    expect(server.requests[0]?.headers.authorization).toBe("token secret");
    expect(storage.requests[0]?.headers.authorization).toBeUndefined();
    expect(storage.requests[0]?.headers.accept).toBe("*/*");
  });

  test("redirects in a circle come to an end", async () => {
    const server = await scriptedServer(() => ({ status: 302, headers: { location: "/" } }));
    const call = send(testClient(), reading(server.url, { redirects: "follow" }));
    expect((await failureOf(call)).code).toBe("redirect-refused");
    expect(server.requests).toHaveLength(6);
  });

  test.each([
    "http://pypi.example/simple/",
    "ftp://127.0.0.1/",
    "http://127.0.0.1.example/",
    "word",
  ])("nothing is sent to %s", async (url) => {
    const diagnostic = await failureOf(send(testClient(), reading(url)));
    expect(diagnostic.code).toBe("address-insecure");
  });

  test("nor does a redirect lead there", async () => {
    const server = await scriptedServer(() => ({
      status: 302,
      headers: { location: "http://files.example/" },
    }));
    const call = send(testClient(), reading(server.url, { redirects: "follow" }));
    expect(await failureOf(call)).toEqual({
      code: "address-insecure",
      severity: "error",
      message: '"http://files.example" is not reached over https, so nothing is sent there.',
      hint: "Use an https address.",
    });
  });
});
