import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { collectDistributions } from "../../../src/steps/obtain/collect.ts";
import { laterRefusalsOf } from "../../domain/project/refusals.ts";

const WHEEL = "omi-0.3.0-py3-none-any.whl";
const SDIST = "omi-0.3.0.tar.gz";
let root: string;
let workspace: string;
let distributions: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "tag2pypi-collect-"));
  workspace = join(root, "workspace");
  distributions = join(root, "distributions");
  for (const folder of [join(workspace, "dist"), distributions]) {
    await mkdir(folder, { recursive: true });
  }
});
afterEach(() => rm(root, { recursive: true }));

/** Writes files below `dist` of the workspace; each holds its own path. */
async function handOver(...paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const target = join(workspace, "dist", path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, path);
  }
}

function collect(packagesDirectory = "dist"): Promise<void> {
  return collectDistributions({ workspace, packagesDirectory, distributions });
}

/** What has been collected, by name. */
async function collected(): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(distributions)).sort();
  const texts = names.map(async (name) => [
    name,
    await readFile(join(distributions, name), "utf8"),
  ]);
  return Object.fromEntries(await Promise.all(texts));
}

describe("distributions are collected", () => {
  test("from the folder that earlier jobs filled", async () => {
    await handOver(WHEEL, SDIST);
    await collect();
    expect(await collected()).toEqual({ [WHEEL]: WHEEL, [SDIST]: SDIST });
    expect((await readdir(join(workspace, "dist"))).sort()).toEqual([WHEEL, SDIST].sort());
  });

  test("from a folder for each artifact, however deep", async () => {
    await handOver(`linux/${WHEEL}`, `source/once/more/${SDIST}`);
    await collect();
    expect(await collected()).toEqual({
      [WHEEL]: `linux/${WHEEL}`,
      [SDIST]: `source/once/more/${SDIST}`,
    });
  });

  test("through a link within the workspace", async () => {
    await handOver(`built/${WHEEL}`);
    await symlink(join(workspace, "dist", "built"), join(workspace, "link"), "dir");
    await collect("link");
    expect(await collected()).toEqual({ [WHEEL]: `built/${WHEEL}` });
  });

  test("from a workspace that is a link itself", async () => {
    await handOver(WHEEL);
    const link = join(root, "elsewhere");
    await symlink(workspace, link, "dir");
    await collectDistributions({ workspace: link, packagesDirectory: "dist", distributions });
    expect(await collected()).toEqual({ [WHEEL]: WHEEL });
  });

  test("and never over a file that is there already", async () => {
    await handOver(WHEEL);
    await writeFile(join(distributions, WHEEL), "first");
    await expect(collect()).rejects.toMatchObject({ code: "EEXIST" });
    expect(await collected()).toEqual({ [WHEEL]: "first" });
  });
});

describe("what is no distribution stops the run", () => {
  const foreign = (path: string, what = "neither a wheel nor an sdist (.tar.gz)") => ({
    code: "distribution-foreign",
    severity: "error",
    message: `${path} in dist is ${what}.`,
    hint: "Keep in packages-dir only what is to be published.",
  });

  test.each([
    "omi-0.3.0.zip",
    "omi-0.3.0-py3.11.egg",
    "omi-0.3.0.exe",
    "omi-0.3.0-1.noarch.rpm",
    "omi.whl",
    "omi-latest.tar.gz",
    `${WHEEL}.publish.attestation`,
    ".env",
    "-x",
  ])("%s", async (name) => {
    await handOver(WHEEL, name);
    expect(await laterRefusalsOf(collect())).toEqual([foreign(name)]);
    expect(await collected()).toEqual({});
  });

  test("a link to a file, even to a distribution", async () => {
    await handOver(SDIST);
    await symlink(join(workspace, "dist", SDIST), join(workspace, "dist", WHEEL));
    expect(await laterRefusalsOf(collect())).toEqual([foreign(WHEEL, "not a regular file")]);
  });

  test("a link to a folder, which may lead anywhere", async () => {
    await handOver(SDIST);
    await symlink(root, join(workspace, "dist", "up"), "dir");
    expect(await laterRefusalsOf(collect())).toEqual([foreign("up", "not a regular file")]);
  });

  test("but a folder with a distribution's name is only a folder", async () => {
    await handOver(`${WHEEL}/${SDIST}`);
    await collect();
    expect(await collected()).toEqual({ [SDIST]: `${WHEEL}/${SDIST}` });
  });
});

describe("nothing is collected", () => {
  test("where two jobs built the same file, and all that is wrong is told", async () => {
    await handOver(`a/${WHEEL}`, `b/${WHEEL}`, "notes.txt");
    const [first, second, ...more] = await laterRefusalsOf(collect());
    expect(first?.code).toBe("distribution-foreign");
    expect(second).toEqual({
      code: "distribution-duplicate",
      severity: "error",
      message: `${WHEEL} was handed over 2 times: ${join("a", WHEEL)}, ${join("b", WHEEL)}.`,
      hint: "Let only one job build each file; of a pure Python wheel one job's is enough.",
    });
    expect(more).toEqual([]);
    expect(await collected()).toEqual({});
  });

  test("from a folder without files", async () => {
    await mkdir(join(workspace, "dist", "empty"));
    expect(await laterRefusalsOf(collect())).toEqual([
      {
        code: "distribution-none",
        severity: "error",
        message: "packages-dir is dist, and there is no file in it.",
        hint: "Download the artifact of the build job into that folder first (actions/download-artifact with path).",
      },
    ]);
  });

  test("from outside the workspace, or from what is no folder", async () => {
    await handOver(WHEEL);
    await mkdir(join(root, "workspace-2"));
    await symlink(root, join(workspace, "out"), "dir");
    const paths = [
      "nowhere",
      "dist/*",
      `dist/${WHEEL}`,
      "..",
      "../workspace-2",
      "out",
      "out/distributions",
      "a\u0000b",
    ];
    for (const path of paths) {
      expect(await laterRefusalsOf(collect(path))).toEqual([
        {
          code: "packages-directory-missing",
          severity: "error",
          message: `packages-dir is ${path}, which is not a folder within the workspace.`,
          hint: "Download the artifact of the build job into that folder first (actions/download-artifact with path).",
        },
      ]);
    }
  });
});
