import { execFile } from "node:child_process";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { backendPython } from "../python-tools.ts";
import type { SampleProject } from "./sample-projects.ts";

/** Both distributions of a project, by their paths. */
export interface BuiltSample {
  readonly wheel: string;
  readonly sdist: string;
}

/** Builds each project in a folder of its own under `directory`, by its title. Throws where a backend fails. */
export async function buildSamples(
  projects: readonly SampleProject[],
  directory: string,
): Promise<ReadonlyMap<string, BuiltSample>> {
  // Asked for once each: an environment is installed by whoever asks first, and the others would wait in turns.
  const pythons = {
    backends: await backendPython("backends"),
    "old-backends": await backendPython("old-backends"),
  };
  const built = await Promise.all(
    projects.map(async (project, number) => {
      const folder = join(directory, String(number));
      return [project.title, await build(project, pythons[project.builtBy], folder)] as const;
    }),
  );
  return new Map(built);
}

async function build(
  { files }: SampleProject,
  python: string,
  folder: string,
): Promise<BuiltSample> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, "project", name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  const output = join(folder, "dist");
  const offline = ["--no-isolation", "--skip-dependency-check"];
  const parameters = ["-m", "build", ...offline, "--sdist", "--wheel", "--outdir", output, "."];
  const env = { ...process.env, PYTHONUTF8: "1" };
  await promisify(execFile)(python, parameters, { cwd: join(folder, "project"), env });
  const names = await readdir(output);
  return {
    wheel: join(output, names.find((name) => name.endsWith(".whl")) ?? ""),
    sdist: join(output, names.find((name) => name.endsWith(".tar.gz")) ?? ""),
  };
}
