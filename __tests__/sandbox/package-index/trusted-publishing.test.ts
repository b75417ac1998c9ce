import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { type AdjustableClock, adjustableClock } from "../../../src/sandbox/clock.ts";
import {
  type PackageIndexServer,
  startPackageIndex,
} from "../../../src/sandbox/package-index/server.ts";
import { wheelOf } from "./distributions.ts";
import { claimsOf, type Issuer, signToken, startIssuer } from "./issuer.ts";
import { type Fields, fieldsOf, outcome } from "./upload-client.ts";

const NOW = new Date("2026-11-22T12:00:00Z");
const SECONDS = NOW.getTime() / 1000;
const DAY = 24 * 3600 * 1000;
const PUBLISHER = { owner: "o", repository: "r", ownerId: "2020", workflow: "publish.yml" };

let issuer: Issuer;
let index: PackageIndexServer;
let clock: AdjustableClock;

beforeAll(async () => {
  issuer = await startIssuer();
});

afterAll(() => issuer.close());

beforeEach(async () => {
  clock = adjustableClock(NOW);
  index = await startPackageIndex({ name: "pypi", clock, issuers: [issuer.url] });
  index.addProject("omi-claw");
  index.registerPublisher("omi-claw", PUBLISHER);
});

afterEach(() => index.close());

function claims(changes: object = {}): object {
  return { ...claimsOf(issuer.url, "pypi", clock.now()), ...changes };
}

async function post(body: string, path = "/_/oidc/mint-token"): Promise<[number, string]> {
  const answer = await fetch(index.url + path, { method: "POST", body });
  return [answer.status, await answer.text()];
}

function exchange(token: unknown, path?: string): Promise<[number, string]> {
  return post(JSON.stringify({ token }), path);
}

function refusal(code: string, description: string): [number, string] {
  const errors = [{ code, description }];
  return [422, JSON.stringify({ errors, message: "Token request failed" })];
}

/** Exchanges a token that is expected to be good. */
async function mint(changes: object = {}): Promise<string> {
  const [status, body] = await exchange(signToken(claims(changes)));
  expect([status, body]).toEqual([200, expect.any(String)]);
  // The shape of a success, which the test of it asserts.
  return (JSON.parse(body) as { token: string }).token;
}

describe("GET /_/oidc/audience", () => {
  test.each([["pypi"], ["testpypi"]] as const)("of %s", async (name) => {
    const other = await startPackageIndex({ name });
    const answer = await fetch(`${other.url}/_/oidc/audience`);
    expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([
      200,
      "application/json",
      `{"audience":"${name}"}`,
    ]);
    await other.close();
  });

  test("where trusted publishing is switched off", async () => {
    index.switches.trustedPublishingDisabled = true;
    const answer = await fetch(`${index.url}/_/oidc/audience`);
    expect([answer.status, await answer.text()]).toEqual([
      403,
      '{"message":"Trusted publishing functionality not enabled"}',
    ]);
  });
});

