import { describe, expect, test } from "@jest/globals";
import { identityAdapter } from "../../../src/adapters/identity/adapter.ts";
import { failureOf } from "../http/failure-of.ts";
import { type Act, json, scriptedServer, testClient } from "../http/scripted-server.ts";

const CLAIMS = { aud: "pypi", repository: "omi/omi", environment: "pypi" };
const TOKEN = `e30.${Buffer.from(JSON.stringify({ ...CLAIMS, exp: 1 })).toString("base64url")}.c2ln`;

const PERMISSION = `Give the job that publishes these permissions; one that is not named is taken away:
permissions:
  contents: write  # read, where the job does nothing but publish
  id-token: write
Where another workflow calls this one, the calling job needs them, too. Runs for pull requests from forks never get them: release from a tag of the repository itself.`;

async function adapterAt(script: (count: number) => Act) {
  const server = await scriptedServer((_, count) => script(count));
  const masked: string[] = [];
  const identity = identityAdapter({
    requestUrl: `${server.url}/token?api-version=2.0`,
    requestToken: "runner-secret",
    client: testClient(),
    mask: (secret) => masked.push(secret),
  });
  return { server, masked, identity };
}

describe("an identity token", () => {
  test("is asked for by GitHub's protocol, and masked", async () => {
    const { server, masked, identity } = await adapterAt(() => json({ count: 1, value: TOKEN }));
    expect(identity.available).toBe(true);
    expect(await identity.token("py pi&x")).toBe(TOKEN);
    expect(masked).toEqual([TOKEN]);
    expect(server.lines()).toEqual(["GET /token?api-version=2.0&audience=py%20pi%26x"]);
    expect(server.requests[0]?.headers.authorization).toBe("bearer runner-secret");
    expect(identity.claims(TOKEN)).toEqual(CLAIMS);
  });

  test("comes although the service fails twice", async () => {
    const { server, identity } = await adapterAt((count) =>
      count < 3 ? { status: 500 } : json({ value: TOKEN }),
    );
    expect(await identity.token("pypi")).toBe(TOKEN);
    expect(server.requests).toHaveLength(3);
  });

  test.each([
    [undefined, undefined],
    ["", ""],
    ["https://runner.example/token", undefined],
    [undefined, "runner-secret"],
  ])("is out of reach with the variables %j and %j", async (requestUrl, requestToken) => {
    const masked: string[] = [];
    const identity = identityAdapter({
      requestUrl,
      requestToken,
      client: testClient(),
      mask: (secret) => masked.push(secret),
    });
    expect(identity.available).toBe(false);
    expect(await failureOf(identity.token("pypi"))).toEqual({
      code: "identity-unavailable",
      severity: "error",
      message:
        "This job cannot ask GitHub for an identity token: ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not both set.",
      hint: `${PERMISSION}
If an API token was to be used: the input \`api-token\` is empty. A secret that does not exist, or that is kept for another environment than the job's, is an empty text.`,
    });
  });

  test("that is refused comes with the permission to paste", async () => {
    const { server, identity } = await adapterAt(() => ({ status: 401, body: "not allowed" }));
    expect(await failureOf(identity.token("pypi"))).toEqual({
      code: "identity-refused",
      severity: "error",
      message:
        "GitHub's identity service answers 401 to the request for an identity token: not allowed.",
      hint: PERMISSION,
    });
    expect(server.requests).toHaveLength(1);
  });

  test("that is missing from the answer is named", async () => {
    const { identity } = await adapterAt(() => json({ token: TOKEN }));
    const diagnostic = await failureOf(identity.token("pypi"));
    expect([diagnostic.code, diagnostic.message]).toEqual([
      "response-invalid",
      "GitHub's identity service gives an answer that cannot be used: `value` is missing. It was tried 7 times.",
    ]);
  });

  test("that is none is masked all the same, and not quoted", async () => {
    const { masked, identity } = await adapterAt(() => json({ value: "no-token" }));
    expect(await failureOf(identity.token("pypi"))).toEqual({
      code: "identity-malformed",
      severity: "error",
      message: "The identity token is not a JSON Web Token with a readable payload.",
      hint: "Run the job again. If it happens again, the runner's identity service does not follow GitHub's protocol.",
    });
    expect(masked).toEqual(["no-token"]);
    expect(() => identity.claims("no-token")).toThrow(/not a JSON Web Token/);
  });
});
