import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "@jest/globals";
import { identityAdapter } from "../../../src/adapters/identity/adapter.ts";
import { packageIndexAdapter } from "../../../src/adapters/package-index/adapter.ts";
import { Journal } from "../../../src/domain/journal.ts";
import type { Distribution, Manifest } from "../../../src/domain/manifest.ts";
import type { Outcome } from "../../../src/domain/outcome.ts";
import type { ReleasePlan } from "../../../src/domain/plan.ts";
import { resolveIndex } from "../../../src/domain/publisher/index-address.ts";
import type { PackageIndex } from "../../../src/ports/package-index.ts";
import { type AdjustableClock, adjustableClock } from "../../../src/sandbox/clock.ts";
import { startIdentity } from "../../../src/sandbox/identity/server.ts";
import { createSigningKey } from "../../../src/sandbox/identity/signing-key.ts";
import {
  type PackageIndexServer,
  startPackageIndex,
} from "../../../src/sandbox/package-index/server.ts";
import { allFiles } from "../../../src/sandbox/package-index/state.ts";
import {
  type UploadStepRequest,
  uploadDistributions,
} from "../../../src/steps/upload-distributions.ts";
import { testClient } from "../../adapters/http/scripted-server.ts";
import { type BuiltFile, sdistOf, wheelOf } from "../../sandbox/package-index/distributions.ts";
import { JOB } from "../../sandbox/sigstore/world.ts";

const key = await createSigningKey();

export const plan: ReleasePlan = {
  kind: "release",
  project: "omi",
  version: "1.0",
  prerelease: false,
  tag: { name: "v1.0", object: JOB.sha, commit: JOB.sha },
  title: "omi v1.0",
  indexes: ["pypi"],
};

/** So many wheels of one version, which differ by their build tags; they are published in this order. */
export function wheels(count: number): readonly BuiltFile[] {
  return Array.from({ length: count }, (_, number) => taggedWheel(`${100 + number}-py3-none-any`));
}

/** A wheel that PyPI refuses by its name's platform. */
export const foreignWheel = (number: number) => taggedWheel(`${number}-py3-none-linux_x86_64`);

function taggedWheel(tags: string): BuiltFile {
  const { bytes } = wheelOf("omi", "1.0", { source: `tags = "${tags}"\n` });
  return { filename: `omi-1.0-${tags}.whl`, bytes };
}

export const sdist = sdistOf("omi", "1.0");

export interface World {
  readonly pypi: PackageIndexServer;
  readonly index: PackageIndex;
  /** Of the sandbox and of the run; waiting moves it on. */
  readonly clock: AdjustableClock;
  readonly folder: string;
  readonly manifest: Manifest;
  /** Names of the files that PyPI holds, in order. */
  held(): readonly string[];
  /** How often an upload token was minted. */
  mints(): number;
  /** How often a file was sent. */
  posts(): number;
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A PyPI that lets this job publish omi, and the files of a release on disk. */
export async function startWorld(files: readonly BuiltFile[]): Promise<World> {
  const clock = adjustableClock(new Date("2026-03-04T05:06:07Z"));
  const issuer = await startIdentity({ clock, job: JOB, key });
  const pypi = await startPackageIndex({ name: "pypi", clock, issuers: [issuer.issuer] });
  const folder = await mkdtemp(join(tmpdir(), "tag2pypi-upload-"));
  closing.push(() => Promise.all([issuer.close(), pypi.close(), rm(folder, { recursive: true })]));
  for (const { filename, bytes } of files) await writeFile(join(folder, filename), bytes);
  pypi.addPendingPublisher("omi", {
    owner: JOB.repository.owner,
    repository: JOB.repository.name,
    ownerId: String(JOB.repository.ownerId),
    workflow: JOB.workflowFile,
    ...(JOB.environment === undefined ? {} : { environment: JOB.environment }),
  });
  const client = testClient({ clock: portClock(clock), random: () => 0 });
  const mask = () => undefined;
  identities.set(pypi, identityAdapter({ ...issuer, client, mask }));
  const seen = (method: string, path: string) => () =>
    pypi.requests.filter((request) => request.method === method && request.path === path).length;
  return {
    pypi,
    index: packageIndexAdapter({ index: resolveIndex("pypi", { pypi: pypi.url }), client, mask }),
    clock,
    folder,
    manifest: { schema: 1, plan, notes: "", smoke: { commands: [] }, files: files.map(describe) },
    held: () =>
      allFiles(pypi.state)
        .map(({ file }) => file.filename)
        .sort(),
    mints: seen("POST", "/_/oidc/mint-token"),
    posts: seen("POST", "/legacy/"),
  };
}

const identities = new WeakMap<PackageIndexServer, ReturnType<typeof identityAdapter>>();

export function portClock(clock: AdjustableClock) {
  return { now: clock.now, sleep: async (milliseconds: number) => clock.advance(milliseconds) };
}

function describe({ filename, bytes }: BuiltFile): Distribution {
  return {
    name: filename,
    kind: filename.endsWith(".whl") ? "wheel" : "sdist",
    size: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
}

export interface Run {
  readonly outcome: Outcome & { readonly step: "upload" };
  readonly said: readonly string[];
  readonly codes: readonly string[];
  /** By file. */
  readonly states: Readonly<Record<string, string>>;
}

/** The step in a journal, as a command runs it; `wrap` stands between it and the index. */
export async function runStep(
  world: World,
  changes: Partial<UploadStepRequest> = {},
  wrap: (index: PackageIndex) => Partial<PackageIndex> = () => ({}),
): Promise<Run> {
  const { index, clock, folder, manifest, pypi } = world;
  const identity = identities.get(pypi);
  if (identity === undefined) throw new Error("The world has no issuer.");
  const said: string[] = [];
  const journal = new Journal({ now: clock.now });
  await journal.step(
    "upload",
    uploadDistributions(
      { plan, manifest, distributions: folder, ...changes },
      {
        index: { ...index, ...wrap(index) },
        identity,
        github: { tag: async () => plan.tag },
        clock: portClock(clock),
        reporter: { say: (line) => said.push(line), quote: () => undefined },
      },
    ),
    "pypi",
  );
  const [outcome] = journal.report().outcomes;
  if (outcome?.step !== "upload") throw new Error("No outcome");
  expectNoSecret(world, JSON.stringify(outcome) + said.join());
  return {
    outcome,
    said,
    codes: outcome.diagnostics.map(({ code }) => code),
    states: Object.fromEntries((outcome.result ?? []).map(({ file, state }) => [file, state])),
  };
}

function expectNoSecret({ pypi }: World, shown: string): void {
  for (const { value } of pypi.state.tokens) {
    if (shown.includes(value)) throw new Error("A token is shown.");
  }
}
