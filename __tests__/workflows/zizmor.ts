import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { pythonTools } from "../python-tools.ts";
import { ROOT } from "./files.ts";

const run = promisify(execFile);
const CACHE = join(ROOT, ".cache");
const REQUIREMENTS = join(import.meta.dirname, "../requirements/zizmor.txt");

/** One finding: the audit's name, the file as it was given, and the line, from 1. */
export interface Finding {
  readonly audit: string;
  readonly file: string;
  readonly line: number;
}

/** Path of the zizmor that requirements/zizmor.txt lists: installed once into the project's cache, from hashes. */
export async function zizmorProgram(): Promise<string> {
  const { pip } = await pythonTools();
  const key = createHash("sha256").update(await readFile(REQUIREMENTS));
  const folder = join(CACHE, `zizmor-${key.digest("hex").slice(0, 16)}`);
  const windows = process.platform === "win32";
  const program = join(folder, windows ? "Scripts" : "bin", windows ? "zizmor.exe" : "zizmor");
  if (!(await exists(program))) await install(pip, folder);
  return program;
}

/** Renamed when it is whole: of two test runs that install at the same time, the second finds the first one's. */
async function install(pip: string, folder: string): Promise<void> {
  const temporary = await mkdtemp(join(CACHE, "zizmor-"));
  try {
    const hashed = ["--require-hashes", "--only-binary", ":all:", "--requirement", REQUIREMENTS];
    // The wheel holds a program of its own: whatever Python it asks for, it runs without one.
    const anyPython = "--ignore-requires-python";
    await run(pip, ["install", "--quiet", anyPython, "--target", temporary, ...hashed]);
    await rename(temporary, folder).catch(async (error: unknown) => {
      if (!(await exists(folder))) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

/** What zizmor finds, without a network and at its pedantic best. Throws where it cannot read one of the files. */
export async function audit(
  files: readonly string[],
  configuration: readonly string[],
): Promise<readonly Finding[]> {
  const program = await zizmorProgram();
  const how = ["--offline", "--pedantic", "--strict-collection", "--no-progress", "--quiet"];
  const form = ["--format", "json-v1", "--no-exit-codes"];
  const { stdout } = await run(program, [...how, ...form, ...configuration, ...files], {
    cwd: ROOT,
    maxBuffer: 2 ** 24,
  });
  // Its own format: where it were another one, the planted mistakes would not be found.
  const found = JSON.parse(stdout) as readonly RawFinding[];
  return found.map(({ ident, locations }) => {
    const main = locations.find(({ symbolic }) => symbolic.kind === "Primary");
    const line = (main?.concrete.location.start_point.row ?? -1) + 1;
    return { audit: ident, file: main?.symbolic.key.Local?.verbatim_path ?? "", line };
  });
}

/** The part of zizmor's json-v1 that we read. Rows count from 0. */
interface RawFinding {
  readonly ident: string;
  readonly locations: readonly {
    readonly symbolic: {
      readonly kind: string;
      readonly key: { readonly Local?: { readonly verbatim_path: string } };
    };
    readonly concrete: {
      readonly location: { readonly start_point: { readonly row: number } };
    };
  }[];
}
