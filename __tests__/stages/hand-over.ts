import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MANIFEST_NAME, type Manifest } from "../../src/domain/manifest.ts";
import { describeFiles, writeManifest } from "../../src/steps/obtain/manifest-file.ts";
import type { Start } from "../release/runner.ts";
import { buildBeside, type World } from "../release/world.ts";

/** What a job that builds hands to the one that publishes. */
export interface HandedOver {
  readonly manifest: Manifest;
  /** How the publishing job is started with it. */
  readonly start: Partial<Start>;
  /** Path of one of the files. */
  path(name: string): string;
  /** Changes the manifest and gives a start that names the changed one's digest: what a poisoned build could do. */
  forge(change: (manifest: Manifest) => Manifest): Promise<Partial<Start>>;
}

const FOLDER = "handed-over";

/** Distributions and manifest of the world's tag, in a folder of the workspace. */
export async function handOver(world: World): Promise<HandedOver> {
  const folder = join(world.project.workspace, FOLDER);
  await mkdir(folder);
  await buildBeside(world, FOLDER);
  const { tag, commit, project } = world;
  const object = await project.git("rev-parse", `refs/tags/${tag}`);
  const manifest: Manifest = {
    schema: 1,
    plan: {
      kind: "release",
      project: "in-tree-example",
      version: "1.0.0",
      prerelease: false,
      tag: { name: tag, object, commit },
      title: `in-tree-example ${tag}`,
      indexes: ["pypi"],
    },
    notes: "",
    smoke: { commands: [] },
    files: await describeFiles(folder),
  };
  const startWith = (sha256: string): Partial<Start> => ({
    action: "publish",
    inputs: { "packages-dir": FOLDER, "manifest-sha256": sha256 },
  });
  return {
    manifest,
    start: startWith(await writeManifest(folder, manifest)),
    path: (name) => join(folder, name),
    forge: async (change) => startWith(await writeManifest(folder, change(manifest))),
  };
}

/** Changes one byte of a file. */
export async function changeByte(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

export { MANIFEST_NAME };
