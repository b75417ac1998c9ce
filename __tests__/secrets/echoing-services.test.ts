import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { gitAdapter } from "../../src/adapters/git/git.ts";
import { githubAdapter } from "../../src/adapters/github/adapter.ts";
import { identityAdapter } from "../../src/adapters/identity/adapter.ts";
import { packageIndexAdapter } from "../../src/adapters/package-index/adapter.ts";
import { signerAdapter } from "../../src/adapters/sigstore/signer.ts";
import { writeStatement } from "../../src/domain/attestation/statement.ts";
import { resolveIndex } from "../../src/domain/publisher/index-address.ts";
import { ReleaseError } from "../../src/domain/release-error.ts";
import { newTokenValue } from "../../src/sandbox/package-index/tokens.ts";
import { release, TAG } from "../adapters/github/adapter-at.ts";
import { scriptedServer, testClient } from "../adapters/http/scripted-server.ts";
import { ECHOED, echoOf } from "./echo.ts";
import { findLeaks, type Leak, type Secret } from "./leaks.ts";
import { writtenText } from "./places.ts";

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const random = () => randomBytes(48).toString("base64url");
const REQUEST_TOKEN = random();
const IDENTITY_TOKEN = `${encode({ alg: "RS256" })}.${encode({ sub: "repo:omi/omi" })}.${random()}`;
const GITHUB_TOKEN = `ghs_${randomBytes(18).toString("hex")}`;
const PASSWORD = "thePasswordOfAnAccount";
// Neither has the form of any token, and the password is written in other ways in JSON and in addresses.
const FORMLESS_TOKEN = "github-enterprise-token-of-a-form-of-its-own";
const PASSWORD_WITH_SIGNS = 'p/q "s+t=1234&567890';
const UPLOAD_TOKEN = newTokenValue("pypi.org");
const SECRETS: readonly Secret[] = [
  { kind: "identity request token", value: REQUEST_TOKEN },
  { kind: "identity token", value: IDENTITY_TOKEN },
  { kind: "GitHub token", value: GITHUB_TOKEN },
  { kind: "GitHub token", value: FORMLESS_TOKEN },
  { kind: "password", value: PASSWORD },
  { kind: "password", value: PASSWORD_WITH_SIGNS },
  { kind: "upload token", value: UPLOAD_TOKEN },
];

const SLOW = 60_000;

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tag2pypi-echo-"));
  file = join(folder, "x-1.0.tar.gz");
  await writeFile(file, "content");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Calls of an adapter at an address, each by what it is for. */
type Calls = (url: string) => Readonly<Record<string, () => Promise<unknown>>>;

const client = () => testClient();
const mask = () => undefined;
const identityToken = async () => IDENTITY_TOKEN;
const newFile = () => join(folder, randomUUID());

const identityCalls: Calls = (url) => {
  const options = { requestUrl: `${url}/idtoken?api=1`, requestToken: REQUEST_TOKEN };
  const identity = identityAdapter({ ...options, client: client(), mask });
  return { token: () => identity.token("pypi") };
};

const githubCalls: Calls = (url) => {
  const names = { owner: "omi", repo: "omi", token: GITHUB_TOKEN };
  const addresses = { baseUrl: url, uploadUrl: `${url}/uploads` };
  const github = githubAdapter({ ...names, ...addresses, client: client() });
  const text = { title: "Title", body: "Notes", prerelease: false };
  const asset = { id: 1, name: "x.txt", size: 7, complete: true };
  return {
    repository: () => github.repository(),
    tag: () => github.tag("v1.0"),
    branches: () => github.branches(),
    branchContains: () => github.branchContains("main", TAG.commit),
    tree: () => github.tree(TAG.commit),
    blob: () => github.blob(TAG.commit),
    releases: () => github.releases(),
    createDraft: () => github.createDraft(TAG, text),
    updateDraft: () => github.updateDraft(7, text),
    deleteDraft: () => github.deleteDraft(release()),
    publishRelease: () => github.publishRelease(7, true),
    uploadAsset: () => github.uploadAsset(release(), "x.txt", file),
    deleteAsset: () => github.deleteAsset(asset),
    downloadAsset: () => github.downloadAsset(asset, newFile()),
    generateNotes: () => github.generateNotes(TAG),
  };
};