describe("an exchange", () => {
  test.each(["/_/oidc/mint-token", "/_/oidc/github/mint-token"])(
    "at %s gives a token for 900 seconds",
    async (path) => {
      const [status, body] = await exchange(signToken(claims()), path);
      expect([status, JSON.parse(body)]).toEqual([
        200,
        {
          expires: SECONDS + 900,
          success: true,
          token: expect.stringMatching(/^pypi-AgEIcHlwaS5vcmc[\w-]+$/),
        },
      ]);
      expect(Object.keys(JSON.parse(body))).toEqual(["expires", "success", "token"]);
    },
  );

  test("on TestPyPI gives a token that says so", async () => {
    const other = await startPackageIndex({ name: "testpypi", clock, issuers: [issuer.url] });
    other.addPendingPublisher("omi-claw", PUBLISHER);
    const token = signToken(claimsOf(issuer.url, "testpypi", NOW));
    const answer = await fetch(`${other.url}/_/oidc/mint-token`, {
      method: "POST",
      body: JSON.stringify({ token }),
    });
    expect(await answer.json()).toMatchObject({
      token: expect.stringMatching(/^pypi-AgENdGVzdC5weXBpLm9yZw[\w-]+$/),
    });
    await other.close();
  });

  test("is made once for each identity token", async () => {
    const token = signToken(claims());
    await exchange(token);
    expect(await exchange(token)).toEqual(
      refusal("invalid-reuse-token", "invalid token: already used"),
    );
  });

  test("asks for the keys of an issuer once a minute at most", async () => {
    const fresh = await startIssuer();
    const other = await startPackageIndex({ name: "pypi", clock, issuers: [fresh.url] });
    const ask = (kid: string) => {
      const token = signToken(claimsOf(fresh.url, "pypi", clock.now()), { header: { kid } });
      return fetch(`${other.url}/_/oidc/mint-token`, {
        method: "POST",
        body: JSON.stringify({ token }),
      });
    };
    await ask("key-1");
    await ask("unknown");
    expect(fresh.reads.keys).toBe(1);
    clock.advance(60_000);
    await ask("unknown");
    expect(fresh.reads.keys).toBe(2);
    await Promise.all([fresh.close(), other.close()]);
  });
});

describe("a refused exchange", () => {
  const invalid = "1 validation error for TokenPayload\n";
  test.each([
    [
      "no JSON",
      "{",
      `${invalid}  Invalid JSON: expected value at line 1 column 1 [type=json_invalid]`,
    ],
    ["no object", "[]", `${invalid}  Input should be an object [type=model_type]`],
    ["no token", "{}", `${invalid}token\n  Field required [type=missing]`],
    [
      "a number",
      '{"token":1}',
      `${invalid}token\n  Input should be a valid string [type=string_type]`,
    ],
    ["no JWT", '{"token":"a.b"}', "malformed JWT"],
    ["a JWT of nonsense", '{"token":"e30.W10.x"}', "malformed JWT"],
    ["no issuer", `{"token":"${signToken({ aud: "pypi" })}"}`, "malformed JWT"],
    [
      "another issuer",
      `{"token":"${signToken({ iss: "https://github.example.org" })}"}`,
      "unknown trusted publishing issuer",
    ],
  ])("of %s", async (_, body, description) => {
    expect(await post(body)).toEqual(refusal("invalid-payload", description));
  });

  test.each(["trustedPublishingDisabled", "githubPublishingDisabled"] as const)(
    "with the flag %s",
    async (flag) => {
      index.switches[flag] = true;
      expect(await exchange(signToken(claims()))).toEqual(
        refusal("not-enabled", "github trusted publishing functionality not enabled"),
      );
    },
  );

  test.each<[string, object, Parameters<typeof signToken>[1]]>([
    ["signed by another key", {}, { forged: true }],
    ["signed by a key that is not published", {}, { header: { kid: "key-2" } }],
    ["without the name of its key", {}, { header: { kid: undefined } }],
    ["with another algorithm", {}, { header: { alg: "HS256" } }],
    ["for another index", { aud: "testpypi" }, {}],
    ["for several audiences", { aud: ["pypi"] }, {}],
    ["without an end", { exp: undefined }, {}],
    ["without a beginning", { iat: undefined }, {}],
    ["that ended 30 seconds ago", { exp: SECONDS - 30 }, {}],
    ["from the future", { iat: SECONDS + 31 }, {}],
    ["not to be used yet", { nbf: SECONDS + 31 }, {}],
  ])("of a token %s", async (_, changes, signature) => {
    expect(await exchange(signToken(claims(changes), signature))).toEqual(
      refusal("invalid-token", "malformed or invalid token"),
    );
  });

  test("clocks may differ by 30 seconds", async () => {
    await mint({ exp: SECONDS - 29, iat: SECONDS + 30, nbf: SECONDS + 30 });
  });

  const FILE = "o/r/.github/workflows/publish.yml";
  test.each<[object, string]>([
    [{ repository: undefined }, "Missing claim 'repository'"],
    [{ jti: undefined }, "Missing claim 'jti'"],
    [{ sha: null }, "Missing claim 'sha'"],
    [{ repository: "o/R" }, "Publisher with matching claims was not found"],
    [{ repository_owner_id: "2021" }, "Publisher with matching claims was not found"],
    [
      { job_workflow_ref: "o/r/.github/workflows/other.yml@refs/tags/v1.0" },
      "Publisher with matching claims was not found",
    ],
    [
      { job_workflow_ref: "o/r/.github/workflows/publish@v1" },
      "Could not job extract workflow filename from OIDC claims",
    ],
    [{ repository_owner: "x" }, "Check failed for required claim 'repository_owner'"],
    [
      { job_workflow_ref: "x/y/.github/workflows/publish.yml@refs/heads/main" },
      `The job_workflow_ref claim does not match, expecting one of ['${FILE}@0123456789abcdef0123456789abcdef01234567', '${FILE}@refs/tags/v1.0'], got 'x/y/.github/workflows/publish.yml@refs/heads/main'`,
    ],
    [{ ref: "", sha: "" }, "The ref and sha claims are empty"],
    [
      { event_name: "pull_request_target" },
      "Publishing from a workflow invoked via 'pull_request_target' is not supported.",
    ],
  ])("for claims with %j", async (changes, detail) => {
    expect(await exchange(signToken(claims(changes)))).toEqual(
      refusal("invalid-publisher", `valid token, but no corresponding publisher (${detail})`),
    );
  });
});

