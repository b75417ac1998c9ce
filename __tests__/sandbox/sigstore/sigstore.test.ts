import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { writeStatement } from "../../../src/domain/attestation/statement.ts";
import { adjustableClock } from "../../../src/sandbox/clock.ts";
import { startIdentity } from "../../../src/sandbox/identity/server.ts";
import { JOB, startWorld, type World } from "./world.ts";

const key = generateKeyPairSync("ec", { namedCurve: "P-256" });

interface Asked {
  readonly token: string;
  /** What the proof of possession is a signature over. */
  readonly proven?: string;
  readonly signedBy?: KeyObject;
}

/** Asks for a certificate as Sigstore's clients do; gives the status and the message. */
async function ask({ sigstore }: World, asked: Asked) {
  const proof = sign(
    "sha256",
    Buffer.from(asked.proven ?? "repo:slapglif/omi:environment:pypi"),
    asked.signedBy ?? key.privateKey,
  );
  const answer = await fetch(`${sigstore.fulcioUrl}/api/v2/signingCert`, {
    method: "POST",
    body: JSON.stringify({
      credentials: { oidcIdentityToken: asked.token },
      publicKeyRequest: {
        publicKey: {
          algorithm: "ECDSA",
          content: key.publicKey.export({ type: "spki", format: "pem" }),
        },
        proofOfPossession: proof.toString("base64"),
      },
    }),
  });
  // Both kinds of answer are objects; only refusals have a message.
  const { message } = (await answer.json()) as { readonly message?: string };
  return [answer.status, message];
}

const DISBELIEVED = [400, "There was an error processing the identity token"];

describe("the sandbox's certificate authority", () => {
  test("certifies a job for the key that it has", async () => {
    const world = await startWorld();
    expect(await ask(world, { token: world.issuer.issue("sigstore") })).toEqual([201, undefined]);
  });

  test.each<[string, (world: World) => Promise<string> | string]>([
    ["for another audience", ({ issuer }) => issuer.issue("pypi")],
    ["that has ended", ({ issuer }) => issuer.issue("sigstore", { exp: 1, iat: 0, nbf: 0 })],
    ["of another issuer", () => strangersToken()],
    ["in another's name", async ({ issuer }) => forge(issuer.issue("sigstore"))],
    ["that is none", () => "token"],
  ])("believes no identity token %s", async (_, token) => {
    const world = await startWorld();
    expect(await ask(world, { token: await token(world) })).toEqual(DISBELIEVED);
  });

  test("wants a proof that the key is the asker's", async () => {
    const world = await startWorld();
    const other = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const token = world.issuer.issue("sigstore");
    const refused = [400, "The signature supplied in the request could not be verified"];
    expect(await ask(world, { token, signedBy: other.privateKey })).toEqual(refused);
    expect(await ask(world, { token, proven: "somebody" })).toEqual(refused);
  });

  test("goes by the sandbox's clock", async () => {
    const clock = adjustableClock();
    const world = await startWorld({ clock });
    const early = world.issuer.issue("sigstore");
    clock.advance(3_600_000);
    expect(await ask(world, { token: early })).toEqual(DISBELIEVED);
    const attestation = await world.signer.attest("{}", async () => world.issuer.issue("sigstore"));
    const { certificate, loggedAt } = world.signer.read(attestation);
    const now = Math.floor(clock.now().getTime() / 1000);
    expect([certificate.validFrom, certificate.validUntil, loggedAt]).toEqual([
      now,
      now + 600,
      now,
    ]);
  });
});

async function strangersToken(): Promise<string> {
  const stranger = await startIdentity({ clock: { now: () => new Date() }, job: JOB });
  await stranger.close();
  return stranger.issue("sigstore");
}

function forge(token: string): string {
  const [header, , signature] = token.split(".");
  const [, payload = ""] = token.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
  const other = Buffer.from(JSON.stringify({ ...claims, sub: "repo:o/r" })).toString("base64url");
  return [header, other, signature].join(".");
}

describe("the sandbox's log", () => {
  test("takes no envelope that the certificate's key has not signed", async () => {
    const world = await startWorld();
    const attestation = await world.signer.attest(
      writeStatement({ name: "a-1.tar.gz", sha256: "00" }),
      () => world.identity.token("sigstore"),
    );
    const [entry = {}] = attestation.verification_material.transparency_entries;
    const body = JSON.parse(Buffer.from(String(entry["canonicalizedBody"]), "base64").toString());
    const [{ signature, verifier }] = body.spec.signatures;
    const propose = async (payload: string, kind = "dsse") => {
      const envelope = JSON.stringify({
        payload,
        payloadType: "application/vnd.in-toto+json",
        signatures: [{ sig: signature, keyid: "" }],
      });
      const answer = await fetch(`${world.sigstore.rekorUrl}/api/v1/log/entries`, {
        method: "POST",
        body: JSON.stringify({
          apiVersion: "0.0.1",
          kind,
          spec: { proposedContent: { envelope, verifiers: [verifier] } },
        }),
      });
      return answer.status;
    };
    expect(await propose(Buffer.from("{}").toString("base64"))).toBe(400);
    expect(await propose(attestation.envelope.statement, "intoto")).toBe(400);
    expect(world.sigstore.entries()).toBe(1);
  });

  test("knows no other addresses and no other entries", async () => {
    const { sigstore } = await startWorld();
    const statuses = await Promise.all(
      [
        `${sigstore.fulcioUrl}/api/v2/signingCert`,
        `${sigstore.rekorUrl}/api/v1/log`,
        `${sigstore.rekorUrl}/api/v1/log/entries/00`,
      ].map(async (url) => (await fetch(url)).status),
    );
    expect(statuses).toEqual([404, 404, 404]);
  });

  test("is well again when its troubles are cleared", async () => {
    const { sigstore } = await startWorld();
    const look = async () => (await fetch(`${sigstore.rekorUrl}/`)).status;
    sigstore.troubles.add("rekor", { kind: "status", status: 503 });
    expect([await look(), await look()]).toEqual([503, 503]);
    sigstore.troubles.clear();
    expect(await look()).toBe(404);
  });
});
