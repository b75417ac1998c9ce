import { describe, expect, test } from "@jest/globals";
import { packageIndexAdapter } from "../../../src/adapters/package-index/adapter.ts";
import { resolveIndex } from "../../../src/domain/publisher/index-address.ts";
import { failureOf } from "../http/failure-of.ts";
import { type Act, json, scriptedServer, testClient } from "../http/scripted-server.ts";
import { adapterAt } from "./adapter-at.ts";

const GOOD = json({ expires: 1795334400, success: true, token: "pypi-minted" });

function refusal(code: string, description: string): Act {
  return json({ errors: [{ code, description }], message: "Token request failed" }, 422);
}

/** Identity tokens, each another one. */
function identityTokens() {
  let count = 0;
  return async () => {
    count += 1;
    return `identity ${count}`;
  };
}

describe("an upload token", () => {
  test("is exchanged for an identity token, and masked", async () => {
    const { server, masked, index } = await adapterAt(() => GOOD);
    expect(await index.mint(identityTokens())).toEqual({
      value: "pypi-minted",
      expiresAt: 1795334400,
    });
    expect(masked).toEqual(["pypi-minted"]);
    expect(server.lines()).toEqual(["POST /_/oidc/mint-token"]);
    expect(server.requests[0]?.body.toString()).toBe('{"token":"identity 1"}');
    expect(server.requests[0]?.headers["content-type"]).toBe("application/json");
  });

  const PASSING: readonly (readonly [string, Act])[] = [
    ["the answer is lost", "reset"],
    ["the answer is cut off", "truncate"],
    ["the index fails", { status: 503 }],
    ["a page comes instead", { status: 200, body: "<html>" }],
    ["the token was taken before", refusal("invalid-reuse-token", "invalid token: already used")],
  ];
  test.each(PASSING)("takes a fresh identity token when %s", async (_, act) => {
    const { server, index } = await adapterAt((__, count) => (count === 1 ? act : GOOD));
    expect((await index.mint(identityTokens())).value).toBe("pypi-minted");
    expect(server.requests.map((request) => request.body.toString())).toEqual([
      '{"token":"identity 1"}',
      '{"token":"identity 2"}',
    ]);
  });

  test("that no header can hold is none", async () => {
    const { masked, index } = await adapterAt(() => json({ expires: 1, token: "a\r\nb" }));
    expect((await failureOf(index.mint(identityTokens()))).code).toBe("response-invalid");
    expect(masked).toEqual([]);
  });

  const PUBLISHERS = "http://127.0.0.1:1/manage/account/publishing/";
  test.each([
    [
      "invalid-publisher",
      "valid token, but no corresponding publisher (Publisher with matching claims was not found)",
      "mint-publisher-unknown",
    ],
    [
      "invalid-publisher",
      "valid token, but no corresponding publisher (The job_workflow_ref claim does not match, expecting one of ['a'], got 'b')",
      "mint-reusable-workflow",
    ],
    [
      "invalid-publisher",
      "valid token, but no corresponding publisher (Publishing from a workflow invoked via 'pull_request_target' is not supported.)",
      "mint-event-refused",
    ],
    [
      "invalid-pending-publisher",
      "valid token, but project already exists",
      "mint-pending-publisher-outdated",
    ],
    ["invalid-payload", "malformed JWT", "mint-request-malformed"],
    ["invalid-payload", "unknown trusted publishing issuer", "mint-issuer-unknown"],
    [
      "invalid-payload",
      "The name 'x' is too similar to an existing project. See https://pypi.org/help/#project-name for more information.",
      "mint-name-refused",
    ],
    [
      "invalid-payload",
      "New project registration temporarily disabled. See https://pypi.org/help/#admin-intervention for more information.",
      "mint-registration-closed",
    ],
    [
      "not-enabled",
      "github trusted publishing functionality not enabled",
      "trusted-publishing-disabled",
    ],
    ["invalid-token", "malformed or invalid token", "mint-token-invalid"],
    ["invalid-reuse-token", "invalid token: already used", "mint-token-reused"],
    ["invalid-something-new", "not this way", "mint-refused"],
  ])("refused as %s (%s) is explained", async (code, description, wanted) => {
    const { server, index } = await adapterAt(() => refusal(code, description));
    const diagnostic = await failureOf(index.mint(identityTokens()));
    expect(diagnostic.code).toBe(wanted);
    expect(
      diagnostic.message.startsWith(`PyPI gives no upload token (${code}): ${description}`),
    ).toBe(true);
    expect(diagnostic.hint?.replaceAll(server.url, "http://127.0.0.1:1")).not.toContain("{");
    expect(server.requests).toHaveLength(code === "invalid-reuse-token" ? 7 : 1);
  });

  test("refused for want of a publisher names the page where to look", async () => {
    const { server, index } = await adapterAt(() => refusal("invalid-publisher", "none"));
    const { hint } = await failureOf(index.mint(identityTokens()));
    expect(hint?.replaceAll(server.url, "http://127.0.0.1:1")).toBe(
      `Compare the four values at ${PUBLISHERS} with this job: the file is the one that holds the job, and the environment is the job's \`environment\`.`,
    );
  });

  test("refused in no form that is known is quoted", async () => {
    const { index } = await adapterAt(() => json({ errors: [] }, 422));
    expect((await failureOf(index.mint(identityTokens()))).code).toBe("service-failed");
  });
});

describe("the audience", () => {
  test("is the index's own", async () => {
    const { server, index } = await adapterAt(() => json({ audience: "pypi" }));
    expect(await index.audience()).toBe("pypi");
    expect(server.lines()).toEqual(["GET /_/oidc/audience"]);
  });

  test.each(["testpypi", "sigstore", "sts.amazonaws.com", "PyPI"])(
    "of another service is none for which a token is asked: %s",
    async (audience) => {
      const { index } = await adapterAt(() => json({ audience }));
      expect(await failureOf(index.audience())).toEqual({
        code: "mint-audience-foreign",
        severity: "error",
        message: `PyPI asks for an identity token for "${audience}"; its own audience is "pypi".`,
        hint: "Such a token could be used at another service. Look at the index's status page before anything else.",
      });
    },
  );

  test("is none where trusted publishing is off", async () => {
    const { index } = await adapterAt(() =>
      json({ message: "Trusted publishing functionality not enabled" }, 403),
    );
    expect(await failureOf(index.audience())).toEqual({
      code: "trusted-publishing-disabled",
      severity: "error",
      message:
        'PyPI has switched trusted publishing off (403): {"message":"Trusted publishing functionality not enabled"}',
      hint: "Wait until its status page shows it back, and run the job again, or upload with an API token.",
    });
  });

  test("is none where the index has no trusted publishing", async () => {
    const { server, index } = await adapterAt(() => ({ status: 404 }));
    const diagnostic = await failureOf(index.audience());
    expect(diagnostic).toEqual({
      code: "trusted-publishing-absent",
      severity: "error",
      message: `PyPI does not offer trusted publishing, or not at ${server.url}/_/oidc/.`,
      hint: "Give an API token of this index in `api-token`.",
    });
  });

  test("is not asked for where trusted publishing is not known", async () => {
    const server = await scriptedServer(() => "reset");
    const index = resolveIndex(`${server.url}/legacy/`);
    const adapter = packageIndexAdapter({ index, client: testClient(), mask: () => undefined });
    expect((await failureOf(adapter.audience())).code).toBe("trusted-publishing-absent");
    expect((await failureOf(adapter.mint(identityTokens()))).code).toBe(
      "trusted-publishing-absent",
    );
    expect(server.requests).toEqual([]);
  });
});