const upload = { filename: "x-1.0.tar.gz", fields: [["name", "x"] as const] };

const pypiCalls: Calls = (url) => {
  const index = resolveIndex("pypi", { pypi: url });
  const adapter = packageIndexAdapter({ index, client: client(), mask, apiToken: UPLOAD_TOKEN });
  return {
    files: () => adapter.files("x"),
    metadata: () => adapter.metadata("x", "1.0"),
    mint: () => adapter.mint(identityToken),
    upload: () => adapter.upload({ ...upload, path: file }, { value: UPLOAD_TOKEN }),
  };
};

const otherIndexCallsWith =
  (password: string): Calls =>
  (url) => {
    const index = resolveIndex(`${url}/legacy/#simple=/simple/`, {});
    const apiToken = `user:${password}`;
    const adapter = packageIndexAdapter({ index, client: client(), mask, apiToken });
    const listed = { name: "x-1.0.tar.gz", sha256: "a".repeat(64), url: `${url}/x`, yanked: false };
    return {
      files: () => adapter.files("x"),
      download: () => adapter.download(listed, newFile()),
      upload: () => adapter.upload({ ...upload, path: file }, { value: apiToken }),
    };
  };

const fulcioCalls: Calls = (url) => {
  const signer = signerAdapter({ client: client(), fulcioUrl: url, rekorUrl: url });
  const statement = writeStatement({ name: "x-1.0.tar.gz", sha256: "ab".repeat(32) });
  return { attest: () => signer.attest(statement, identityToken) };
};

const gitCallsWith =
  (token: string): Calls =>
  (url) => {
    const git = gitAdapter({
      workspace: folder,
      remote: { url: `${url}/omi/omi.git`, token },
      environment: { PATH: process.env["PATH"], HOME: folder },
      reporter: { say: () => undefined, quote: () => undefined },
    });
    return { clone: () => git.clone({ revision: TAG, into: newFile() }) };
  };

/** What came of a call: the error as a person would see it, and as a debugger would. */
async function outcomeOf(call: () => Promise<unknown>): Promise<readonly string[]> {
  try {
    await call();
    return [];
  } catch (error) {
    const diagnostics = error instanceof ReleaseError ? error.diagnostics : [];
    return [JSON.stringify(diagnostics), inspect(error, { depth: Number.POSITIVE_INFINITY })];
  }
}

const STATUSES = [200, 302, 307, 400, 401, 403, 404, 409, 422, 500];

/** Has a service answer every call with what it was sent, by every status, and gives what came of the calls. */
async function callAll(callsAt: Calls) {
  const leaks: Leak[] = [];
  let quoted = 0;
  for (const status of STATUSES) {
    for (const json of [true, false]) {
      const server = await scriptedServer((request) => echoOf(request, status, json));
      for (const [name, call] of Object.entries(callsAt(server.url))) {
        const asked = server.requests.length;
        const texts = await outcomeOf(call);
        expect([name, server.requests.length > asked]).toEqual([name, true]);
        quoted += texts.some((text) => text.includes(ECHOED)) ? 1 : 0;
        const places = texts.map((text) => writtenText(`${name}, ${status}`, text));
        leaks.push(...findLeaks(SECRETS, places));
      }
    }
  }
  return { leaks, quoted };
}

describe("a service that repeats the credentials it was sent gets none of them into an error of ours:", () => {
  const leakNothing = async (_: string, callsAt: Calls) => {
    const { leaks, quoted } = await callAll(callsAt);
    // The words around them do get there, or this would show nothing.
    expect(quoted).toBeGreaterThan(0);
    expect(leaks).toEqual([]);
  };

  test.each([
    ["the identity service, which has the request token", identityCalls],
    ["GitHub, which has the job's token", githubCalls],
    ["PyPI, which has an upload token, or an identity token to mint it", pypiCalls],
    ["another index, which has a user's password", otherIndexCallsWith(PASSWORD)],
    ["Sigstore's authority, which has an identity token", fulcioCalls],
    [
      "another index, which has a password with signs in it",
      otherIndexCallsWith(PASSWORD_WITH_SIGNS),
    ],
    ["git's server, which has the job's token", gitCallsWith(GITHUB_TOKEN)],
    ["git's server, which has a token of no known form", gitCallsWith(FORMLESS_TOKEN)],
  ])("%s", leakNothing, SLOW);
});
