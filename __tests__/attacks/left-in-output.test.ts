import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { collectDistributions } from "../../src/steps/obtain/collect.ts";
import { describeFiles } from "../../src/steps/obtain/manifest-file.ts";
import { laterRefusalsOf } from "../domain/project/refusals.ts";

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "tag2pypi-left-")));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What file systems take for a name, and how a message tells it. */
const FORGED = "x\n::error::forged \u001b[31m\u202e##[add-mask]1.whl";
const TOLD = "x :\u200b:error:\u200b:forged [31m ##\u200b[add-mask]1.whl";
const WHEEL = "omi-1.0-py3-none-any.whl";

describe("the name of what is left among the distributions is told so that nobody obeys it:", () => {
  const codesAndMessages = async (act: Promise<unknown>) =>
    (await laterRefusalsOf(act)).map(({ code, message }) => [code, message]);

  test("a link that a build left", async () => {
    await symlink("/etc/hostname", join(folder, FORGED));
    expect(await codesAndMessages(describeFiles(folder))).toEqual([
      ["distribution-foreign", `${TOLD}, among the distributions, is not a regular file.`],
    ]);
  });

  test("a file that an earlier job handed over, and one that two folders of forged names hold", async () => {
    const dist = join(folder, "dist");
    for (const name of ["a", FORGED]) {
      await mkdir(join(dist, name), { recursive: true });
      await writeFile(join(dist, name, WHEEL), "");
    }
    await writeFile(join(dist, "a", FORGED), "");
    const distributions = join(folder, "distributions");
    const collected = collectDistributions({
      workspace: folder,
      packagesDirectory: "dist",
      distributions,
    });
    expect(await codesAndMessages(collected)).toEqual([
      ["distribution-foreign", `a/${TOLD} in dist is neither a wheel nor an sdist (.tar.gz).`],
      ["distribution-duplicate", `${WHEEL} was handed over 2 times: a/${WHEEL}, ${TOLD}/${WHEEL}.`],
    ]);
  });
});
