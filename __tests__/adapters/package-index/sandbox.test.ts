import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { identityAdapter } from "../../../src/adapters/identity/adapter.ts";
import { packageIndexAdapter } from "../../../src/adapters/package-index/adapter.ts";
import { resolveIndex } from "../../../src/domain/publisher/index-address.ts";
import type { Identity } from "../../../src/ports/identity.ts";
import type { PackageIndex, UploadRequest } from "../../../src/ports/package-index.ts";
import { adjustableClock } from "../../../src/sandbox/clock.ts";
import { type IdentityServer, startIdentity } from "../../../src/sandbox/identity/server.ts";
import {
  type PackageIndexServer,
  startPackageIndex,
} from "../../../src/sandbox/package-index/server.ts";
import type { Misbehaviour, Switches } from "../../../src/sandbox/package-index/switches.ts";
import { type BuiltFile, sdistOf, wheelOf } from "../../sandbox/package-index/distributions.ts";
import { type Fields, fieldsOf } from "../../sandbox/package-index/upload-client.ts";
import { failureOf } from "../http/failure-of.ts";
import { recordingClock, testClient } from "../http/scripted-server.ts";

const NOW = "2026-03-04T05:06:07Z";
const PUBLISHER = {
  owner: "slapglif",
  repository: "omi",
  ownerId: "2020",
  workflow: "publish.yml",
  environment: "pypi",
};
const JOB = {
  repository: { owner: "slapglif", name: "omi", id: 1, ownerId: 2020, visibility: "public" },
  ref: "refs/tags/v0.3.0",
  sha: "c".repeat(40),
  workflowFile: "publish.yml",
  workflow: "Publish",
  environment: "pypi",
  event: "push",
  runId: 1,
  runNumber: 1,
  runAttempt: 1,
  actor: { login: "slapglif", id: 2020 },
} as const;