describe("environments", () => {
  const NOT_FOUND = refusal(
    "invalid-publisher",
    "valid token, but no corresponding publisher (Publisher with matching claims was not found)",
  );

  beforeEach(() => {
    index.state.publishers.length = 0;
  });

  test("a publisher without one takes any, or none", async () => {
    index.registerPublisher("omi-claw", PUBLISHER);
    await mint({ environment: "anything" });
    await mint({ environment: undefined });
  });

  test("a publisher with one takes that one, in any case of letters", async () => {
    index.registerPublisher("omi-claw", { ...PUBLISHER, environment: "PyPI" });
    await mint({ environment: "pYPI" });
    expect(await exchange(signToken(claims({ environment: "testing" })))).toEqual(NOT_FOUND);
    expect(await exchange(signToken(claims({ environment: undefined })))).toEqual(NOT_FOUND);
  });

  test("the environment's own publisher goes first", async () => {
    index.addProject("other");
    index.registerPublisher("other", PUBLISHER);
    index.registerPublisher("omi-claw", { ...PUBLISHER, environment: "pypi" });
    const own = index.state.projects["omi-claw"]?.id;
    await mint();
    expect(index.state.tokens.at(-1)).toMatchObject({ projects: [own] });
  });
});

describe("a pending publisher", () => {
  beforeEach(() => {
    index.state.publishers.length = 0;
  });

  test("creates its project when the token is minted, before any upload", async () => {
    index.addPendingPublisher("New.Thing", PUBLISHER, "octocat");
    await mint();
    expect(index.state.projects["new-thing"]).toEqual({
      id: expect.any(String),
      name: "New.Thing",
      status: "active",
      owners: ["octocat"],
      serial: 2,
      releases: {},
    });
    expect([index.state.pendingPublishers, index.state.publishers]).toEqual([
      [],
      [expect.objectContaining({ projects: [index.state.projects["new-thing"]?.id] })],
    ]);
  });

  test("joins the publisher that it is the same as", async () => {
    index.registerPublisher("omi-claw", PUBLISHER);
    index.addPendingPublisher("new", PUBLISHER);
    await mint();
    const ids = ["omi-claw", "new"].map((name) => index.state.projects[name]?.id);
    expect(index.state.publishers.map(({ projects }) => projects)).toEqual([ids]);
  });

  test("is forgotten after 30 days", async () => {
    index.addPendingPublisher("new", PUBLISHER);
    clock.advance(30 * DAY);
    const [status] = await exchange(signToken(claims()));
    expect([status, Object.keys(index.state.projects)]).toEqual([422, ["omi-claw"]]);
  });

  test("lives for just less than 30 days", async () => {
    index.addPendingPublisher("new", PUBLISHER);
    clock.advance(30 * DAY - 1000);
    await mint();
  });

  test("for a project that exists by now is void", async () => {
    index.addPendingPublisher("omi_claw", PUBLISHER);
    expect(await exchange(signToken(claims()))).toEqual(
      refusal("invalid-pending-publisher", "valid token, but project already exists"),
    );
    expect(index.state.pendingPublishers).toEqual([]);
  });

  test("for a name that is taken, nearly, is refused", async () => {
    index.addPendingPublisher("0mi-claw", PUBLISHER);
    expect(await exchange(signToken(claims()))).toEqual(
      refusal(
        "invalid-payload",
        "The name '0mi-claw' is too similar to an existing project. See https://pypi.org/help/#project-name for more information.",
      ),
    );
  });

  test("of others is void when somebody registers the name", async () => {
    index.addPendingPublisher("new", PUBLISHER, "octocat");
    index.addPendingPublisher("n-e-w", { ...PUBLISHER, repository: "own" }, "maintainer");
    index.addProject("NEW", "maintainer");
    expect(index.state.pendingPublishers.map(({ addedBy }) => addedBy)).toEqual(["maintainer"]);
  });
});

