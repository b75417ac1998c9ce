import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "@jest/globals";
import { describeFiles } from "../../src/steps/obtain/manifest-file.ts";
import { prepareUpload } from "../../src/steps/upload/prepare.ts";
import { laterRefusalsOf } from "../domain/project/refusals.ts";
import type { Run } from "../release/runner.ts";
import { buildBeside, publicState } from "../release/world.ts";
import { daemonize, inSmoke } from "./attack-code.ts";
import {
  daemonsOf,
  errorsOf,
  type HostileWorld,
  handBuilt,
  startHostileWorld,
} from "./hostile-project.ts";

const SLOW = 120_000;

/** Puts a module into the wheel that is in no commit. */
const SWAP = `import zipfile
with zipfile.ZipFile(wheel, "a") as archive: archive.writestr("in_tree_example/evil.py", "print('evil')")
`;

let world: HostileWorld;
afterEach(() => world.close());

/** What the index and public releases hold is what the run says that it built, or nothing. */
function expectOnlyBuilt(run: Run) {
  const built = new Map(run.report.files.map(({ name, sha256 }) => [name, sha256]));
  const { files, releases } = publicState(world);
  for (const { name, sha256 } of files) expect([name, sha256]).toEqual([name, built.get(name)]);
  for (const { assets } of releases.filter(({ draft }) => !draft)) {
    for (const { name, digest } of assets) {
      if (built.has(name)) expect([name, digest]).toEqual([name, `sha256:${built.get(name)}`]);
    }
  }
}

describe("in one job, a wheel that is changed after it was built", () => {
  test(
    "by a smoke command reaches neither the index nor a public release",
    async () => {
      world = await startHostileWorld(inSmoke(SWAP));
      const run = await world.push(await handBuilt(world));
      expect([run.exitCode, errorsOf(run)]).toEqual([1, ["manifest-mismatch"]]);
      expect(publicState(world)).toMatchObject({ files: [], releases: [{ draft: true }] });
    },
    SLOW,
  );

  test(
    "by a process that a smoke command left behind, in the moment between the last look and the upload, is not sent to its end",
    async () => {
      const waiting = `import time
while not os.path.exists(f"{LOOT}/now"): time.sleep(0.01)
${SWAP}with open(f"{LOOT}/done", "w") as file: file.write("changed")`;
      world = await startHostileWorld(inSmoke(daemonize(waiting)));
      const { pypi } = world.sandbox.servers;
      // The files have been compared with the manifest before a token is asked for; that takes two seconds more here.
      const headers = { "retry-after": "2" };
      pypi.switches.faults.push({
        at: "mint",
        times: 1,
        what: { kind: "status", status: 503, headers },
      });
      const { done } = await world.startPush(await handBuilt(world));
      const isAsked = () => pypi.requests.some(({ path }) => path === "/_/oidc/mint-token");
      for (let tries = 0; !isAsked() && tries < 4000; tries++) await sleep(10);
      expect(isAsked()).toBe(true);
      await writeFile(join(world.loot, "now"), "");
      const run = await done;
      expect(await world.took("done")).toBe("changed");
      expect([run.exitCode, errorsOf(run)]).toEqual([1, ["manifest-mismatch"]]);
      expect(run.report.outcomes.at(-1)).toMatchObject({ step: "upload", status: "failed" });
      expect(publicState(world)).toMatchObject({ files: [], releases: [{ draft: true }] });
    },
    SLOW,
  );

  test(
    "again and again by a process that was left behind is found out, or was right each time that it was read",
    async () => {
      const flipping = `import time
good = wheel.read_bytes()
for _ in range(2000):
    for data in good[:-1] + b"?", good:
        with open(wheel, "r+b") as file: file.write(data)
        time.sleep(0.01)`;
      world = await startHostileWorld(inSmoke(daemonize(flipping)));
      const run = await world.push(await handBuilt(world));
      expect(await daemonsOf(world.loot)).toHaveLength(1);
      // Whichever bytes lay there when the file was read: these, or an error, and nothing else.
      expect([
        [0, []],
        [1, ["manifest-mismatch"]],
      ]).toContainEqual([run.exitCode, [...new Set(errorsOf(run))]]);
      expectOnlyBuilt(run);
    },
    SLOW,
  );
});

test("the fields of an upload are read from the bytes that the manifest names, and from no others", async () => {
  world = await startHostileWorld("");
  await buildBeside(world, "handed");
  const folder = join(world.project.workspace, "handed");
  const files = await describeFiles(folder);
  await writeFile(join(world.project.workspace, "README.md"), "Another description.\n");
  await buildBeside(world, "handed");
  for (const file of files) {
    expect(await laterRefusalsOf(prepareUpload(file, folder, undefined))).toMatchObject([
      { code: "manifest-mismatch", message: expect.stringContaining(file.sha256) },
    ]);
  }
  expect(files.map(({ kind }) => kind)).toEqual(["wheel", "sdist"]);
});
