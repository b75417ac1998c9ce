import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { download } from "../../../src/adapters/http/download.ts";
import { redact } from "../../../src/adapters/http/redact.ts";
import { send } from "../../../src/adapters/http/send.ts";
import { failureOf } from "./failure-of.ts";
import { scriptedServer, testClient } from "./scripted-server.ts";

const basic = Buffer.from("alice:größe:1").toString("base64");

describe("the credentials of a request", () => {
  test.each([
    ["password größe:1 is wrong", "password *** is wrong"],
    ["alice:größe:1", "***"],
    [`got Basic ${basic}`, "got Basic ***"],
    ["alice may not", "alice may not"],
  ])("are not in what a service says of it: %s", (words, wanted) => {
    expect(redact(words, { Authorization: `Basic ${basic}` })).toBe(wanted);
  });

  test("are the whole token in any other scheme", () => {
    expect(redact("token s3cret is bad", { authorization: "Bearer s3cret" })).toBe(
      "token *** is bad",
    );
  });

  test.each([undefined, {}, { authorization: "" }, { authorization: "Basic" }])(
    "are none in %j",
    (headers) => {
      expect(redact("as it was", headers)).toBe("as it was");
    },
  );

  const request = (url: string) => ({
    service: "The service",
    method: "GET",
    url,
    headers: { authorization: `Basic ${basic}` },
  });

  test("are in no diagnostic, wherever a service repeats them", async () => {
    const echo = await scriptedServer(({ headers }) => ({
      status: 400,
      reason: `no ${basic}`,
      body: `${headers.authorization} is alice:größe:1`,
    }));
    const diagnostic = await failureOf(
      send(testClient(), { ...request(echo.url), read: () => undefined }),
    );
    expect(diagnostic.message).toBe(
      `The service answers 400 to GET ${echo.url}: Basic *** is ***.`,
    );
    const path = join(tmpdir(), `tag2pypi-${randomUUID()}`);
    expect((await failureOf(download(testClient(), { ...request(echo.url), path }))).message).toBe(
      `The service answers 400 to GET ${echo.url}: Basic *** is ***.`,
    );
  });

  test("are not told as the place of a redirect", async () => {
    const echo = await scriptedServer(({ headers }) => ({
      status: 302,
      headers: { location: `/login/${headers.authorization?.slice("Basic ".length)}` },
    }));
    const diagnostic = await failureOf(
      send(testClient(), { ...request(echo.url), read: () => undefined }),
    );
    expect(diagnostic.message).toContain(`with a redirect to ${echo.url}/login/***, which`);
  });

  test("stay in a good answer, which is read and not shown", async () => {
    const server = await scriptedServer(() => ({ status: 200, body: "alice:größe:1" }));
    const answer = await send(testClient(), { ...request(server.url), read: ({ text }) => text });
    expect(answer).toBe("alice:größe:1");
  });
});
