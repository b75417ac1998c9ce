import { describe, expect, test } from "@jest/globals";
import { signerAdapter } from "../../../src/adapters/sigstore/signer.ts";
import type { Attestation } from "../../../src/domain/attestation/attestation.ts";
import { writeStatement } from "../../../src/domain/attestation/statement.ts";
import { startWorld, WORKFLOW, type World } from "../../sandbox/sigstore/world.ts";
import { failureOf } from "../http/failure-of.ts";
import {
  type Act,
  json,
  recordingClock,
  scriptedServer,
  testClient,
} from "../http/scripted-server.ts";
import { tampered } from "./tampered.ts";

const STATEMENT = writeStatement({ name: "omi-1.0.tar.gz", sha256: "ab".repeat(32) });
const POST_CERTIFICATE = "POST /api/v2/signingCert";
const POST_ENTRY = "POST /api/v1/log/entries";
const LATER =
  "Run the job again later: what is already done is found and left as it is. A self-hosted runner behind a proxy needs `https_proxy` in its environment.";
const STATUS = "Look at https://status.sigstore.dev/ and run the job again: each run signs anew.";

function attest({ signer, identity }: World): Promise<Attestation> {
  return signer.attest(STATEMENT, () => identity.token("sigstore"));
}

describe("a statement is signed", () => {
  test("by a certificate of this workflow, and logged", async () => {
    const before = Math.floor(Date.now() / 1000);
    const world = await startWorld();
    const attestation = await attest(world);
    const content = world.signer.read(attestation);
    expect(content).toEqual({
      statement: STATEMENT,
      certificate: {
        identity: WORKFLOW,
        issuer: world.issuer.issuer,
        repository: "https://github.com/slapglif/omi",
        workflow: WORKFLOW,
        validFrom: expect.any(Number),
        validUntil: content.certificate.validFrom + 600,
      },
      logIndex: expect.stringMatching(/^\d+$/),
      loggedAt: expect.any(Number),
    });
    expect(content.loggedAt).toBeGreaterThanOrEqual(before);
    expect(world.sigstore.requests("fulcio")).toEqual([POST_CERTIFICATE]);
    expect(world.sigstore.requests("rekor")).toEqual([POST_ENTRY]);
    expect(world.tokens).toHaveLength(1);
  });

  test("although both services fail at first, after the waits of our policy and no others", async () => {
    const clock = recordingClock(new Date().toISOString());
    const world = await startWorld({ client: testClient({ clock }) });
    world.sigstore.troubles.add("fulcio", { kind: "down" }, 2);
    world.sigstore.troubles.add("rekor", { kind: "status", status: 502 }, 1);
    world.verify(await attest(world));
    expect(world.sigstore.requests("fulcio")).toEqual(Array(3).fill(POST_CERTIFICATE));
    expect(world.sigstore.requests("rekor")).toEqual(Array(2).fill(POST_ENTRY));
    expect(clock.waits).toEqual([1000, 2000, 1000]);
  });

  test("and logged once, although the log's answer got lost", async () => {
    const world = await startWorld();
    world.sigstore.troubles.add("rekor", { kind: "reset-after" }, 1);
    world.verify(await attest(world));
    expect(world.sigstore.requests("rekor")).toEqual([
      POST_ENTRY,
      POST_ENTRY,
      expect.stringMatching(/^GET \/api\/v1\/log\/entries\/[0-9a-f]+$/),
    ]);
    expect(world.sigstore.entries()).toBe(1);
  });
});

