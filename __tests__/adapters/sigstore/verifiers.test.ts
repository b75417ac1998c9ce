import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { VerificationError } from "@sigstore/verify";
import type { Attestation } from "../../../src/domain/attestation/attestation.ts";
import { writeStatement } from "../../../src/domain/attestation/statement.ts";
import { attestationPython, TOOLS_TIMEOUT } from "../../python-tools.ts";
import { startWorld, type World } from "../../sandbox/sigstore/world.ts";
import { failureOf } from "../http/failure-of.ts";
import { tampered } from "./tampered.ts";

const FILE = { name: "omi-0.3.0-py3-none-any.whl", sha256: "ab".repeat(32) };
const PUBLISH = "https://docs.pypi.org/attestations/publish/v1";

let python = "";
let folder = "";
beforeAll(async () => {
  python = await attestationPython();
  folder = await mkdtemp(join(tmpdir(), "tag2pypi-attestations-"));
}, TOOLS_TIMEOUT);
afterAll(() => rm(folder, { recursive: true, force: true }));

function attest({ signer, identity }: World): Promise<Attestation> {
  return signer.attest(writeStatement(FILE), () => identity.token("sigstore"));
}

interface Case {
  readonly name: string;
  readonly sha256: string;
  readonly attestation: Attestation;
}

/** What PyPI's verifier makes of each case. */
async function askPython(
  { sigstore, issuer }: World,
  cases: readonly Case[],
  workflow = "publish.yml",
): Promise<readonly string[]> {
  const trustedRoot = join(folder, "trusted-root.json");
  await writeFile(trustedRoot, JSON.stringify(sigstore.trustedRoot));
  const publisher = { issuer: issuer.issuer, repository: "slapglif/omi", workflow };
  const question = JSON.stringify({ trustedRoot, ...publisher, cases });
  const script = join(import.meta.dirname, "verify-attestations.py");
  return JSON.parse(
    await new Promise<string>((resolve, reject) => {
      const child = execFile(python, [script], (error, stdout) =>
        error === null ? resolve(stdout) : reject(error),
      );
      child.stdin?.end(question);
    }),
  );
}

/** Sigstore's own code for why it does not verify. */
function refusalOf(verify: () => void): string | undefined {
  try {
    verify();
    return undefined;
  } catch (error) {
    return error instanceof VerificationError ? error.code : String(error);
  }
}

describe("an attestation of ours", () => {
  test("is accepted by Sigstore's verifier and by PyPI's, for its own file and workflow only", async () => {
    const world = await startWorld();
    const attestation = await attest(world);
    world.verify(attestation);
    expect(
      await askPython(world, [
        { ...FILE, attestation },
        { ...FILE, name: "omi-0.3.1-py3-none-any.whl", attestation },
        { ...FILE, sha256: "cd".repeat(32), attestation },
      ]),
    ).toEqual([
      PUBLISH,
      `refused: Verification failed: subject does not match distribution name: ${FILE.name} != omi-0.3.1-py3-none-any.whl`,
      "refused: Verification failed: subject does not match distribution digest",
    ]);
    const [other] = await askPython(world, [{ ...FILE, attestation }], "release.yml");
    expect(other).toMatch(
      /does not match expected Trusted Publisher \(release\.yml @ slapglif\/omi\)$/,
    );
  });

  test("is refused by both, and by ourselves, wherever it was tampered with", async () => {
    const world = await startWorld();
    const attestation = await attest(world);
    const cases = Object.values(tampered).map((change) => change(attestation));
    expect(cases.map((changed) => refusalOf(() => world.verify(changed)))).toEqual([
      "TLOG_BODY_ERROR",
      "TLOG_BODY_ERROR",
      "CERTIFICATE_ERROR",
      "TLOG_INCLUSION_PROMISE_ERROR",
    ]);
    for (const changed of cases) {
      expect(
        await failureOf(Promise.resolve().then(() => world.signer.read(changed))),
      ).toMatchObject({ code: "attestation-invalid" });
    }
    const answers = await askPython(
      world,
      cases.map((changed) => ({ ...FILE, attestation: changed })),
    );
    expect(answers).toEqual([
      "refused: Verification failed: DSSE: invalid signature",
      "refused: Verification failed: DSSE: invalid signature",
      expect.stringMatching(/certificate chain: .*signature does not match$/),
      expect.stringMatching(/^refused: Verification failed: invalid log entry: inclusion proof/),
    ]);
  });
});
