import { mkdtemp, readdir, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFiles } from "../release/project.ts";
import type { Run, Start } from "../release/runner.ts";
import { buildBeside, startWorld, type World } from "../release/world.ts";

/** A project whose code attacks whoever releases it, and a folder that it leaves its loot in. */
export interface HostileWorld extends World {
  /** Absolute path, outside of everything that a release touches. */
  readonly loot: string;
  /** A file of loot as text; empty where there is none. */
  took(name: string): Promise<string>;
  close(): Promise<void>;
}

/** Where the project's code is run, in this order. */
export const PLACES = ["before", "backend", "smoke", "tests"] as const;

/**
 * `attack` is Python that is run in every place where a release runs code of the project: as the command before the
 * build, as the build backend, as a smoke command, and as the test suite against the installed wheel. It knows WHERE it
 * is, and the folder LOOT. `others` replaces further files; `settings` is added to the configuration.
 */
export async function startHostileWorld(
  attack: string,
  others: Readonly<Record<string, string>> = {},
  settings = "",
): Promise<HostileWorld> {
  const loot = await realpath(await mkdtemp(join(tmpdir(), "tag2pypi-loot-")));
  const world = await startWorld({ files: { ...hostileFiles(attack, loot, settings), ...others } });
  return {
    ...world,
    loot,
    took: (name) => readFile(join(loot, name), "utf8").catch(() => ""),
    close: async () => {
      for (const pid of await daemonsOf(loot)) endProcess(pid);
      await world.close();
      await rm(loot, { recursive: true, force: true });
    },
  };
}

function hostileFiles(
  attack: string,
  loot: string,
  settings: string,
): Readonly<Record<string, string>> {
  const files = projectFiles("1.0.0");
  const code = `import sys\nWHERE = globals().get("WHERE", sys.argv[-1])\nLOOT = ${JSON.stringify(loot)}\n${attack}`;
  return {
    ...files,
    "pyproject.toml": `${files["pyproject.toml"]?.replace('"in_tree"', '"hostile"')}
[tool.tag2pypi]
${settings}
[tool.tag2pypi.build]
before = "python3 src/in_tree_example/attack.py before"
[tool.tag2pypi.smoke]
commands = ["python -m in_tree_example.attack smoke"]
tests = "python {tests}/suite.py tests"
`,
    "src/in_tree_example/attack.py": code,
    "tests/suite.py": code,
    "backend/hostile.py": BACKEND,
  };
}

/** A build that does what it is asked for, after what it was not. */
const BACKEND = `from in_tree import *
with open("src/in_tree_example/attack.py", encoding="utf-8") as file:
    exec(compile(file.read(), "attack.py", "exec"), {"WHERE": "backend"})
`;

/** A backend that also leaves other files among the distributions: `code` has the path of the wheel as `path`. */
export function backendLeaving(code: string): Readonly<Record<string, string>> {
  return {
    "backend/hostile.py": `${BACKEND}
import os, in_tree
def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    name = in_tree.build_wheel(wheel_directory, config_settings, metadata_directory)
    path = os.path.join(wheel_directory, name)
    ${code}
    return name
`,
  };
}

/** Numbers of the processes that have left their group; they say them in the loot. */
export async function daemonsOf(loot: string): Promise<readonly number[]> {
  const names = (await readdir(loot)).filter((name) => name.endsWith(".daemon"));
  return names.map((name) => Number.parseInt(name, 10));
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // ESRCH: it has ended by itself.
  }
}

export const errorsOf = ({ report }: Run) =>
  report.diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);

/** Distributions as an earlier job has built them: what is attacked then is what comes after a build. */
export async function handBuilt(
  world: World,
): Promise<{ readonly inputs: NonNullable<Start["inputs"]> }> {
  await buildBeside(world, "handed");
  return { inputs: { "packages-dir": "handed", rules: "workspace-dirty=off" } };
}
