import { describe, expect, test } from "@jest/globals";
import { fetchThrough } from "../../../src/adapters/http/fetch-through.ts";
import { failureOf } from "./failure-of.ts";
import { type Act, json, scriptedServer, testClient } from "./scripted-server.ts";

const SERVICE = { service: "The log" };

describe("a fetch for libraries", () => {
  test("sends what it is given, and answers as fetch does", async () => {
    const server = await scriptedServer(() => json({ id: 1 }, 201));
    const response = await fetchThrough(testClient(), SERVICE)(new URL(`${server.url}/entries`), {
      method: "post",
      headers: [["content-type", "application/json"]],
      body: '{"a":1}',
    });
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ id: 1 });
    const [request] = server.requests;
    expect(server.lines()).toEqual(["POST /entries"]);
    expect(request?.headers["content-type"]).toBe("application/json");
    expect(request?.headers["content-length"]).toBe("7");
    expect(request?.body.toString()).toBe('{"a":1}');
  });

  test("gives refusals back, and nothing with 204", async () => {
    const acts: Act[] = [json({ message: "exists" }, 409), { status: 204 }, { status: 403 }];
    const server = await scriptedServer(() => acts.shift() ?? "reset");
    const fetch = fetchThrough(testClient(), SERVICE);
    const conflict = await fetch(server.url);
    expect([conflict.status, await conflict.text()]).toEqual([409, '{"message":"exists"}']);
    const empty = await fetch(new Request(server.url));
    expect([empty.status, await empty.text()]).toEqual([204, ""]);
    expect((await fetch(server.url)).status).toBe(403);
  });

  test("repeats what may be repeated", async () => {
    const server = await scriptedServer((_, count) => (count === 1 ? "reset" : json({ ok: true })));
    const response = await fetchThrough(testClient(), SERVICE)(server.url, { method: "PATCH" });
    expect(await response.json()).toEqual({ ok: true });
  });

  test("does not repeat a POST whose answer was lost, unless it may", async () => {
    const server = await scriptedServer((_, count) =>
      count === 1 || count === 2 ? "reset" : json({}),
    );
    const post = { method: "POST" };
    const call = fetchThrough(testClient(), SERVICE)(server.url, post);
    expect((await failureOf(call)).code).toBe("service-unreachable");
    expect(server.requests).toHaveLength(1);
    await fetchThrough(testClient(), { ...SERVICE, repeatable: true })(server.url, post);
    expect(server.requests).toHaveLength(3);
  });

  test("repeats a POST that was refused for the moment", async () => {
    const server = await scriptedServer((_, count) => (count === 1 ? { status: 429 } : json({})));
    await fetchThrough(testClient(), SERVICE)(server.url, { method: "POST" });
    expect(server.requests).toHaveLength(2);
  });

  test("takes no page for JSON where JSON was promised", async () => {
    const server = await scriptedServer(() => ({ status: 200, body: "" }));
    const call = fetchThrough(testClient(), { ...SERVICE, json: true })(server.url);
    expect((await failureOf(call)).message).toBe(
      "The log gives an answer that cannot be used: it is not JSON. It was tried 7 times.",
    );
  });
});
