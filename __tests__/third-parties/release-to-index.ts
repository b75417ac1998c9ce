import { createHash } from "node:crypto";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packageIndexAdapter } from "../../src/adapters/package-index/adapter.ts";
import { Journal } from "../../src/domain/journal.ts";
import type { ReleasePlan } from "../../src/domain/plan.ts";
import { resolveIndex } from "../../src/domain/publisher/index-address.ts";
import type { PackageIndex } from "../../src/ports/package-index.ts";
import { confirmIndex } from "../../src/steps/confirm-index.ts";
import { uploadDistributions } from "../../src/steps/upload-distributions.ts";
import { recordingClock, testClient } from "../adapters/http/scripted-server.ts";
import type { PythonTools } from "../python-tools.ts";
import type { BuiltFile } from "../sandbox/package-index/distributions.ts";
import { type Ended, runTool } from "./run-tool.ts";

const COMMIT = "c".repeat(40);

/** Our adapter for an index that is named by its address. */
export function adapterFor(address: string, apiToken: string): PackageIndex {
  return packageIndexAdapter({
    index: resolveIndex(address),
    client: testClient(),
    mask: () => undefined,
    apiToken,
  });
}

export interface Released {
  /** `done`, `unchanged`, `failed`: how the upload ended. */
  readonly state: string;
  /** By file. */
  readonly files: Readonly<Record<string, string>>;
  readonly codes: readonly string[];
  readonly messages: readonly string[];
  /** Whether the index shows everything; undefined where nothing was uploaded. */
  readonly verified: boolean | undefined;
}

/** What a release does at one index: our steps upload and confirm, with omi 1.0 as these files. */
export async function releaseTo(
  index: PackageIndex,
  apiToken: string,
  files: readonly BuiltFile[],
  directory: string,
): Promise<Released> {
  const distributions = await mkdtemp(join(directory, "dist-"));
  for (const { filename, bytes } of files) await writeFile(join(distributions, filename), bytes);
  const plan = planFor(index);
  const manifest = {
    schema: 1,
    plan,
    notes: "",
    smoke: { commands: [] },
    files: files.map(describe),
  } as const;
  const clock = recordingClock();
  const journal = new Journal({ now: clock.now });
  const ports = {
    index,
    clock,
    github: { tag: async () => plan.tag },
    reporter: { say: () => undefined, quote: () => undefined },
    identity: NO_IDENTITY,
  };
  const upload = uploadDistributions({ plan, manifest, distributions, apiToken }, ports);
  const uploads = await journal.step("upload", upload, index.index.name);
  const wanted = { plan, manifest, distributions, attested: new Set<string>(), timeoutMs: 0 };
  const confirmed =
    uploads === undefined
      ? undefined
      : await journal.step("confirm", confirmIndex(wanted, ports), index.index.name);
  const { outcomes } = journal.report();
  const [first] = outcomes;
  const diagnostics = outcomes.flatMap((outcome) => outcome.diagnostics);
  if (first?.step !== "upload") throw new Error("There is no upload in the journal.");
  return {
    state: first.status,
    files: Object.fromEntries((first.result ?? []).map(({ file, state }) => [file, state])),
    codes: diagnostics.map(({ code }) => code),
    messages: diagnostics.map(({ message, hint }) => `${message} ${hint}`),
    verified: confirmed?.verified,
  };
}

function planFor({ index }: PackageIndex): ReleasePlan {
  return {
    kind: "release",
    project: "omi",
    version: "1.0",
    prerelease: false,
    tag: { name: "v1.0", object: COMMIT, commit: COMMIT },
    title: "omi v1.0",
    indexes: [index.name],
  };
}

const NO_IDENTITY = {
  available: false,
  token: async () => {
    throw new Error("Nobody may ask for an identity token here.");
  },
  claims: () => ({}),
};

function describe({ filename, bytes }: BuiltFile) {
  const kind = filename.endsWith(".whl") ? "wheel" : "sdist";
  return { name: filename, kind, size: bytes.length, sha256: sha256Of(bytes) } as const;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Installs omi from an index and nowhere else, in a clean environment, and asks it for its version. */
export async function installOmi(
  { python, pip }: PythonTools,
  simple: string,
  directory: string,
): Promise<readonly [pip: Ended, version: Ended]> {
  const folder = await mkdtemp(join(directory, "installed-"));
  const environment = join(folder, "environment");
  await mkdir(environment);
  await runTool(python, ["-m", "venv", "--without-pip", environment], { directory: folder });
  const windows = process.platform === "win32";
  const clean = windows
    ? join(environment, "Scripts", "python.exe")
    : join(environment, "bin", "python");
  const source = ["--isolated", "--no-cache-dir", "--index-url", simple];
  const manner = ["--python", clean, "--disable-pip-version-check", "install", ...source];
  const installed = await runTool(pip, [...manner, "omi==1.0"], { directory: folder });
  const asked = ["-c", "import omi; print(omi.__version__)"];
  return [installed, await runTool(clean, asked, { directory: folder })];
}
