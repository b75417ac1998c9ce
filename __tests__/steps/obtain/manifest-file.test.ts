import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type Manifest, parseManifest } from "../../../src/domain/manifest.ts";
import { describeFiles, hashFile, writeManifest } from "../../../src/steps/obtain/manifest-file.ts";
import { laterRefusalsOf } from "../../domain/project/refusals.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tag2pypi-manifest-"));
});
afterEach(() => rm(folder, { recursive: true }));

const sha256 = (content: string | Buffer) => createHash("sha256").update(content).digest("hex");

const manifest: Manifest = {
  schema: 1,
  plan: {
    kind: "release",
    project: "omi",
    version: "0.3.0",
    prerelease: false,
    tag: { name: "v0.3.0", object: "b".repeat(40), commit: "c".repeat(40) },
    title: "omi v0.3.0",
    indexes: ["pypi"],
  },
  notes: "Größe \u{1F600}",
  smoke: { commands: [] },
  files: [],
};

describe("a manifest is written", () => {
  test("into a folder that is made for it, and known by the digest of its bytes", async () => {
    const target = join(folder, "deep", "below");
    const digest = await writeManifest(target, manifest);
    const bytes = await readFile(join(target, "tag2pypi-manifest.json"));
    expect(digest).toBe(sha256(bytes));
    expect(parseManifest(bytes.toString("utf8"))).toEqual(manifest);
    expect(await readdir(target)).toEqual(["tag2pypi-manifest.json"]);
  });

  test("again over an earlier one", async () => {
    await writeManifest(folder, { ...manifest, notes: "x".repeat(1000) });
    const digest = await writeManifest(folder, manifest);
    expect(await hashFile(join(folder, "tag2pypi-manifest.json"))).toBe(digest);
  });
});

describe("the files of a folder", () => {
  test("are described in publishing order, wheels first", async () => {
    const files = {
      "omi-0.3.0.tar.gz": "sdist",
      "omi-0.3.0-py3-none-any.whl": "pure",
      "omi-0.3.0-cp311-cp311-win_amd64.whl": "",
    };
    for (const [name, content] of Object.entries(files))
      await writeFile(join(folder, name), content);
    expect(await describeFiles(folder)).toEqual([
      { name: "omi-0.3.0-cp311-cp311-win_amd64.whl", kind: "wheel", size: 0, sha256: sha256("") },
      { name: "omi-0.3.0-py3-none-any.whl", kind: "wheel", size: 4, sha256: sha256("pure") },
      { name: "omi-0.3.0.tar.gz", kind: "sdist", size: 5, sha256: sha256("sdist") },
    ]);
  });

  test("that are no distributions are not described", async () => {
    for (const name of ["tag2pypi-manifest.json", "omi.whl", ".gitignore"]) {
      await writeFile(join(folder, name), "");
    }
    expect(await describeFiles(folder)).toEqual([]);
  });
});

test("a pipe, a folder or a link among the distributions is named, and never read", async () => {
  await writeFile(join(folder, "omi-0.3.0.tar.gz"), "sdist");
  await symlink("omi-0.3.0.tar.gz", join(folder, "omi-0.3.0-1-py3-none-any.whl"));
  await mkdir(join(folder, "omi-0.3.0-2-py3-none-any.whl"));
  await promisify(execFile)("mkfifo", [join(folder, "omi-0.3.0-3-py3-none-any.whl")]);
  expect(await laterRefusalsOf(describeFiles(folder))).toEqual(
    [1, 2, 3].map((build) => ({
      code: "distribution-foreign",
      severity: "error",
      message: `omi-0.3.0-${build}-py3-none-any.whl, among the distributions, is not a regular file.`,
      hint: "Let the build leave only wheels and sdists in its output folder.",
    })),
  );
});

test("a file is hashed whole, even if it is larger than what is read at once", async () => {
  const content = Buffer.alloc(300_001, "tag2pypi");
  await writeFile(join(folder, "large"), content);
  expect(await hashFile(join(folder, "large"))).toBe(sha256(content));
});
