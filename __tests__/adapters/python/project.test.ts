import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  symlink,
} from "node:fs/promises";
import { devNull, tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { commandsAdapter } from "../../../src/adapters/processes/commands.ts";
import { pythonAdapter } from "../../../src/adapters/python/python.ts";
import { ReleaseError } from "../../../src/domain/release-error.ts";
import type { CommandLine } from "../../../src/ports/commands.ts";
import type { Interpreter, ProjectEnvironment } from "../../../src/ports/python.ts";
import { pythonTools, TOOLS_TIMEOUT } from "../../python-tools.ts";
import { writeProject } from "./sample-project.ts";

const carried = fileURLToPath(new URL("../../../python/", import.meta.url));
const OMI = { name: "omi", version: "0.3.0", files: { "omi.py": "" } };
let folder = "";
let interpreter: Interpreter;
/** A folder of the search path with nothing but uv in it. */
let withUv = "";
/** One for all tests: each installs the same project anew. */
let environment: ProjectEnvironment;

/** Without a network, and without pip's own settings unless a test gives some. */
function machine(environment: Readonly<Record<string, string>> = {}) {
  const lines: string[] = [];
  const reporter = {
    say: (line: string) => void lines.push(line),
    quote: (line: string) => void lines.push(line),
  };
  const own = {
    PATH: process.env["PATH"],
    HOME: folder,
    PIP_CONFIG_FILE: devNull,
    UV_OFFLINE: "1",
    ...environment,
  };
  const commands = commandsAdapter({ environment: own, reporter });
  const python = pythonAdapter({
    commands,
    carried,
    temporary: folder,
    environment: own,
    reporter,
  });
  return { lines, commands, python };
}

async function newProject(): Promise<string> {
  const directory = await mkdtemp(join(folder, "project-"));
  await writeProject(directory, OMI, "build_editable = lambda *given: build_wheel(*given)\n");
  const pyproject = join(directory, "pyproject.toml");
  await appendFile(
    pyproject,
    '[project]\nname = "omi"\nversion = "0.3.0"\nrequires-python = ">=3.10"\n',
  );
  return directory;
}

/** Which program has installed omi into the environment, as it says there itself. */
async function installer(): Promise<string | undefined> {
  const packages = join(dirname(environment.scripts), "lib");
  const found = await readdir(packages, { recursive: true });
  const file = found.find((name) => /omi-0\.3\.0\.dist-info.INSTALLER$/.test(name));
  return file && (await readFile(join(packages, file), "utf8")).trim();
}

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "tag2pypi-environment-")));
  interpreter = await machine().python.find(">=3.10", undefined);
  withUv = join(folder, "programs");
  await mkdir(withUv);
  await symlink((await pythonTools()).uv, join(withUv, "uv"));
  const directory = join(folder, "environment");
  environment = await machine().python.createProjectEnvironment(interpreter, directory);
}, TOOLS_TIMEOUT);
afterAll(() => rm(folder, { recursive: true }));

function searchPath(): { readonly PATH: string } {
  return { PATH: [withUv, process.env["PATH"]].join(delimiter) };
}

async function install(command: CommandLine, variables: Readonly<Record<string, string>> = {}) {
  const { python, lines } = machine(variables);
  const directory = await newProject();
  await python.installProject({ environment, directory, command, variables: [] });
  return lines;
}

describe("the environment of a project's commands", () => {
  test("has the pip that we carry, and is found by what looks for an active one", async () => {
    const { commands } = machine();
    const options = { directory: folder, environment: environment.variables };
    const script = "import os, sys; print(sys.prefix == os.environ['VIRTUAL_ENV'])";
    const asked = await commands.run(["python", "-c", script], options);
    expect(asked.stdout.trim()).toBe("True");
    const pip = await commands.run(["pip", "--version"], options);
    expect(pip.stdout).toMatch(/^pip \d+\.\d+/);
    expect(pip.stdout).toContain(environment.variables["VIRTUAL_ENV"]);
  });

  test("is filled by pip where there is no uv", async () => {
    await install(["pip", "install", "--force-reinstall", "."], { PATH: folder });
    expect(await installer()).toBe("pip");
  });

  test("is filled by uv where that is on the search path", async () => {
    await install(["python", "-m", "pip", "install", "--force-reinstall", "."], searchPath());
    expect(await installer()).toBe("uv");
  });

  test("is filled by pip, though uv is there, where pip is told where to look", async () => {
    const variables = { ...searchPath(), PIP_NO_INDEX: "1" };
    const lines = await install(["pip", "install", "--force-reinstall", "."], variables);
    expect(await installer()).toBe("pip");
    expect(lines).toContain("pip has settings that uv does not know, so pip installs the project.");
  });

  test("is filled by pip where uv cannot", async () => {
    const command = ["pip", "install", "--force-reinstall", "--src", folder, "."] as const;
    const lines = await install(command, searchPath());
    expect(await installer()).toBe("pip");
    expect(lines).toContain("uv cannot install the project; pip is tried.");
  });

  test("is what uv sync installs into", async () => {
    await install(["uv", "sync", "--no-cache", "--reinstall"], searchPath());
    expect(await installer()).toBe("uv");
  });

  test("is explained by the tool's last lines where it cannot be filled", async () => {
    const failure = await install(["pip", "install", ".[dev]", "nowhere-to-be-had"], {
      PATH: folder,
      PIP_NO_INDEX: "1",
    }).catch((error: unknown) => error);
    if (!(failure instanceof ReleaseError)) throw failure;
    expect(failure.diagnostics).toEqual([
      {
        code: "check-install-failed",
        severity: "error",
        message: expect.stringMatching(
          /^Installing the project for its own commands \(pip install \.\[dev\] nowhere-to-be-had\) fails \(exit code 1\):\n(.*\n)*ERROR: No matching distribution found for nowhere-to-be-had$/,
        ),
        hint: expect.stringContaining("correct install under [tool.tag2pypi.check]"),
      },
    ]);
  });
});
