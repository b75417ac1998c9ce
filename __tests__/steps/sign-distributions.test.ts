import { describe, expect, test } from "@jest/globals";
import { attestationsField, parseAttestation } from "../../src/domain/attestation/attestation.ts";
import { Journal } from "../../src/domain/journal.ts";
import type { Manifest } from "../../src/domain/manifest.ts";
import type { Outcome } from "../../src/domain/outcome.ts";
import type { ReleasePlan } from "../../src/domain/plan.ts";
import { resolveIndex } from "../../src/domain/publisher/index-address.ts";
import type { Signer } from "../../src/ports/signer.ts";
import { type SignRequest, signDistributions } from "../../src/steps/sign-distributions.ts";
import { tampered } from "../adapters/sigstore/tampered.ts";
import { JOB, startWorld, type World } from "../sandbox/sigstore/world.ts";

const plan: ReleasePlan = {
  kind: "release",
  project: "omi",
  version: "0.3.0",
  prerelease: false,
  tag: { name: "v0.3.0", object: "a".repeat(40), commit: JOB.sha },
  title: "omi v0.3.0",
  indexes: ["pypi"],
};
const manifest: Manifest = {
  schema: 1,
  plan,
  notes: "",
  smoke: { commands: [] },
  files: [
    { name: "omi-0.3.0.tar.gz", kind: "sdist", size: 1, sha256: "ab".repeat(32) },
    { name: "omi-0.3.0-py3-none-any.whl", kind: "wheel", size: 1, sha256: "cd".repeat(32) },
  ],
};
const destinations = [{ index: resolveIndex("pypi"), byApiToken: false }];

interface Run {
  readonly outcome: Outcome & { readonly step: "sign" };
  readonly said: readonly string[];
}

/** The step in a journal, as a command runs it. */
async function runStep(
  world: World,
  changes: Partial<SignRequest> = {},
  signer: Signer = world.signer,
): Promise<Run> {
  const said: string[] = [];
  const reporter = { say: (line: string) => said.push(line), quote: () => undefined };
  const journal = new Journal({ now: () => new Date() });
  const request: SignRequest = { plan, manifest, policy: "auto", destinations, ...changes };
  await journal.step(
    "sign",
    signDistributions(request, {
      ...world,
      signer,
      reporter,
      indexes: [{ files: async () => [] }],
    }),
  );
  const [outcome] = journal.report().outcomes;
  if (outcome?.step !== "sign") throw new Error("No outcome");
  const shown = JSON.stringify(outcome.diagnostics) + said.join();
  for (const token of world.tokens) expect(shown).not.toContain(token);
  return { outcome, said };
}

const codes = ({ outcome }: Run) => outcome.diagnostics.map(({ code }) => code);

describe("signing", () => {
  test.each(["auto", "required"] as const)(
    "gives each file an attestation that verifies (%s)",
    async (policy) => {
      const world = await startWorld();
      const run = await runStep(world, { policy });
      expect(run.outcome.status).toBe("done");
      expect(codes(run)).toEqual([]);
      const signed = run.outcome.result ?? [];
      expect(signed.map(({ file }) => file)).toEqual([
        "omi-0.3.0-py3-none-any.whl",
        "omi-0.3.0.tar.gz",
      ]);
      for (const { file, attestation } of signed) {
        const parsed = parseAttestation(attestation);
        world.verify(parsed);
        expect(JSON.parse(world.signer.read(parsed).statement)).toMatchObject({
          subject: [
            {
              name: file,
              digest: { sha256: manifest.files.find(({ name }) => name === file)?.sha256 },
            },
          ],
        });
        expect(JSON.parse(attestationsField([attestation]))).toEqual([parsed]);
      }
      expect(run.said).toEqual(
        signed.map(
          ({ file, logIndex }) =>
            `Signed ${file}: https://search.sigstore.dev/?logIndex=${logIndex}`,
        ),
      );
    },
  );

  test("asks nobody where it is off", async () => {
    const world = await startWorld();
    const run = await runStep(world, { policy: "off" });
    expect(run.outcome).toMatchObject({ status: "skipped", result: [], diagnostics: [] });
    expect(world.tokens).toEqual([]);
    expect(world.sigstore.requests("fulcio")).toEqual([]);
  });

  test("is left out with an API token, and no identity token is asked for", async () => {
    const world = await startWorld();
    const run = await runStep(world, {
      destinations: [{ index: resolveIndex("pypi"), byApiToken: true }],
    });
    expect(run.outcome).toMatchObject({ status: "skipped", result: [] });
    expect(codes(run)).toEqual(["attestations-left-out"]);
    expect(world.tokens).toEqual([]);
  });

  test.each([
    ["a private repository", { job: { repository: { ...JOB.repository, visibility: "private" } } }],
    [
      "a reusable workflow",
      { job: { calledWorkflow: "slapglif/shared/.github/workflows/p.yml@refs/heads/main" } },
    ],
    ["another commit than the tag's", { job: { sha: "b".repeat(40) } }],
    ["a job without id-token: write", { offline: true }],
  ] as const)("is left out in %s, and stops the run if required", async (_, options) => {
    const world = await startWorld(options);
    const auto = await runStep(world);
    expect([auto.outcome.status, codes(auto)]).toEqual(["skipped", ["attestations-left-out"]]);
    const required = await runStep(world, { policy: "required" });
    expect([required.outcome.status, codes(required)]).toEqual([
      "failed",
      ["attestations-impossible"],
    ]);
    expect(world.sigstore.requests("fulcio")).toEqual([]);
  });
});

