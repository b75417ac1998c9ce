import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Run } from "./runner.ts";
import {
  buildBeside,
  callGitHub,
  makeRelease,
  publicState,
  startWorld,
  type World,
} from "./world.ts";

const SLOW = 120_000;
let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

const errors = (run: Run) =>
  run.report.diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, message }) => [code, message]);

const handedOver = { inputs: { "packages-dir": "handed", rules: "workspace-dirty=off" } };

describe("distributions that earlier jobs built", () => {
  test(
    "are published as they are, and other bytes under their names stop the next run",
    async () => {
      await buildBeside(world, "handed/job-1");
      const first = await world.push(handedOver);
      expect([first.exitCode, errors(first)]).toEqual([0, []]);
      expect(first.log).not.toContain("Building");
      const released = publicState(world);
      expect(released.files).toHaveLength(2);

      // As if the release had been lost, and the files built once more.
      const { github } = world.sandbox.servers;
      for (const { id } of github.state.releases) {
        await callGitHub(world, "DELETE", `releases/${id}`);
      }
      await buildBeside(world, "handed/job-1");
      const second = await world.push(handedOver);
      expect(second.exitCode).toBe(1);
      expect(errors(second)).toEqual([
        ["file-differs", expect.stringContaining("in_tree_example-1.0.0.tar.gz")],
      ]);
      // Before anybody could see anything of the second run.
      expect(publicState(world)).toEqual({ files: released.files, releases: [] });
    },
    SLOW,
  );

  test(
    "step in where the draft's cannot be used any more",
    async () => {
      await buildBeside(world, "handed");
      const first = await world.push(handedOver);
      expect(first.exitCode).toBe(0);
      // As if the run had been interrupted, and somebody had deleted a file of the draft since then.
      const { github, pypi } = world.sandbox.servers;
      const [release] = github.state.releases;
      const sdist = release?.assets.find(({ name }) => name.endsWith(".tar.gz"));
      pypi.deleteFile("in_tree_example-1.0.0.tar.gz");
      pypi.state.usedFilenames.splice(0);
      await callGitHub(world, "DELETE", `releases/assets/${sdist?.id}`);
      const lost = await world.push({ inputs: { rules: "workspace-dirty=off" } });
      expect(errors(lost).map(([code]) => code)).toEqual(["distributions-lost"]);
      const again = await world.push(handedOver);
      expect([again.exitCode, errors(again)]).toEqual([0, []]);
      expect(publicState(world).files).toHaveLength(2);
    },
    SLOW,
  );

  test("are refused where a name comes twice or something else lies beside them", async () => {
    await buildBeside(world, "handed/job-1");
    await buildBeside(world, "handed/job-2");
    await world.project.write({ "handed/job-1/notes.txt": "mine\n" });
    const run = await world.push(handedOver);
    expect(run.exitCode).toBe(1);
    expect(errors(run).map(([code]) => code)).toEqual([
      "distribution-foreign",
      "distribution-duplicate",
      "distribution-duplicate",
    ]);
    expect(publicState(world)).toEqual({ files: [], releases: [] });
  });
});

describe("a draft that a person prepared for the tag", () => {
  test("stops the run, which leaves it alone", async () => {
    await buildBeside(world, "handed");
    await makeRelease(world, { draft: true, name: "Mine", body: "My words." });
    const before = publicState(world);
    const run = await world.push(handedOver);
    expect(errors(run)).toEqual([
      ["draft-not-ours", expect.stringContaining("There is a draft release for v1.0.0")],
    ]);
    expect(publicState(world)).toEqual(before);
  });

  test(
    "is taken over with its text where adopt-draft says so",
    async () => {
      await buildBeside(world, "handed");
      await makeRelease(world, { draft: true, name: "Mine", body: "My words." });
      const run = await world.push({ inputs: { ...handedOver.inputs, "adopt-draft": "true" } });
      expect([run.exitCode, errors(run)]).toEqual([0, []]);
      const [release, ...others] = publicState(world).releases;
      expect(others).toEqual([]);
      expect(release).toMatchObject({
        name: "Mine",
        body: expect.stringMatching(/^My words\.\n\n<!-- tag2pypi .*"adopted":true.* -->\n$/),
        draft: false,
      });
      expect(release?.assets).toHaveLength(3);
      const again = await world.push(handedOver);
      expect([again.exitCode, errors(again)]).toEqual([0, []]);
      expect(publicState(world).releases).toEqual([release]);
    },
    SLOW,
  );

  test("or published by hand stops a run that a tag push started", async () => {
    await buildBeside(world, "handed");
    await makeRelease(world, { name: "Mine", body: "My words." });
    const before = publicState(world);
    const run = await world.push(handedOver);
    expect(errors(run).map(([code]) => code)).toEqual(["release-exists"]);
    expect(publicState(world)).toEqual(before);
  });
});

describe("credentials", () => {
  const withoutIdentity = {
    ACTIONS_ID_TOKEN_REQUEST_URL: undefined,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined,
  };

  test(
    "can be an API token, which appears nowhere in what the run gives",
    async () => {
      await buildBeside(world, "handed");
      const token = world.sandbox.servers.pypi.addApiToken();
      const run = await world.push({
        inputs: { ...handedOver.inputs, "api-token": token },
        environment: withoutIdentity,
      });
      expect([run.exitCode, errors(run)]).toEqual([0, []]);
      expect(publicState(world).files).toHaveLength(2);
      const shown = [run.log.replace(`::add-mask::${token}`, ""), run.summary];
      const given = [JSON.stringify(run.report), JSON.stringify(run.outputs)];
      for (const text of [...shown, ...given]) expect(text).not.toContain(token);
    },
    SLOW,
  );

  test("that are missing are told with the lines to paste, before anything is drafted", async () => {
    await buildBeside(world, "handed");
    const run = await world.push({ ...handedOver, environment: withoutIdentity });
    expect(errors(run).map(([code]) => code)).toEqual(["identity-unavailable"]);
    expect(run.report.diagnostics.at(0)?.hint).toContain("id-token: write");
    expect(publicState(world)).toEqual({ files: [], releases: [] });
  });

  test("of another workflow than the registered one stop the run at the upload, and the next one goes on from the draft", async () => {
    await buildBeside(world, "handed");
    const [pending] = world.sandbox.servers.pypi.state.pendingPublishers.splice(0);
    const run = await world.push(handedOver);
    expect(errors(run).map(([code]) => code)).toEqual(["publisher-pending-missing"]);
    expect(publicState(world)).toMatchObject({ files: [], releases: [{ draft: true }] });
    if (pending !== undefined) world.sandbox.servers.pypi.state.pendingPublishers.push(pending);
    const again = await world.push({ inputs: { rules: "workspace-dirty=off" } });
    expect([again.exitCode, errors(again)]).toEqual([0, []]);
    expect(publicState(world)).toMatchObject({ releases: [{ draft: false }] });
  });

  test("leave no file of the run behind", async () => {
    await buildBeside(world, "handed");
    await world.push(handedOver);
    const temporary = (await readdir(world.project.folder)).filter((name) =>
      name.startsWith("runner-"),
    );
    for (const name of temporary) {
      const left = await readdir(join(world.project.folder, name, "temp"));
      expect(left).toEqual([expect.stringMatching(/^tag2pypi-\w+-report\.json$/)]);
    }
  });
});
