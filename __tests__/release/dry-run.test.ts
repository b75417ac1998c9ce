import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { handOver } from "../stages/hand-over.ts";
import type { Run } from "./runner.ts";
import { buildBeside, makeRelease, publicState, startWorld, type World } from "./world.ts";

const SLOW = 120_000;
const SDIST = "in_tree_example-1.0.0.tar.gz";
const WHEEL = "in_tree_example-1.0.0-py3-none-any.whl";
const TITLE = "in-tree-example v1.0.0";

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await buildBeside(world, "handed");
});
afterEach(() => world.close());

const real = { "packages-dir": "handed", rules: "workspace-dirty=off" };
const dry = { ...real, "dry-run": "true", attestations: "auto" };
const codes = (run: Run, ...severities: readonly string[]) =>
  run.report.diagnostics.flatMap(({ severity, code }) =>
    severities.includes(severity) ? [code] : [],
  );
/** Sizes differ from one Python to the next. */
const withoutSizes = (run: Run) =>
  (run.report.decisions ?? []).map((line) => line.replace(/ \([\d.]+ k?B\)/, ""));

/** Everything that the servers hold and remember: files, projects, exchanged tokens, releases, entries of the log. */
function whatIsThere(): unknown {
  const { pypi, testpypi, github, sigstore } = world.sandbox.servers;
  const held = { pypi: pypi.state, testpypi: testpypi.state, github: github.state };
  const text = JSON.stringify({ ...held, logged: sigstore.entries() });
  // GitHub counts downloads: to fetch what a draft keeps is to read it.
  return JSON.parse(text, (key, value) => (key === "downloads" ? undefined : value));
}

/** Every request so far that asks for more than to read; git fetches by POST. */
function writingRequests(): readonly string[] {
  const { pypi, testpypi, github, sigstore } = world.sandbox.servers;
  const seen = [pypi, testpypi, github].flatMap(({ requests }) =>
    requests.map(({ method, path }) => `${method} ${path}`),
  );
  const read = /^(GET|HEAD) |^POST .*\/git-upload-pack$/;
  return [...seen, ...sigstore.requests("fulcio"), ...sigstore.requests("rekor")].filter(
    (request) => !read.test(request),
  );
}

describe("a dry run", () => {
  test(
    "says what a real run would do, changes nothing, and the real run does just that",
    async () => {
      const before = whatIsThere();
      const run = await world.push({ inputs: { ...dry, verify: "true" } });
      expect([run.exitCode, codes(run, "error", "warning")]).toEqual([0, []]);
      expect(withoutSizes(run)).toEqual([
        `would create a draft release "${TITLE}" with 3 assets`,
        "would sign 2 files in Sigstore's public log",
        "would ask PyPI for an upload token",
        `would upload ${WHEEL} to PyPI`,
        `would upload ${SDIST} to PyPI`,
        "would wait until PyPI shows 2 files",
        `would attach ${WHEEL}.publish.attestation to the release "${TITLE}"`,
        `would attach ${SDIST}.publish.attestation to the release "${TITLE}"`,
        `would publish the release "${TITLE}" as the latest`,
        "would install the version from PyPI and try it",
      ]);
      expect(codes(run, "notice").filter((code) => code === "dry-run-untried")).toHaveLength(4);
      expect(run.summary).toMatch(/^## Dry run: nothing was published\. /);
      expect(run.summary).toContain("### What a real run would do");
      expect(run.outputs).toMatchObject({
        published: "false",
        verified: "false",
        version: "1.0.0",
      });
      expect(whatIsThere()).toEqual(before);
      expect(writingRequests()).toEqual([]);

      const release = await world.push({ inputs: { ...real, attestations: "auto" } });
      expect([release.exitCode, codes(release, "error")]).toEqual([0, []]);
      expect(release.report.decisions).toBe(null);
      const state = publicState(world);
      expect(state.files.map(({ name }) => name)).toEqual([WHEEL, SDIST]);
      expect(state.releases).toMatchObject([{ name: TITLE, draft: false }]);
      expect(state.releases[0]?.assets.map(({ name }) => name)).toEqual([
        WHEEL,
        `${WHEEL}.publish.attestation`,
        SDIST,
        `${SDIST}.publish.attestation`,
        "tag2pypi-manifest.json",
      ]);
    },
    SLOW,
  );

  test(
    "after a run that stopped between two files says exactly what is left",
    async () => {
      const { pypi } = world.sandbox.servers;
      const running = await world.startPush({ inputs: real });
      while (pypi.state.usedFilenames.length === 0) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      pypi.switches.faults.push({ at: "upload", times: 1, what: { kind: "status", status: 403 } });
      expect((await running.done).exitCode).toBe(1);
      const before = whatIsThere();
      const inputs = { rules: "workspace-dirty=off", "dry-run": "true" };
      const asked = writingRequests().length;
      const run = await world.push({ inputs });
      expect([run.exitCode, codes(run, "error")]).toEqual([0, []]);
      expect(withoutSizes(run)).toEqual([
        `would go on with the draft release "${TITLE}"`,
        "would sign nothing: attestations are off",
        "would ask PyPI for an upload token",
        `would not upload ${WHEEL} to PyPI, which has the same bytes already`,
        `would upload ${SDIST} to PyPI`,
        "would wait until PyPI shows 2 files",
        `would publish the release "${TITLE}" as the latest`,
      ]);
      expect(whatIsThere()).toEqual(before);
      expect(writingRequests()).toHaveLength(asked);
    },
    SLOW,
  );

  test("of the publishing stage says what that would do, and nothing of the release", async () => {
    const { start } = await handOver(world);
    const before = whatIsThere();
    const run = await world.push({
      ...start,
      inputs: { ...start.inputs, "dry-run": "true", attestations: "auto", verify: "true" },
    });
    expect([run.exitCode, codes(run, "error", "warning")]).toEqual([0, []]);
    expect(withoutSizes(run)).toEqual([
      "would sign 2 files in Sigstore's public log",
      "would ask PyPI for an upload token",
      `would upload ${WHEEL} to PyPI`,
      `would upload ${SDIST} to PyPI`,
      "would wait until PyPI shows 2 files",
    ]);
    expect(run.outputs).toMatchObject({ published: "false", "attestations-dir": "" });
    expect(whatIsThere()).toEqual(before);
    expect(writingRequests()).toEqual([]);
  });

  test(
    "fails where the real run would, with everything that is in the way",
    async () => {
      await makeRelease(world, { draft: true, name: "Mine", body: "My words." });
      const before = whatIsThere();
      const run = await world.push({
        inputs: { ...dry, attestations: "required", "api-token": "pypi-AgEIcHlwaS5vcmcxxxxxxxx" },
      });
      expect(run.exitCode).toBe(1);
      expect(codes(run, "error")).toEqual(["draft-not-ours", "attestations-impossible"]);
      expect(run.report.decisions).toEqual([
        expect.stringMatching(/^would stop here: There is a draft release for v1\.0\.0 /),
      ]);
      expect(run.summary).toMatch(
        /^## Dry run: nothing was published\. The release of in-tree-example 1\.0\.0 would stop: 2 errors/,
      );
      expect(whatIsThere()).toEqual(before);
    },
    SLOW,
  );
});