describe("a minted token", () => {
  async function upload(token: string, name = "omi-claw", more: Fields = {}): Promise<string> {
    const file = wheelOf(name, "1.0");
    return outcome(index, { fields: { ...fieldsOf(file, name, "1.0"), ...more }, file, token });
  }

  test("uploads to its project", async () => {
    expect(await upload(await mint())).toBe("200");
  });

  test("ends after 900 seconds, and is unknown a day later", async () => {
    const token = await mint();
    clock.advance(900_000 - 1000);
    const last = await upload(token);
    clock.advance(1000);
    const late = await upload(token);
    clock.advance(DAY);
    expect([last, late, await upload(token)]).toEqual([
      "200",
      "403 Invalid API Token: token is expired",
      "403 Invalid or non-existent authentication information. See https://pypi.org/help/#invalid-auth for more information.",
    ]);
  });

  test("is not for other projects, existing ones or new ones", async () => {
    index.addProject("other");
    const token = await mint();
    expect([await upload(token, "other"), await upload(token, "new")]).toEqual([
      "403 Invalid API Token: OIDC scoped token is not valid for project 'other', project-scoped token is not valid for project: 'other'",
      "400 Non-user identities cannot create new projects. This was probably caused by successfully using a pending publisher but specifying the project name incorrectly (either in the publisher or in your project's metadata). Please ensure that both match. See: https://docs.pypi.org/trusted-publishers/troubleshooting/",
    ]);
  });

  test("is not for an archived project", async () => {
    const token = await mint();
    index.setStatus("omi-claw", "archived");
    expect(await upload(token)).toBe(
      "403 The given token isn't allowed to upload to project 'omi-claw'. See https://pypi.org/help/#project-name for more information.",
    );
  });
});