describe("while Sigstore is down", () => {
  test("the release goes on without attestations, and says so", async () => {
    const world = await startWorld();
    world.sigstore.troubles.add("rekor", { kind: "status", status: 503 });
    const run = await runStep(world);
    expect(run.outcome).toMatchObject({
      status: "skipped",
      result: [],
      diagnostics: [{ code: "attestations-not-made", severity: "warning" }],
    });
    expect(run.outcome.diagnostics[0]?.message).toMatch(
      /^The distributions are published WITHOUT attestations, which cannot be added later: Sigstore's Rekor answers 503 .* It was tried 7 times\.$/,
    );
    // Of the first file: the others are not tried any more.
    expect(world.sigstore.requests("rekor")).toHaveLength(7);
  });

  test("the release stops where attestations are required", async () => {
    const world = await startWorld();
    world.sigstore.troubles.add("fulcio", { kind: "down" });
    const run = await runStep(world, { policy: "required" });
    expect(run.outcome.status).toBe("failed");
    expect(codes(run)).toEqual(["attestations-failed"]);
    expect(world.sigstore.requests("fulcio")).toHaveLength(7);
  });

  test("for the second file only, no file has one", async () => {
    const world = await startWorld();
    let signed = 0;
    const signer: Signer = {
      ...world.signer,
      attest: async (...of) => {
        if (signed > 0) world.sigstore.troubles.add("fulcio", { kind: "down" });
        signed += 1;
        return world.signer.attest(...of);
      },
    };
    const run = await runStep(world, {}, signer);
    expect(run.outcome).toMatchObject({ status: "skipped", result: [] });
    expect(world.sigstore.entries()).toBe(1);
  });
});

describe("an attestation that does not hold", () => {
  test.each(Object.entries(tampered))("is not used: %s", async (_, change) => {
    const world = await startWorld();
    const signer: Signer = {
      ...world.signer,
      attest: async (...of) => change(await world.signer.attest(...of)),
    };
    expect(codes(await runStep(world, {}, signer))).toEqual(["attestations-not-made"]);
    expect(codes(await runStep(world, { policy: "required" }, signer))).toEqual([
      "attestations-failed",
    ]);
  });

  test("because it is another workflow's is not used", async () => {
    const world = await startWorld();
    const calledWorkflow = "o/r/.github/workflows/publish.yml@refs/tags/v0.3.0";
    const other = { job_workflow_ref: calledWorkflow };
    const signer: Signer = {
      ...world.signer,
      attest: (statement) =>
        world.signer.attest(statement, async () => world.issuer.issue("sigstore", other)),
    };
    const run = await runStep(world, { policy: "required" }, signer);
    expect(codes(run)).toEqual(["attestations-failed"]);
    expect(run.outcome.diagnostics[0]?.message).toContain(
      `its certificate names the identity "https://github.com/${calledWorkflow}"`,
    );
  });
});
