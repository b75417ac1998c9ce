import { spawn } from "node:child_process";
import { cp, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect } from "@jest/globals";
import { projectFiles } from "../release/project.ts";
import type { ActionName, Run } from "../release/runner.ts";
import { buildBeside, startWorld, type World } from "../release/world.ts";
import { fieldsOf, outcome } from "../sandbox/package-index/upload-client.ts";
import { recordCredentials } from "../secrets/rehearsal.ts";
import { type JobOptions, jobsOf } from "../stages/jobs.ts";
import { type RealAddresses, serveRealAddresses, type Tried } from "./real-addresses.ts";

const root = join(import.meta.dirname, "../..");
const DEPENDENCY = "colorama-0.4.6-py2.py3-none-any.whl";
const ISSUER = "https://token.actions.githubusercontent.com";
const REQUIRED = { attestations: "required" };
/** Where a job has nothing checked out, and the folder of distributions in it. */
const WORKSPACE = "nothing checked out";
const PREBUILT = "prebuilt";

/** A release at the real addresses, whose connections are recorded. */
export interface Place {
  readonly world: World;
  readonly real: RealAddresses;
}

/** What was tried, by the action's folder as `uses:` names it; past the proxy as `past: HOST:PORT`. */
export type Recorded = ReadonlyMap<string, ReadonlySet<string>>;

/** A project that has a dependency which PyPI has, in two builds of which neither is of another place's. */
export async function openPlace(): Promise<Place> {
  const world = await startWorld({ issuer: ISSUER, files: await filesWithDependency() });
  await uploadDependency(world);
  await buildBeside(world, PREBUILT);
  const empty = join(world.project.folder, WORKSPACE);
  await mkdir(empty);
  await cp(join(world.project.workspace, PREBUILT), join(empty, PREBUILT), { recursive: true });
  const real = await serveRealAddresses(world.sandbox);
  const push: World["push"] = (changes) =>
    world.push({
      ...changes,
      nodeOptions: real.start.nodeOptions,
      environment: { ...real.start.environment, ...changes?.environment },
    });
  return { world: { ...world, push }, real };
}

async function filesWithDependency(): Promise<Readonly<Record<string, string>>> {
  const path = "__tests__/fixtures/in-tree-project/backend/in_tree.py";
  const backend = await readFile(join(root, path), "utf8");
  const files = projectFiles("1.0.0");
  return {
    ...files,
    "backend/in_tree.py": backend.replace('f"Summary:', 'f"Requires-Dist: colorama\\nSummary:'),
    "pyproject.toml": `${files["pyproject.toml"]}`.replace(
      "\n[project.scripts]",
      'dependencies = ["colorama"]\n\n[project.scripts]',
    ),
  };
}

async function uploadDependency({ sandbox }: World): Promise<void> {
  const { pypi } = sandbox.servers;
  pypi.addProject("colorama");
  const bytes = await readFile(join(root, "python/wheels", DEPENDENCY));
  const file = { filename: DEPENDENCY, bytes };
  const fields = { ...fieldsOf(file, "colorama", "0.4.6"), pyversion: "py2.py3" };
  expect(await outcome(pypi, { fields, file, token: pypi.addApiToken() })).toBe("200");
}

/** Where nothing is checked out, the sources come from the server. */
function withoutCheckout({ world }: Place) {
  const inputs = { "packages-dir": PREBUILT };
  return { inputs, environment: { GITHUB_WORKSPACE: join(world.project.folder, WORKSPACE) } };
}

/** Every stage in a job of its own, through TestPyPI to PyPI; the draft twice, so that it is adopted. */
export async function recordStages(place: Place): Promise<Recorded> {
  const jobs = jobsOf(place.world);
  const recorded = new Map<string, ReadonlySet<string>>();
  const run = async (name: ActionName, job: JobOptions): Promise<Run> => {
    const ended = await jobs.run(name, job);
    const tried = await triedBy(name, ended, place);
    recorded.set(name, new Set([...(recorded.get(name) ?? []), ...tried]));
    return ended;
  };
  const fresh = withoutCheckout(place);
  await run("check", { environment: fresh.environment });
  const built = await run("build", fresh);
  const draft = { from: built, inputs: { stage: "draft" } };
  const from = await run("github-release", draft);
  const trial = { indexes: "testpypi" };
  await run("publish", { from, identity: true, inputs: { ...REQUIRED, ...trial } });
  await run("verify", { from, inputs: trial });
  const published = await run("publish", { from, identity: true, inputs: REQUIRED });
  await run("github-release", { ...draft, attempt: 2 });
  const attestations = published.outputs["attestations-dir"] ?? "";
  const inputs = { indexes: "testpypi, pypi", stage: "publish", "attestations-dir": attestations };
  await run("github-release", { from, inputs });
  return recorded;
}

/** The whole release in one job. */
export async function recordWhole(place: Place): Promise<Recorded> {
  const { inputs, environment } = withoutCheckout(place);
  const indexes = "testpypi, pypi";
  const ended = await place.world.push({
    inputs: { ...REQUIRED, ...inputs, indexes },
    environment,
  });
  return new Map([[".", new Set(await triedBy(".", ended, place))]]);
}

async function triedBy(
  name: string,
  { exitCode, report }: Run,
  { real }: Place,
): Promise<readonly string[]> {
  expect([name, exitCode, report.diagnostics]).toEqual([name, 0, expect.anything()]);
  const { through, past } = await real.tried();
  return [...through, ...past.map((target) => `past: ${target}`)];
}

/** Rehearses the release of the place's project. */
export async function recordRehearsal({ world, real }: Place): Promise<Tried> {
  const { nodeOptions, environment } = real.start;
  const credentials = await recordCredentials();
  const words = ["rehearse", "--project", world.project.workspace];
  const child = spawn(
    process.execPath,
    [...nodeOptions, ...credentials.nodeOptions, join(root, "dist/cli.js"), ...words],
    {
      env: {
        PATH: process.env["PATH"],
        // Where pip has no settings of its own.
        HOME: world.project.folder,
        // pip asks the proxy even for addresses of this machine, where the rehearsal's own servers are.
        no_proxy: "127.0.0.1",
        ...environment,
        ...credentials.environment,
      },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const exit = new Promise((resolve) => child.once("close", resolve));
  const out = await text(child.stdout);
  await credentials.search(words, { "standard output": out });
  expect([await exit, out]).toEqual([0, expect.stringContaining("Rehearsed: in-tree-example")]);
  return real.tried();
}
