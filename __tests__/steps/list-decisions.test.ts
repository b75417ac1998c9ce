import { writeFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { githubAdapter } from "../../src/adapters/github/adapter.ts";
import { identityAdapter } from "../../src/adapters/identity/adapter.ts";
import { packageIndexAdapter } from "../../src/adapters/package-index/adapter.ts";
import { uploadFields } from "../../src/domain/distribution/upload-fields.ts";
import { Journal } from "../../src/domain/journal.ts";
import type { Distribution, Manifest } from "../../src/domain/manifest.ts";
import type { Obtained } from "../../src/domain/outcome.ts";
import type { ReleasePlan } from "../../src/domain/plan.ts";
import { resolveIndex } from "../../src/domain/publisher/index-address.ts";
import type { ReleasePhase } from "../../src/domain/release/work.ts";
import { DEFAULT_TAG_FORMATS } from "../../src/domain/version/tag-name.ts";
import type { GitHub } from "../../src/ports/github.ts";
import type { Identity } from "../../src/ports/identity.ts";
import type { PackageIndex } from "../../src/ports/package-index.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.ts";
import { draftRelease } from "../../src/steps/draft-release.ts";
import { readCoreMetadata } from "../../src/steps/inspect-distributions.ts";
import { type DryRunRequest, listDecisions } from "../../src/steps/list-decisions.ts";
import { describeFiles, writeManifest } from "../../src/steps/obtain/manifest-file.ts";
import { publishRelease } from "../../src/steps/publish-release.ts";
import { recordingClock, testClient } from "../adapters/http/scripted-server.ts";
import { createSampleRepository, type SampleRepository } from "../sandbox/github/world.ts";
import { sdistOf, wheelOf } from "../sandbox/package-index/distributions.ts";

const NAME = "slapglif-omi";
const TITLE = "OMI v0.2.0";
const reporter = { say: () => undefined, quote: () => undefined };

/** The sandbox with its adapters, and the distributions of version 0.2.0 in a folder. */
interface World {
  readonly repository: SampleRepository;
  readonly sandbox: Sandbox;
  readonly github: GitHub;
  readonly identity: Identity;
  readonly indexes: readonly [testpypi: PackageIndex, pypi: PackageIndex];
  readonly plan: ReleasePlan;
  readonly obtained: Obtained;
  readonly folders: { readonly distributions: string; readonly manifestFolder: string };
}

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(async () => {
  await world.sandbox.close();
  await world.repository.remove();
  await rm(world.folders.manifestFolder, { recursive: true });
});

async function startWorld(): Promise<World> {
  const repository = await createSampleRepository();
  const commit = repository.second;
  const sandbox = await startSandbox({
    repository: {
      bare: repository.gitDirectory,
      owner: "slapglif",
      name: "omi",
      defaultBranch: "main",
      tag: "v0.2.0",
      commit,
    },
    project: NAME,
  });
  const client = testClient({ clock: recordingClock(new Date().toISOString()) });
  const mask = () => undefined;
  const indexAt = (name: "pypi" | "testpypi") =>
    packageIndexAdapter({ index: resolveIndex(name, sandbox.addresses), client, mask });
  const plan: ReleasePlan = {
    kind: "release",
    project: NAME,
    version: "0.2.0",
    prerelease: false,
    tag: { name: "v0.2.0", object: commit, commit },
    title: TITLE,
    indexes: ["pypi"],
  };
  const { token, apiUrl: baseUrl, owner, repository: repo } = sandbox.github;
  const uploadUrl = sandbox.addresses.uploads;
  return {
    repository,
    sandbox,
    github: githubAdapter({ owner, repo, token, baseUrl, uploadUrl, client }),
    identity: identityAdapter({ ...sandbox.identity, client, mask }),
    indexes: [indexAt("testpypi"), indexAt("pypi")],
    plan,
    ...(await makeDistributions(plan)),
  };
}

async function makeDistributions(plan: ReleasePlan): Promise<Pick<World, "obtained" | "folders">> {
  const manifestFolder = await mkdtemp(join(tmpdir(), "tag2pypi-dry-run-"));
  const distributions = join(manifestFolder, "distributions");
  await mkdir(distributions);
  for (const { filename, bytes } of [wheelOf(NAME, "0.2.0"), sdistOf(NAME, "0.2.0")]) {
    await writeFile(join(distributions, filename), bytes);
  }
  const files = await describeFiles(distributions);
  const manifest: Manifest = { schema: 1, plan, notes: "Notes.", smoke: { commands: [] }, files };
  const manifestSha256 = await writeManifest(manifestFolder, manifest);
  return {
    obtained: { origin: "build", manifest, manifestSha256 },
    folders: { distributions, manifestFolder },
  };
}

const releaseRequest = (plan = world.plan) => ({
  plan,
  obtained: world.obtained,
  ...world.folders,
  personal: false,
  adoptDraft: false,
  changelogUrl: "https://github.com/slapglif/omi/blob/v0.2.0/CHANGELOG.md",
  tagFormats: DEFAULT_TAG_FORMATS,
});

/** The step in a journal, as a command runs it; the indexes are those of the plan, `phases` what it does of the release. */
async function dryRun(
  changes: Partial<Omit<DryRunRequest, "release" | "plan">> & { readonly plan?: ReleasePlan } = {},
  phases: readonly ReleasePhase[] = ["draft", "publish"],
) {
  const plan = changes.plan ?? world.plan;
  const indexes = world.indexes.filter(({ index }) => plan.indexes.includes(index.name));
  const { github } = world;
  const request: DryRunRequest = {
    plan,
    obtained: world.obtained,
    distributions: world.folders.distributions,
    attestations: "auto",
    destinations: indexes.map(({ index }) => ({ index, byApiToken: false })),
    verifies: "everywhere" as const,
    ...(phases.length === 0 ? {} : { release: { ...releaseRequest(plan), phases, github } }),
    ...changes,
  };
  const journal = new Journal({ now: () => new Date(0) });
  await journal.step("dry-run", listDecisions(request, { ...world, indexes }));
  const [outcome] = journal.report().outcomes;
  if (outcome?.step !== "dry-run") throw new Error("No outcome");
  return {
    status: outcome.status,
    decisions: outcome.result?.decisions,
    errors: outcome.diagnostics.flatMap(({ severity, code }) => (severity === "error" ? code : [])),
    others: outcome.diagnostics.flatMap(({ severity, code }) => (severity === "error" ? [] : code)),
  };
}

/** Everything that the servers hold: what they list, and every token, number and name that they remember. */
function whatIsThere(): unknown {
  const { pypi, testpypi, github, sigstore } = world.sandbox.servers;
  const held = { pypi: pypi.state, testpypi: testpypi.state, github: github.state };
  return JSON.parse(JSON.stringify({ ...held, logged: sigstore.entries() }));
}

/** Methods of all requests to GitHub and the indexes, and whatever reached Sigstore. */
function requestsSoFar(): readonly string[] {
  const { pypi, testpypi, github, sigstore } = world.sandbox.servers;
  return [
    ...[pypi, testpypi, github].flatMap(({ requests }) => requests.map(({ method }) => method)),
    ...sigstore.requests("fulcio"),
    ...sigstore.requests("rekor"),
  ];
}

/** Brings one of the files to an index, as trusted publishing does. */
async function upload(
  file: Distribution,
  index: PackageIndex = world.indexes[1],
  folder = world.folders.distributions,
): Promise<void> {
  const path = join(folder, file.name);
  const fields = uploadFields(file, await readCoreMetadata(path, file));
  const token = await index.mint(async () => world.identity.token(await index.audience()));
  await index.upload({ path, filename: file.name, fields }, token);
}

/** Brings a file of the sdist's name with other bytes to an index. */
async function uploadOther(index: PackageIndex): Promise<void> {
  const folder = await mkdtemp(join(world.folders.manifestFolder, "other-"));
  const { filename, bytes } = sdistOf(NAME, "0.2.0", { source: "other = True\n" });
  await writeFile(join(folder, filename), bytes);
  for (const file of await describeFiles(folder)) await upload(file, index, folder);
}

const fileNamed = (end: string) => {
  const file = world.obtained.manifest.files.find(({ name }) => name.endsWith(end));
  if (file === undefined) throw new Error(`No ${end}`);
  return file;
};
const decided = ({ name, size }: Distribution) => ({ name, size });
const attestationOf = ({ name }: Distribution) => `${name}.publish.attestation`;
const manifestAsset = { name: "tag2pypi-manifest.json", size: expect.any(Number) };

async function act(name: "draft" | "publish-release"): Promise<void> {
  const journal = new Journal({ now: () => new Date(0) });
  const ports = { github: world.github, reporter };
  if (name === "draft") await journal.must(name, draftRelease(releaseRequest(), ports));
  else await journal.must(name, publishRelease(releaseRequest(), ports));
}

describe("a dry run of a first release", () => {
  test("says all that a real run would do, in its order, and changes nothing anywhere", async () => {
    const before = whatIsThere();
    const plan = { ...world.plan, indexes: ["testpypi", "pypi"] };
    const run = await dryRun({ plan });
    const [wheel, sdist] = [fileNamed(".whl"), fileNamed(".tar.gz")];
    const onIndex = (index: string) => [
      { do: "mint", index },
      { do: "upload", index, file: decided(wheel) },
      { do: "upload", index, file: decided(sdist) },
      { do: "confirm", index, files: 2 },
    ];
    expect(run).toEqual({
      status: "done",
      decisions: [
        {
          do: "create-draft",
          title: TITLE,
          assets: [decided(wheel), decided(sdist), manifestAsset],
        },
        { do: "sign", files: [wheel.name, sdist.name] },
        ...onIndex("testpypi"),
        { do: "verify", index: "testpypi" },
        ...onIndex("pypi"),
        { do: "upload-asset", title: TITLE, asset: { name: attestationOf(wheel) } },
        { do: "upload-asset", title: TITLE, asset: { name: attestationOf(sdist) } },
        { do: "publish-release", title: TITLE, latest: true },
        { do: "verify", index: "pypi" },
      ],
      errors: [],
      others: Array(4).fill("dry-run-untried"),
    });
    expect(whatIsThere()).toEqual(before);
    expect(new Set(requestsSoFar())).toEqual(new Set(["GET"]));
  });

  test("leaves out what the job cannot do, or nobody wants", async () => {
    const [, pypi] = world.indexes;
    const run = await dryRun({ destinations: [{ index: pypi.index, byApiToken: true }] });
    expect(run.decisions?.map((decision) => decision.do)).toEqual([
      "create-draft",
      "skip-signing",
      "upload",
      "upload",
      "confirm",
      "publish-release",
      "verify",
    ]);
    expect(run.others).toEqual(["attestations-left-out", "dry-run-untried", "dry-run-untried"]);
    const off = await dryRun({ attestations: "off" });
    expect(off.decisions?.[1]).toEqual({ do: "skip-signing", why: "off" });
  });

  test("is about the indexes alone in a stage that leaves the release to another one", async () => {
    const run = await dryRun({ verifies: "nowhere" as const }, []);
    expect(run.decisions?.map((decision) => decision.do)).toEqual([
      "sign",
      "mint",
      "upload",
      "upload",
      "confirm",
    ]);
  });

  test("is about the release alone in a stage that leaves the indexes to another one", async () => {
    const run = await dryRun({ plan: { ...world.plan, indexes: [] } }, ["draft"]);
    expect(run.decisions?.map((decision) => decision.do)).toEqual(["create-draft"]);
  });
});

describe("a dry run after a release", () => {
  test("that stopped between two files says exactly what is left", async () => {
    await act("draft");
    const [wheel, sdist] = [fileNamed(".whl"), fileNamed(".tar.gz")];
    await upload(wheel);
    const before = whatIsThere();
    const asked = requestsSoFar().length;
    const run = await dryRun({ attestations: "off" });
    const [draft] = await world.github.releases();
    expect(run).toEqual({
      status: "done",
      decisions: [
        { do: "adopt-draft", title: TITLE, url: draft?.url, text: "kept" },
        { do: "skip-signing", why: "off" },
        { do: "mint", index: "pypi" },
        { do: "keep-file", index: "pypi", file: decided(wheel) },
        { do: "upload", index: "pypi", file: decided(sdist) },
        { do: "confirm", index: "pypi", files: 2 },
        { do: "publish-release", title: TITLE, latest: true },
        { do: "verify", index: "pypi" },
      ],
      errors: [],
      others: Array(3).fill("dry-run-untried"),
    });
    expect(whatIsThere()).toEqual(before);
    expect(requestsSoFar().length).toBeGreaterThan(asked);
  });

  test("that went through says that nothing is left", async () => {
    await act("draft");
    for (const file of world.obtained.manifest.files) await upload(file);
    await act("publish-release");
    const run = await dryRun();
    const [release] = await world.github.releases();
    expect(run).toEqual({
      status: "done",
      decisions: [
        { do: "leave-release", title: TITLE, url: release?.url },
        { do: "skip-signing", why: "nothing-to-upload" },
        ...["whl", "gz"].map((end) => ({
          do: "keep-file",
          index: "pypi",
          file: decided(fileNamed(`.${end}`)),
        })),
        { do: "confirm", index: "pypi", files: 2 },
        { do: "verify", index: "pypi" },
      ],
      errors: [],
      others: [],
    });
  });
});

describe("where a real run would stop, a dry run", () => {
  test("fails with everything that is in the way, and says where it would stop first", async () => {
    await world.github.createDraft(world.plan.tag, { title: "Mine", body: "", prerelease: false });
    await uploadOther(world.indexes[1]);
    writeFileSync(join(world.folders.distributions, fileNamed(".whl").name), "changed");
    const plan = {
      ...world.plan,
      tag: { ...world.plan.tag, object: "0".repeat(40), commit: "0".repeat(40) },
    };
    const before = whatIsThere();
    const run = await dryRun({ plan, attestations: "required" });
    expect(run).toEqual({
      status: "failed",
      decisions: [{ do: "stop", why: [expect.objectContaining({ code: "draft-not-ours" })] }],
      errors: [
        "draft-not-ours",
        "attestations-impossible",
        "tag-moved",
        "manifest-mismatch",
        "file-differs",
      ],
      others: [],
    });
    expect(whatIsThere()).toEqual(before);
  });

  test("says that a conflict on TestPyPI takes the trial away, and no more", async () => {
    await uploadOther(world.indexes[0]);
    const plan = { ...world.plan, indexes: ["testpypi", "pypi"] };
    const run = await dryRun({ plan, attestations: "off" });
    expect(run.status).toBe("done");
    expect(run.decisions?.map((decision) => decision.do)).toEqual([
      "create-draft",
      "skip-signing",
      "skip-index",
      "mint",
      "upload",
      "upload",
      "confirm",
      "publish-release",
      "verify",
    ]);
    expect(run.others).toEqual(["trial-skipped", ...Array(3).fill("dry-run-untried")]);
  });

  test("goes on where a service does not answer, and tells that once", async () => {
    const fault = { at: "simple", times: 100, what: { kind: "status", status: 503 } } as const;
    world.sandbox.servers.pypi.switches.faults.push(fault);
    const run = await dryRun();
    expect(run.status).toBe("failed");
    expect(run.errors).toEqual(["service-failed"]);
    expect(run.decisions?.map((decision) => decision.do)).toEqual(["create-draft", "stop"]);
  });

  test("says so where the identity token for signing cannot be had", async () => {
    const before = whatIsThere();
    world.sandbox.servers.identity.fail(400, 2);
    const required = await dryRun({ attestations: "required" });
    expect([required.status, required.errors]).toEqual(["failed", ["attestations-failed"]]);
    const auto = await dryRun();
    expect([auto.status, auto.others[0]]).toEqual(["done", "attestations-not-made"]);
    expect(whatIsThere()).toEqual(before);
  });
});
