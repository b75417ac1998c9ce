import { afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { TOOLS_TIMEOUT } from "../python-tools.ts";
import type { FinishedWorkflow } from "./act-log.ts";
import { actProgram } from "./program.ts";
import {
  FORGED,
  filesOn,
  releasesOn,
  startWorld,
  uploadsTo,
  WHEEL_ONLY,
  type World,
} from "./world.ts";

const SLOW = 150_000;
const WHEEL = "in_tree_example-1.0.0-py3-none-any.whl";
const SDIST = "in_tree_example-1.0.0.tar.gz";
const MANIFEST = "tag2pypi-manifest.json";

let world: World;

beforeAll(() => actProgram(), TOOLS_TIMEOUT);
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

/** Compares how the jobs ended, as `JOB: RESULT`. Where they ended otherwise, the log is shown: nothing else says why. */
function expectJobs({ exitCode, jobs, log }: FinishedWorkflow, expected: readonly string[]) {
  const ended = jobs.map(({ id, result }) => `${id}: ${result}`);
  const failed = expected.some((job) => job.endsWith(": failure"));
  try {
    expect({ exitCode, jobs: ended }).toEqual({ exitCode: failed ? 1 : 0, jobs: expected });
  } catch (error) {
    throw new Error(log, { cause: error });
  }
}

function outputsOf({ jobs }: FinishedWorkflow, job: string, step: string) {
  const outputs = jobs.find(({ id }) => id === job)?.outputs.filter((each) => each.step === step);
  return Object.fromEntries((outputs ?? []).map(({ name, value }) => [name, value]));
}

const PUBLISHER = { kind: "GitHub", repository: "example/example", workflow: "publish.yml" };
const publishedFrom = (environment: string) => ({ ...PUBLISHER, environment });

/** Has PyPI refuse the sdist. */
function refuseSdist() {
  world.services.pypi.switches.fileLimit = WHEEL_ONLY;
}

/** PyPI has the wheel alone, and the release is a draft still. From here on PyPI takes everything. */
function expectHalfPublished() {
  const { pypi } = world.services;
  const files = filesOn(pypi);
  expect(files).toMatchObject([{ name: WHEEL, publisher: publishedFrom("pypi") }]);
  expect(releasesOn(world.services)).toMatchObject([{ tag: "v1.0.0", draft: true }]);
  pypi.switches.fileLimit = 2 ** 20;
  return files;
}

/** The one release is public, and holds what PyPI holds, its attestations and the manifest that the jobs agreed on. */
function expectFinished(manifestSha256: string | undefined) {
  const files = filesOn(world.services.pypi);
  expect(files).toMatchObject([
    { name: WHEEL, publisher: publishedFrom("pypi") },
    { name: SDIST, publisher: publishedFrom("pypi") },
  ]);
  expect(releasesOn(world.services)).toEqual([
    {
      tag: "v1.0.0",
      draft: false,
      assets: {
        ...Object.fromEntries(files.map(({ name, sha256 }) => [name, `sha256:${sha256}`])),
        [MANIFEST]: `sha256:${manifestSha256}`,
        [`${WHEEL}.publish.attestation`]: expect.stringMatching(/^sha256:/),
        [`${SDIST}.publish.attestation`]: expect.stringMatching(/^sha256:/),
      },
    },
  ]);
}

test(
  "simple.yml is stopped by a file that PyPI refuses, and finishes when it is dispatched for the tag; nothing is uploaded twice",
  async () => {
    const { services } = world;
    refuseSdist();
    expectJobs(await world.push({ workflow: "simple.yml", run: 1 }), ["publish: failure"]);
    const [wheel] = expectHalfPublished();

    const second = await world.dispatch({ workflow: "simple.yml", run: 2 });
    expectJobs(second, ["publish: success"]);
    const outputs = outputsOf(second, "publish", "release");
    expect(outputs).toMatchObject({ version: "1.0.0", published: "true", verified: "true" });
    expectFinished(outputs["manifest-sha256"]);
    // The wheel, the sdist that was refused, and the sdist.
    expect(uploadsTo(services.pypi)).toBe(3);
    expect(filesOn(services.pypi)[0]).toEqual(wheel);
    expect(services.audiences()).toEqual({ pypi: ["pypi", "sigstore"], testpypi: [] });
  },
  SLOW,
);

test(
  "hardened.yml is stopped by a file that PyPI refuses, and finishes when its failed jobs are run again; nothing is uploaded twice",
  async () => {
    const { services } = world;
    const before = ["check", "build", "draft", "testpypi", "verify-testpypi"];
    const succeeded = before.map((job) => `${job}: success`);
    refuseSdist();
    const first = await world.push({ workflow: "hardened.yml", run: 1 });
    expectJobs(first, [...succeeded, "pypi: failure"]);
    const [wheel] = expectHalfPublished();
    const tried = filesOn(services.testpypi);
    expect(tried).toMatchObject([
      { name: WHEEL, publisher: publishedFrom("testpypi") },
      { name: SDIST, publisher: publishedFrom("testpypi") },
    ]);
    expectObeyedNothingForged(first);

    const second = await world.push({ workflow: "hardened.yml", run: 1, earlier: first });
    const after = ["pypi: success", "release: success", "verify-pypi: success"];
    expectJobs(second, [...succeeded, ...after]);
    expectFinished(outputsOf(first, "draft", "draft")["manifest-sha256"]);
    const published = filesOn(services.pypi);
    expect(published.map(({ sha256 }) => sha256)).toEqual(tried.map(({ sha256 }) => sha256));
    expect([uploadsTo(services.pypi), uploadsTo(services.testpypi)]).toEqual([3, 2]);
    expect(published[0]).toEqual(wheel);
    expect(services.audiences()).toEqual({
      pypi: ["pypi", "sigstore"],
      testpypi: ["sigstore", "testpypi"],
    });
  },
  SLOW,
);

/** Commands that the project's code printed in the build were read by act, whose reader is not ours, and ignored. */
function expectObeyedNothingForged(run: FinishedWorkflow) {
  const build = run.jobs.find(({ id }) => id === "build");
  expect(build?.ignored).toEqual(FORGED);
  expect(JSON.stringify(build?.outputs)).not.toContain("forged");
  expect(outputsOf(run, "build", "build")).toMatchObject({ version: "1.0.0" });
}
