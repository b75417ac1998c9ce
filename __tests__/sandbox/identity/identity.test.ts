import { createPublicKey, type JsonWebKey, verify } from "node:crypto";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { type AdjustableClock, adjustableClock } from "../../../src/sandbox/clock.ts";
import type { Job } from "../../../src/sandbox/identity/job.ts";
import {
  type IdentityOptions,
  type IdentityServer,
  startIdentity,
} from "../../../src/sandbox/identity/server.ts";
import { createSigningKey, type SigningKey } from "../../../src/sandbox/identity/signing-key.ts";

const NOW = 1_772_600_767;
const SHA = "f00dfeedf00dfeedf00dfeedf00dfeedf00dfeed";
const JOB: Job = {
  repository: {
    owner: "slapglif",
    name: "omi",
    id: 424242,
    ownerId: 2020,
    visibility: "public",
  },
  ref: "refs/tags/v0.3.0",
  sha: SHA,
  workflowFile: "publish.yml",
  workflow: "publish",
  environment: "pypi",
  event: "push",
  runId: 22259804324,
  runNumber: 42,
  runAttempt: 1,
  actor: { login: "octocat", id: 1001 },
};

const clock: AdjustableClock = adjustableClock();
const servers: IdentityServer[] = [];
let key: SigningKey;
beforeAll(async () => {
  key = await createSigningKey();
});
beforeEach(() => clock.set(new Date(NOW * 1000)));
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function start(options: Partial<IdentityOptions> = {}): Promise<IdentityServer> {
  const server = await startIdentity({ clock, job: JOB, key, ...options });
  servers.push(server);
  return server;
}

/** What actions/toolkit does: the address has a query already. */
function request({ requestUrl, requestToken }: IdentityServer, audience?: string, token?: string) {
  const more = audience === undefined ? "" : `&audience=${encodeURIComponent(audience)}`;
  const headers = { authorization: `Bearer ${token ?? requestToken}` };
  return fetch(`${requestUrl}${more}`, { headers });
}

async function ask(server: IdentityServer, audience?: string) {
  return (await (await request(server, audience)).json()) as { count: number; value: string };
}

function part(token: string, position: number): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split(".")[position] ?? "", "base64url").toString());
}

const claims = (token: string) => part(token, 1);

