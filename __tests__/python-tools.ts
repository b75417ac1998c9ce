import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { PythonEnvironment } from "../src/ports/python.ts";

const run = promisify(execFile);

/** Absolute paths of the programs in one virtual environment, of the versions in requirements/tools.txt. */
export interface PythonTools {
  readonly python: string;
  readonly twine: string;
  readonly uv: string;
  readonly pip: string;
}

/** The first call of a fresh clone downloads and installs: give the hook that asks first that time, in milliseconds. */
export const TOOLS_TIMEOUT = 300_000;

const CACHE = fileURLToPath(new URL("../.cache/", import.meta.url));
/** The file that marks an environment with everything in it. */
const FINISHED = "installed";
/** A lock as old as that was left behind by a run that was killed. */
const ABANDONED_AFTER = 2 * TOOLS_TIMEOUT;

/** The real tools that tests run. Throws as `environmentOf` does. */
export async function pythonTools(): Promise<PythonTools> {
  return toolsIn(await environmentOf("tools"));
}

/** A Python with pypi-attestations: PyPI's own verifier. Throws as `environmentOf` does. */
export async function attestationPython(): Promise<string> {
  return toolsIn(await environmentOf("attestations")).python;
}

/** A Python with build and backends: today's four, or the setuptools of 2023. Throws as `environmentOf` does. */
export async function backendPython(which: "backends" | "old-backends"): Promise<string> {
  return toolsIn(await environmentOf(which)).python;
}

/** Absolute paths of index servers that have nothing to do with us. */
export interface IndexServers {
  readonly devpiInit: string;
  readonly devpiServer: string;
  readonly pypiserver: string;
}

/** Index servers to try ours against. Throws as `environmentOf` does. */
export async function indexServers(): Promise<IndexServers> {
  const program = programsIn(await environmentOf("devpi"));
  return {
    devpiInit: program("devpi-init"),
    devpiServer: program("devpi-server"),
    pypiserver: program("pypi-server"),
  };
}

/** An environment with pytest, pytest-cov, mypy, black and ruff. Throws as `environmentOf` does. */
export async function checksEnvironment(): Promise<PythonEnvironment> {
  const { python } = toolsIn(await environmentOf("checks"));
  return { python, scripts: dirname(python) };
}

/**
 * A virtual environment with what requirements/NAME.txt lists: installed once into the project's cache, from hashes,
 * whichever test asks first; the others wait. Throws where no Python from 3.10 on is found, or its installation fails.
 */
async function environmentOf(
  name: "tools" | "attestations" | "backends" | "old-backends" | "devpi" | "checks",
): Promise<string> {
  const file = fileURLToPath(new URL(`requirements/${name}.txt`, import.meta.url));
  const interpreter = await findPython();
  const requirements = await readFile(file);
  const key = createHash("sha256").update(requirements).update(interpreter.version).digest("hex");
  const environment = join(CACHE, `python-${name}-${key.slice(0, 16)}`);
  const finished = join(environment, FINISHED);
  await mkdir(CACHE, { recursive: true });
  while (!(await exists(finished))) {
    if (await takeLock(`${environment}.lock`)) {
      try {
        if (!(await exists(finished))) await install(interpreter.path, file, environment);
      } finally {
        await rm(`${environment}.lock`, { recursive: true });
      }
    } else await wait(250);
  }
  return environment;
}

function programsIn(environment: string): (name: string) => string {
  const windows = process.platform === "win32";
  return (name) => join(environment, windows ? "Scripts" : "bin", windows ? `${name}.exe` : name);
}

function toolsIn(environment: string): PythonTools {
  const program = programsIn(environment);
  return {
    python: program("python"),
    twine: program("twine"),
    uv: program("uv"),
    pip: program("pip"),
  };
}

async function findPython(): Promise<{ readonly path: string; readonly version: string }> {
  const question =
    "import sys; print(sys.executable); print(sys.version.split()[0]); sys.exit(sys.version_info < (3, 10))";
  for (const name of ["python3", "python"]) {
    try {
      const { stdout } = await run(name, ["-c", question]);
      const [path = name, version = ""] = stdout.trim().split(/\r?\n/);
      return { path, version };
    } catch {
      // Not there, or too old: the next one may do.
    }
  }
  throw new Error("The tests need Python 3.10 or newer as python3 or python on the PATH.");
}

async function install(python: string, requirements: string, environment: string): Promise<void> {
  await rm(environment, { recursive: true, force: true });
  await run(python, ["-m", "venv", environment]);
  const arguments_ = ["install", "--quiet", "--require-hashes", "--only-binary", ":all:"];
  await run(toolsIn(environment).python, ["-m", "pip", ...arguments_, "-r", requirements]);
  await writeFile(join(environment, FINISHED), "");
}

/** Making a directory either works or does not, for every process alike. */
async function takeLock(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch {
    const made = await stat(lock).catch(() => undefined);
    if (made !== undefined && Date.now() - made.mtimeMs > ABANDONED_AFTER)
      await rm(lock, { recursive: true, force: true });
    return false;
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