describe("attestations", () => {
  const file = wheelOf("omi-claw", "1.0");
  const PUBLISH = "https://docs.pypi.org/attestations/publish/v1";
  const SLSA = "https://slsa.dev/provenance/v1";

  function attestation(predicateType: string, changes: { name?: string; sha256?: string } = {}) {
    const { sha256_digest } = fieldsOf(file, "omi-claw", "1.0");
    const { name = file.filename, sha256 = sha256_digest } = changes;
    const statement = {
      _type: "https://in-toto.io/Statement/v1",
      subject: [{ name, digest: { sha256 } }],
      predicateType,
      predicate: null,
    };
    const encoded = Buffer.from(JSON.stringify(statement)).toString("base64");
    return {
      version: 1,
      verification_material: { certificate: "AAAA", transparency_entries: [{ logIndex: "1" }] },
      envelope: { statement: encoded, signature: "AAAA" },
    };
  }

  async function upload(attestations: unknown): Promise<string> {
    const text = typeof attestations === "string" ? attestations : JSON.stringify(attestations);
    const fields = { ...fieldsOf(file, "omi-claw", "1.0"), attestations: text };
    return outcome(index, { fields, file, token: await mint() });
  }

  test("are published as the file's provenance", async () => {
    const sent = [attestation(PUBLISH), attestation(SLSA)];
    expect(await upload(sent)).toBe("200");
    const listing = await fetch(`${index.url}/simple/omi-claw/`, {
      headers: { accept: "application/vnd.pypi.simple.v1+json" },
    });
    const address = `${index.url}/integrity/omi-claw/1.0/${file.filename}/provenance`;
    expect(await listing.json()).toMatchObject({ files: [{ provenance: address }] });
    const answer = await fetch(address);
    expect([answer.headers.get("content-type"), await answer.json()]).toEqual([
      "application/vnd.pypi.integrity.v1+json",
      {
        version: 1,
        attestation_bundles: [
          {
            attestations: sent,
            publisher: {
              kind: "GitHub",
              claims: null,
              environment: null,
              repository: "o/r",
              workflow: "publish.yml",
            },
          },
        ],
      },
    ]);
  });

  const malformed = "Malformed attestations: 1 validation error for list[Attestation]\n";
  test.each<[string, unknown, string]>([
    ["no JSON", "{", `${malformed}  Invalid JSON`],
    ["no list", {}, `${malformed}  Input should be a valid list`],
    ["none", [], "Malformed attestations: an empty attestation set is not permitted"],
    [
      "of another version",
      [{ ...attestation(PUBLISH), version: 2 }],
      `${malformed}0\n  version: Input should be 1`,
    ],
    [
      "without a certificate",
      [{ ...attestation(PUBLISH), verification_material: {} }],
      `${malformed}0\n  verification_material.certificate: Input should be valid base64`,
    ],
    [
      "without a log entry",
      [
        {
          ...attestation(PUBLISH),
          verification_material: { certificate: "AAAA", transparency_entries: [] },
        },
      ],
      `${malformed}0\n  verification_material.transparency_entries: List should have at least 1 item`,
    ],
    [
      "without a signature",
      [{ ...attestation(PUBLISH), envelope: { statement: "AAAA" } }],
      `${malformed}0\n  envelope.signature: Input should be valid base64`,
    ],
    [
      "three of them",
      [attestation(PUBLISH), attestation(SLSA), attestation(SLSA)],
      "A maximum of 2 attestations per file are supported",
    ],
    [
      "about another file",
      [attestation(PUBLISH, { name: "x.whl" })],
      `Could not verify the uploaded artifact using the included attestation: Verification failed: subject does not match distribution name: x.whl != ${file.filename}`,
    ],
    [
      "about other bytes",
      [attestation(PUBLISH, { sha256: "0".repeat(64) })],
      "Could not verify the uploaded artifact using the included attestation: Verification failed: subject does not match distribution digest",
    ],
    [
      "of another kind",
      [attestation("https://example.org/")],
      "Attestation with unsupported predicate type: https://example.org/",
    ],
    [
      "two of one kind",
      [attestation(SLSA), attestation(SLSA)],
      `Multiple attestations for the same file with the same predicate type (${SLSA}) are not supported`,
    ],
  ])("%s", async (_, attestations, why) => {
    expect(await upload(attestations)).toBe(
      `400 Invalid attestations supplied during upload: ${why}`,
    );
  });

  test("need a trusted publisher", async () => {
    const fields = { ...fieldsOf(file, "omi-claw", "1.0"), attestations: "[]" };
    expect(await outcome(index, { fields, file, token: index.addApiToken() })).toBe(
      "400 Invalid attestations supplied during upload: Attestations are only supported when using Trusted Publishing",
    );
  });

  test("are not looked at where they are switched off", async () => {
    index.switches.attestationsDisabled = true;
    expect(await upload("nonsense")).toBe("200");
  });
});