describe("An identity token", () => {
  test("is signed with a key that the issuer publishes", async () => {
    const server = await start();
    const { count, value } = await ask(server, "pypi");
    const read = async (address: string) => (await fetch(address)).json() as Promise<object>;
    const discovery = await read(`${server.issuer}/.well-known/openid-configuration`);
    expect(discovery).toMatchObject({
      issuer: server.issuer,
      jwks_uri: `${server.issuer}/.well-known/jwks`,
      id_token_signing_alg_values_supported: ["RS256"],
    });
    const { jwks_uri: address } = discovery as { jwks_uri: string };
    const { keys } = (await read(address)) as { keys: (JsonWebKey & { kid: string })[] };
    const [key] = keys;
    const [header, payload, signature] = value.split(".");
    expect(part(value, 0)).toEqual({
      typ: "JWT",
      alg: "RS256",
      kid: key?.kid,
      x5t: key?.["x5t"],
    });
    const isGenuine = (signed: string) =>
      verify(
        "sha256",
        Buffer.from(signed),
        createPublicKey({ key: key ?? {}, format: "jwk" }),
        Buffer.from(signature ?? "", "base64url"),
      );
    expect(isGenuine(`${header}.${payload}`)).toBe(true);
    expect(isGenuine(`${header}.${payload}x`)).toBe(false);
    expect(count).toBe(value.length);
    expect(server.keys).toEqual(keys);
  });

  test("says everything that GitHub says of the job", async () => {
    const server = await start();
    const { value } = await ask(server, "pypi");
    const workflow = "slapglif/omi/.github/workflows/publish.yml@refs/tags/v0.3.0";
    expect(claims(value)).toEqual({
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      iss: server.issuer,
      aud: "pypi",
      sub: "repo:slapglif/omi:environment:pypi",
      nbf: NOW - 600,
      iat: NOW,
      exp: NOW + 300,
      environment: "pypi",
      environment_node_id: expect.stringMatching(/^EN_/),
      ref: "refs/tags/v0.3.0",
      ref_type: "tag",
      ref_protected: "false",
      sha: SHA,
      repository: "slapglif/omi",
      repository_id: "424242",
      repository_owner: "slapglif",
      repository_owner_id: "2020",
      repository_visibility: "public",
      run_id: "22259804324",
      run_number: "42",
      run_attempt: "1",
      check_run_id: "22259804325",
      actor: "octocat",
      actor_id: "1001",
      workflow: "publish",
      workflow_ref: workflow,
      workflow_sha: SHA,
      job_workflow_ref: workflow,
      job_workflow_sha: SHA,
      event_name: "push",
      head_ref: "",
      base_ref: "",
      runner_environment: "github-hosted",
    });
  });

  test("is another one each time, and names the owner where no audience is asked for", async () => {
    const server = await start();
    const [one, two] = [claims((await ask(server)).value), claims((await ask(server)).value)];
    expect(one["aud"]).toBe("https://github.com/slapglif");
    expect(one["jti"]).not.toBe(two["jti"]);
  });

  test.each<[string, Partial<Job>, IdentityOptions["subjectFormat"], string]>([
    ["an environment", {}, "by-name", "repo:slapglif/omi:environment:pypi"],
    ["ids", {}, "with-ids", "repo:slapglif@2020/omi@424242:environment:pypi"],
    ["a colon", { environment: "a:b" }, "by-name", "repo:slapglif/omi:environment:a%3Ab"],
  ])("has a subject with %s", async (_, changes, subjectFormat, expected) => {
    const server = await start({
      job: { ...JOB, ...changes },
      ...(subjectFormat === undefined ? {} : { subjectFormat }),
    });
    expect(claims(server.issue("pypi"))["sub"]).toBe(expected);
  });

  test.each([
    ["push", "refs/heads/main", "repo:slapglif/omi:ref:refs/heads/main", "branch"],
    ["push", "refs/tags/v1", "repo:slapglif/omi:ref:refs/tags/v1", "tag"],
    ["pull_request", "refs/pull/7/merge", "repo:slapglif/omi:pull_request", "branch"],
  ])("of a %s on %s without an environment", async (event, ref, sub, refType) => {
    const { environment, ...job } = JOB;
    const server = await start({ job: { ...job, event, ref } });
    const said = claims(server.issue("pypi"));
    expect([said["sub"], said["ref_type"]]).toEqual([sub, refType]);
    expect(said).not.toHaveProperty("environment");
  });

  test("of a reusable workflow names the called file", async () => {
    const calledWorkflow = "other/shared/.github/workflows/release.yml@refs/heads/main";
    const server = await start({ job: { ...JOB, calledWorkflow } });
    expect(claims(server.issue("pypi"))).toMatchObject({
      job_workflow_ref: calledWorkflow,
      workflow_ref: "slapglif/omi/.github/workflows/publish.yml@refs/tags/v0.3.0",
    });
  });

  test("says what a test wants, for one token or for all", async () => {
    const server = await start({ claims: { repository: "else/where", environment: undefined } });
    const asked = claims((await ask(server, "pypi")).value);
    expect(asked["repository"]).toBe("else/where");
    expect(asked).not.toHaveProperty("environment");
    const made = claims(server.issue("pypi", { exp: 5, repository: "third/one" }));
    expect([made["exp"], made["repository"]]).toEqual([5, "third/one"]);
  });
});

describe("The issuer", () => {
  test("makes a key of its own where it is given none", async () => {
    const own = await startIdentity({ clock, job: JOB });
    servers.push(own);
    expect(own.keys[0]?.kid).not.toBe(key.published.kid);
  });

  test("gives no token without the job's own request token", async () => {
    const server = await start();
    expect((await fetch(server.requestUrl)).status).toBe(401);
    expect((await request(server, "pypi", server.requestToken.toUpperCase())).status).toBe(401);
  });

  test("fails as often as a test wants", async () => {
    const server = await start();
    server.fail(503, 2);
    const statuses: number[] = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await request(server)).status);
    expect(statuses).toEqual([503, 503, 200]);
  });

  test("knows no other addresses", async () => {
    const server = await start();
    expect((await fetch(`${server.issuer}/`)).status).toBe(404);
  });
});
