import { createHash } from "node:crypto";
import { afterEach, describe, expect, test } from "@jest/globals";
import {
  type Attestation,
  attestationsField,
  serializeAttestation,
} from "../../../src/domain/attestation/attestation.ts";
import { writeStatement } from "../../../src/domain/attestation/statement.ts";
import {
  type PackageIndexServer,
  startPackageIndex,
} from "../../../src/sandbox/package-index/server.ts";
import { tampered } from "../../adapters/sigstore/tampered.ts";
import { startWorld, type World } from "../sigstore/world.ts";
import { wheelOf } from "./distributions.ts";
import { fieldsOf, outcome } from "./upload-client.ts";

const FILE = wheelOf("omi-claw", "1.0");
const REFUSED =
  "400 Invalid attestations supplied during upload: Could not verify the uploaded artifact using the included attestation: Verification failed: ";

let index: PackageIndexServer | undefined;
afterEach(() => index?.close());

function attest({ signer, identity }: World): Promise<Attestation> {
  const sha256 = createHash("sha256").update(FILE.bytes).digest("hex");
  const statement = writeStatement({ name: FILE.filename, sha256 });
  return signer.attest(statement, () => identity.token("sigstore"));
}

/** Uploads the file with an attestation to an index that verifies by the world's trusted root. */
async function upload(
  { issuer, sigstore }: World,
  attestation: Attestation,
  workflow = "publish.yml",
): Promise<string> {
  index = await startPackageIndex({
    name: "pypi",
    issuers: [issuer.issuer],
    trustedRoot: sigstore.trustedRoot,
  });
  index.addPendingPublisher("omi-claw", {
    owner: "slapglif",
    repository: "omi",
    ownerId: "2020",
    workflow,
    environment: "pypi",
  });
  const job_workflow_ref = `slapglif/omi/.github/workflows/${workflow}@refs/tags/v0.3.0`;
  const minted = await fetch(`${index.url}/_/oidc/mint-token`, {
    method: "POST",
    body: JSON.stringify({ token: issuer.issue("pypi", { job_workflow_ref }) }),
  });
  // What a minted token comes in.
  const { token } = (await minted.json()) as { readonly token: string };
  const attestations = attestationsField([serializeAttestation(attestation)]);
  const fields = { ...fieldsOf(FILE, "omi-claw", "1.0"), attestations };
  return outcome(index, { fields, file: FILE, token });
}

describe("an index that verifies attestations", () => {
  test("publishes one of its publisher", async () => {
    const world = await startWorld();
    const attestation = await attest(world);
    expect(await upload(world, attestation)).toBe("200");
    const provenance = `${index?.url}/integrity/omi-claw/1.0/${FILE.filename}/provenance`;
    expect(await (await fetch(provenance)).json()).toMatchObject({
      attestation_bundles: [{ attestations: [attestation] }],
    });
  });

  test.each(Object.entries(tampered))("refuses one with another %s", async (_, change) => {
    const world = await startWorld();
    const answer = await upload(world, change(await attest(world)));
    expect(answer.slice(0, REFUSED.length)).toBe(REFUSED);
  });

  test("refuses one of another workflow than its publisher's", async () => {
    const world = await startWorld();
    expect(await upload(world, await attest(world), "release.yml")).toBe(
      `${REFUSED}Certificate's Build Config URI (https://github.com/slapglif/omi/.github/workflows/publish.yml@refs/tags/v0.3.0) does not match expected Trusted Publisher (release.yml @ slapglif/omi)`,
    );
  });

  test("refuses one of another repository, and of another issuer", async () => {
    const world = await startWorld();
    const fork = {
      repository: { owner: "slapglif", name: "fork", id: 1, ownerId: 2, visibility: "public" },
    } as const;
    const other = await startWorld({ job: fork });
    expect(await upload({ ...world, sigstore: other.sigstore }, await attest(other))).toBe(
      `${REFUSED}Certificate's OIDCIssuer does not match`,
    );
    await index?.close();
    const forged = {
      ...world.identity,
      token: async () => world.issuer.issue("sigstore", { repository: "o/r" }),
    };
    expect(await upload(world, await attest({ ...world, identity: forged }))).toBe(
      `${REFUSED}Certificate's OIDCSourceRepositoryURI does not match`,
    );
  });
});