describe("a statement is not signed", () => {
  test.each(["fulcio", "rekor"] as const)("while %s is down", async (service) => {
    const world = await startWorld();
    world.sigstore.troubles.add(service, { kind: "down" });
    const [name, path] =
      service === "fulcio"
        ? ["Fulcio", POST_CERTIFICATE.replace("/", `${world.sigstore.fulcioUrl}/`)]
        : ["Rekor", POST_ENTRY.replace("/", `${world.sigstore.rekorUrl}/`)];
    expect(await failureOf(attest(world))).toEqual({
      code: "service-unreachable",
      severity: "error",
      message: `Sigstore's ${name} gives no complete answer to ${path}: the connection broke off. It was tried 7 times.`,
      hint: LATER,
    });
    expect(world.sigstore.requests(service)).toHaveLength(7);
  });

  test("while a service takes too long", async () => {
    const world = await startWorld({ client: testClient({ timeoutMs: 20, budgetMs: 0 }) });
    world.sigstore.troubles.add("fulcio", { kind: "slow", milliseconds: 2000 });
    expect(await failureOf(attest(world))).toMatchObject({
      code: "service-unreachable",
      message: expect.stringMatching(/: no answer came in time\.$/),
    });
  });

  test("where the certificate authority does not believe the identity token", async () => {
    const world = await startWorld();
    const stranger = world.issuer.issue("pypi");
    expect(await failureOf(world.signer.attest(STATEMENT, async () => stranger))).toEqual({
      code: "sigstore-refused",
      severity: "error",
      message:
        "Sigstore's Fulcio refuses a certificate (400): There was an error processing the identity token.",
      hint: STATUS,
    });
    expect(world.sigstore.requests("fulcio")).toHaveLength(1);
  });

  test("where the log refuses the entry", async () => {
    const world = await startWorld();
    world.sigstore.troubles.add("rekor", { kind: "status", status: 400 });
    expect(await failureOf(attest(world))).toEqual({
      code: "sigstore-refused",
      severity: "error",
      message: "Sigstore's Rekor refuses an entry (400): Bad Request.",
      hint: STATUS,
    });
  });

  test("with an identity token that names no subject, of which nothing is shown", async () => {
    const world = await startWorld();
    const token = world.issuer.issue("sigstore", { sub: undefined });
    const failure = await failureOf(world.signer.attest(STATEMENT, async () => token));
    expect(failure).toMatchObject({
      code: "response-invalid",
      message:
        "GitHub's identity service gives an answer that cannot be used: the identity token names no subject.",
    });
    expect(JSON.stringify(failure)).not.toContain(token.slice(0, 20));
  });

  test("where the job gets no identity token: that is what is told", async () => {
    const world = await startWorld();
    world.issuer.fail(403, 1);
    expect(await failureOf(attest(world))).toMatchObject({ code: "identity-refused" });
    expect(world.sigstore.requests("fulcio")).toEqual([]);
  });

  test.each<[string, Act, string]>([
    ["that is no JSON", { status: 201, body: "<html>" }, "it is not JSON"],
    ["without a certificate", json({}, 201), "it does not have the form of its API"],
    ["with an empty chain", json(certificates([]), 201), "it does not have the form of its API"],
  ])("after an answer %s", async (_, act, why) => {
    const { identity, sigstore } = await startWorld();
    const fulcio = await scriptedServer(() => act);
    const signer = signerAdapter({
      client: testClient({ budgetMs: 0 }),
      fulcioUrl: fulcio.url,
      rekorUrl: sigstore.rekorUrl,
    });
    const failure = await failureOf(signer.attest(STATEMENT, () => identity.token("sigstore")));
    expect(failure).toMatchObject({
      code: "response-invalid",
      message: expect.stringMatching(
        new RegExp(`^Sigstore.* gives an answer that cannot be used: ${why}`),
      ),
    });
    expect(sigstore.entries()).toBe(0);
  });
});

function certificates(list: readonly string[]) {
  return { signedCertificateEmbeddedSct: { chain: { certificates: list } } };
}

describe("an attestation is not read as one", () => {
  test.each([
    ["statement", "its signature is not by the certificate's key over its statement"],
    ["signature", "its signature is not by the certificate's key over its statement"],
    ["certificate", "its log entry is of another signature"],
    ["log entry", "its log entry is of another signature"],
  ])("with another %s", async (part, why) => {
    const world = await startWorld();
    const changed = tampered[part]?.(await attest(world));
    if (changed === undefined) throw new Error(part);
    expect(await failureOf(read(world, changed))).toMatchObject({
      code: "attestation-invalid",
      message: `The attestation cannot be read: ${why}.`,
    });
  });

  test.each<[string, (entry: Record<string, unknown>) => readonly Record<string, unknown>[]]>([
    ["it does not have exactly one entry of the transparency log", () => []],
    ["it does not have exactly one entry of the transparency log", (entry) => [entry, entry]],
    ["the body of its log entry is not JSON", (entry) => [{ ...entry, canonicalizedBody: "" }]],
    [
      "its log entry is not of the kind dsse 0.0.1",
      (entry) => [{ ...entry, canonicalizedBody: Buffer.from("{}").toString("base64") }],
    ],
    ["logIndex of its log entry is not a number", (entry) => [{ ...entry, logIndex: 7 }]],
    [
      "integratedTime of its log entry is not a number",
      (entry) => [{ ...entry, integratedTime: "" }],
    ],
  ])("where %s", async (why, change) => {
    const world = await startWorld();
    const { verification_material, ...rest } = await attest(world);
    const [entry = {}] = verification_material.transparency_entries;
    const transparency_entries = change({ ...entry });
    const changed = {
      ...rest,
      verification_material: { ...verification_material, transparency_entries },
    };
    expect((await failureOf(read(world, changed))).message).toBe(
      `The attestation cannot be read: ${why}.`,
    );
  });

  test("where its certificate is none", async () => {
    const world = await startWorld();
    const { verification_material, ...rest } = await attest(world);
    const changed = {
      ...rest,
      verification_material: { ...verification_material, certificate: "AA==" },
    };
    expect((await failureOf(read(world, changed))).message).toBe(
      "The attestation cannot be read: its certificate is not one (X.509).",
    );
  });
});

async function read({ signer }: World, attestation: Attestation): Promise<unknown> {
  return signer.read(attestation);
}