/** The adapters against the sandbox's PyPI and issuer, which know nothing of them. */
describe("the sandbox's PyPI", () => {
  const clock = adjustableClock();
  let folder = "";
  let issuer: IdentityServer;
  let pypi: PackageIndexServer;
  let index: PackageIndex;
  let identity: Identity;
  beforeEach(async () => {
    clock.set(new Date(NOW));
    folder = await mkdtemp(path.join(tmpdir(), "tag2pypi-"));
    issuer = await startIdentity({ clock, job: JOB });
    pypi = await startPackageIndex({ name: "pypi", clock, issuers: [issuer.issuer] });
    const client = testClient({ clock: recordingClock(NOW) });
    const mask = () => undefined;
    index = packageIndexAdapter({ index: resolveIndex("pypi", { pypi: pypi.url }), client, mask });
    const { requestUrl, requestToken } = issuer;
    identity = identityAdapter({ requestUrl, requestToken, client, mask });
  });
  afterEach(async () => {
    await Promise.all([issuer.close(), pypi.close(), rm(folder, { recursive: true })]);
  });

  const identityToken = async () => identity.token(await index.audience());
  async function requestFor(file: BuiltFile, more: Fields = {}): Promise<UploadRequest> {
    const where = path.join(folder, file.filename);
    await writeFile(where, file.bytes);
    const fields = Object.entries({ ...fieldsOf(file, "omi", "0.3.0"), ...more }).flatMap(
      ([name, value]) => (typeof value === "string" ? [[name, value] as const] : []),
    );
    return { path: where, filename: file.filename, fields };
  }
  const fault = (at: Switches["faults"][number]["at"], what: Misbehaviour) =>
    pypi.switches.faults.push({ at, times: 1, what });

  test("takes a release by trusted publishing, and lists it", async () => {
    pypi.addPendingPublisher("omi", PUBLISHER);
    expect(await index.files("omi")).toEqual([]);
    const token = await index.mint(identityToken);
    expect(token.expiresAt).toBe(Date.parse(NOW) / 1000 + 900);
    const files = [sdistOf("omi", "0.3.0"), wheelOf("omi", "0.3.0")];
    for (const file of files) await index.upload(await requestFor(file), token);
    const listed = await index.files("OMI");
    expect(listed.map(({ name }) => name).sort()).toEqual(
      files.map(({ filename }) => filename).sort(),
    );
    for (const file of listed) {
      const copy = path.join(folder, `copy of ${file.name}`);
      await index.download(file, copy);
      expect((await readFile(copy)).equals(pypi.content(file.sha256) ?? new Uint8Array())).toBe(
        true,
      );
    }
  });

  test.each<Misbehaviour>([
    { kind: "status", status: 503 },
    { kind: "reset-before" },
    { kind: "reset-after" },
    { kind: "half-an-answer" },
  ])("has the file once in the end, even through $kind everywhere", async (what) => {
    pypi.addPendingPublisher("omi", PUBLISHER);
    for (const at of ["audience", "mint", "upload", "simple"] as const) fault(at, what);
    issuer.fail(503);
    const token = await index.mint(identityToken);
    const file = wheelOf("omi", "0.3.0");
    await index.upload(await requestFor(file), token);
    await index.upload(await requestFor(file), token);
    expect((await index.files("omi")).map(({ name }) => name)).toEqual([file.filename]);
  });

  test.each<"message" | "standard">(["message", "standard"])(
    "refuses in words that we explain, with the reason phrase of the %s",
    async (style) => {
      pypi.switches.reasonPhrase = style;
      const token = { value: pypi.addApiToken() };
      const file = wheelOf("omi", "0.3.0");
      await index.upload(await requestFor(file), token);
      const other = wheelOf("omi", "0.3.0", { source: "other = True\n" });
      const codeOf = async (request: UploadRequest, value = token.value) =>
        (await failureOf(index.upload(request, { value }))).code;
      expect(await codeOf(await requestFor(other))).toBe("file-differs");
      expect(await codeOf(await requestFor(other), "pypi-unknown")).toBe("upload-token-unknown");
      const sdist = await requestFor(sdistOf("omi", "0.3.0"));
      const spelled = { ...sdist, filename: "omi-0.3.1.tar.gz" };
      expect(await codeOf(spelled)).toBe("upload-filename-refused");
      const damaged = await requestFor(sdistOf("omi", "0.3.0"), { md5_digest: "0".repeat(32) });
      expect(await codeOf(damaged)).toBe("upload-damaged");
      const changed = await requestFor(sdistOf("omi", "0.3.0"), { sha256_digest: "0".repeat(64) });
      expect(await codeOf(changed)).toBe("manifest-mismatch");
      const local = await requestFor(sdistOf("omi", "0.3.0"), { version: "0.3.0+local" });
      expect(await codeOf(local)).toBe("upload-version-refused");
      const classified = await requestFor(sdistOf("omi", "0.3.0"), { classifiers: "Foo :: Bar" });
      expect(await codeOf(classified)).toBe("upload-classifier-refused");
      pypi.deleteFile(file.filename);
      expect(await codeOf(await requestFor(file))).toBe("upload-filename-burned");
      clock.advance(15 * 24 * 3600 * 1000);
      expect(await codeOf(sdist)).toBe("upload-release-closed");
      pypi.switches.readOnly = true;
      expect(await codeOf(sdist)).toBe("upload-index-closed");
    },
  );

  test("refuses a job that it does not know", async () => {
    pypi.addPendingPublisher("omi", { ...PUBLISHER, environment: "other" });
    expect((await failureOf(index.mint(identityToken))).code).toBe("mint-publisher-unknown");
    const stale = await identityToken();
    expect((await failureOf(index.mint(async () => identity.token("testpypi")))).code).toBe(
      "mint-token-invalid",
    );
    pypi.addPendingPublisher("omi", PUBLISHER);
    await index.mint(async () => stale);
    expect((await failureOf(index.mint(async () => stale))).code).toBe("mint-token-reused");
  });

  test("lets an upload token end after fifteen minutes", async () => {
    pypi.addPendingPublisher("omi", PUBLISHER);
    const token = await index.mint(identityToken);
    clock.advance(16 * 60 * 1000);
    const call = index.upload(await requestFor(wheelOf("omi", "0.3.0")), token);
    expect((await failureOf(call)).code).toBe("upload-token-expired");
  });

  test("can switch trusted publishing off", async () => {
    pypi.switches.trustedPublishingDisabled = true;
    expect((await failureOf(index.audience())).code).toBe("trusted-publishing-disabled");
    pypi.switches.trustedPublishingDisabled = false;
    pypi.switches.githubPublishingDisabled = true;
    expect((await failureOf(index.mint(identityToken))).code).toBe("trusted-publishing-disabled");
  });
});
