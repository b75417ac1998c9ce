import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { commandsAdapter } from "../../../src/adapters/processes/commands.ts";
import { pythonAdapter } from "../../../src/adapters/python/python.ts";
import { ReleaseError } from "../../../src/domain/release-error.ts";
import type { Interpreter, Python } from "../../../src/ports/python.ts";
import { writeProject } from "./sample-project.ts";

const run = promisify(execFile);
const carried = fileURLToPath(new URL("../../../python/", import.meta.url));
const SOURCE_DATE = 1_767_323_045;
const OMI = {
  name: "omi-openclaw",
  version: "0.3.0",
  files: { "omi.py": "__version__ = '0.3.0'\n" },
};
let folder = "";
let interpreter: Interpreter;
let python: Python;

/** One adapter for each set of pip's variables; all without any network, unless a test says otherwise. */
function adapter(environment: Readonly<Record<string, string>> = { PIP_NO_INDEX: "1" }) {
  const own = { PATH: process.env["PATH"], HOME: process.env["HOME"], ...environment };
  const reporter = { say: () => undefined, quote: () => undefined };
  const secrets = { GITHUB_TOKEN: "secret", INPUT_TOKEN: "secret", PYTHONPATH: "/secret" };
  const commands = commandsAdapter({
    environment: { ...own, ...secrets, OMI_EDITION: "small" },
    reporter,
  });
  return pythonAdapter({ commands, carried, temporary: folder, environment: own, reporter });
}

async function project(name: string, pyproject?: string, prelude = ""): Promise<string> {
  const directory = join(folder, name);
  await writeProject(directory, OMI, prelude);
  if (pyproject !== undefined) await writeFile(join(directory, "pyproject.toml"), pyproject);
  return directory;
}

function build(source: string, by = python): Promise<void> {
  return by.build({
    interpreter,
    source,
    output: join(source, "out"),
    sourceDate: SOURCE_DATE,
    variables: ["GITHUB_TOKEN", "OMI_EDITION"],
  });
}

async function failure(call: Promise<unknown>): Promise<readonly [string, string]> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown) => thrown,
  );
  if (!(error instanceof ReleaseError)) throw error ?? new Error("nothing was thrown");
  const [diagnostic] = error.diagnostics;
  return [diagnostic?.code ?? "", diagnostic?.message ?? ""];
}

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "tag2pypi-python-")));
  python = adapter();
  interpreter = await python.find(">=3.10", undefined);
});
afterAll(() => rm(folder, { recursive: true }));

describe("a build", () => {
  test("leaves exactly its files, knows the commit's time and what it asks for, and has seen no secret", async () => {
    const prelude =
      'import json, os\nwith open("../environment.json", "w") as file:\n    json.dump(dict(os.environ), file)\n';
    const source = await project("plain", undefined, prelude);
    await mkdir(join(source, "out"));
    await writeFile(join(source, "out", "stale-0.1.tar.gz"), "");
    // A module of the project must not be taken for the tool that builds it.
    await writeFile(join(source, "build.py"), "raise SystemExit('wrong build')");
    await build(source);
    expect((await readdir(join(source, "out"))).sort()).toEqual([
      "omi_openclaw-0.3.0-py3-none-any.whl",
      "omi_openclaw-0.3.0.tar.gz",
    ]);
    // The sdist is unpacked into a temporary folder to build the wheel from; this one is the sdist's own build.
    const environment = await readFile(join(folder, "environment.json"), "utf8");
    expect(JSON.parse(environment)).toMatchObject({
      SOURCE_DATE_EPOCH: String(SOURCE_DATE),
      OMI_EDITION: "small",
    });
    expect(environment).not.toMatch(/secret|GITHUB_TOKEN|INPUT_/);
  });

  test.each<[string, string, string, string]>([
    [
      "a requirement that is nowhere",
      '[build-system]\nrequires = ["no-such-package>=3"]\nbuild-backend = "x"\n',
      "build-requirement-missing",
      "The build requires no-such-package>=3, which the package index does not have for this Python.",
    ],
    [
      "a backend that nothing brings",
      '[build-system]\nrequires = []\nbuild-backend = "nowhere.backend"\n',
      "build-backend-missing",
      "The build backend nowhere.backend cannot be imported.",
    ],
  ])("is explained for %s", async (name, pyproject, code, message) => {
    expect(await failure(build(await project(name, pyproject)))).toEqual([code, message]);
  });

  test("is explained by the backend's own last words", async () => {
    const source = await project("broken", undefined, "raise ValueError('no such thing')\n");
    const [code, message] = await failure(build(source));
    expect(code).toBe("build-failed");
    expect(message).toMatch(/^Building the distributions fails \(exit code 1\):\n/);
    expect(message).toMatch(/\nValueError: no such thing$/);
  });

  test("needs no network with flit_core, whose wheel is carried; what else is missing is the network's fault", async () => {
    const far = adapter({
      PIP_INDEX_URL: "http://127.0.0.1:9/simple/",
      PIP_RETRIES: "1",
      PIP_FIND_LINKS: join(carried, "wheels"),
    });
    const metadata =
      '[project]\nname = "omi"\nversion = "0.3.0"\ndescription = "d"\nrequires-python = ">=3.10"\n';
    const near = await project(
      "near",
      `[build-system]\nrequires = ["flit_core >=3.11,<5"]\nbuild-backend = "flit_core.buildapi"\n${metadata}`,
    );
    await writeFile(join(near, "omi.py"), "");
    await build(near, far);
    expect((await readdir(join(near, "out"))).sort()).toEqual([
      "omi-0.3.0-py3-none-any.whl",
      "omi-0.3.0.tar.gz",
    ]);
    const source = await project("far", '[build-system]\nrequires = ["hatchling"]\n');
    expect(await failure(build(source, far))).toEqual([
      "build-network",
      "pip cannot reach the package index for the build's requirements (NewConnectionError).",
    ]);
  });
});

describe("an environment", () => {
  test("is clean, gets a wheel with what it depends on, and a failure in pip's own words", async () => {
    const environment = await python.createEnvironment(interpreter, join(folder, "clean"));
    const list = "import importlib.metadata as m; print(sorted(d.name for d in m.distributions()))";
    const installed = async () => (await run(environment.python, ["-I", "-c", list])).stdout.trim();
    expect(await installed()).toBe("[]");
    await python.install(environment, [
      join(folder, "plain/out/omi_openclaw-0.3.0-py3-none-any.whl"),
    ]);
    expect(await installed()).toBe("['omi-openclaw']");
    const [code, message] = await failure(python.install(environment, ["no-such-package"]));
    expect(code).toBe("install-failed");
    expect(message).toMatch(
      /^Installing no-such-package in a clean environment fails \(exit code 1\):\n/,
    );
    expect(message).toMatch(/No matching distribution found for no-such-package$/);
    const file = join(folder, "requirements.txt");
    await writeFile(file, "no-such-package==1\n");
    const [, unnamed] = await failure(python.install(environment, [`--requirement=${file}`]));
    expect(unnamed).toMatch(/^Installing what is listed in a clean environment fails/);
  });

  test("is filled from the index that is named, whatever the machine's own settings say", async () => {
    const wheel = join(folder, "plain/out/omi_openclaw-0.3.0-py3-none-any.whl");
    const content = await readFile(wheel);
    const server: Server = createServer((request, response) => {
      if (request.url === "/simple/omi-openclaw/") {
        response.setHeader("content-type", "text/html");
        response.end(`<a href="/files/omi_openclaw-0.3.0-py3-none-any.whl">omi</a>`);
      } else response.end(content);
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/simple/`;
    const configuration = join(folder, "pip.conf");
    await writeFile(configuration, "[global]\nno-index = true\nfind-links = /nowhere\n");
    const configured = adapter({ PIP_NO_INDEX: "1", PIP_CONFIG_FILE: configuration });
    try {
      const environment = await python.createEnvironment(interpreter, join(folder, "named"));
      await configured.install(environment, [`--index-url=${url}`, "omi-openclaw==0.3.0"]);
      const { stdout } = await run(environment.python, [
        "-c",
        "import omi; print(omi.__version__)",
      ]);
      expect(stdout).toBe("0.3.0\n");
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });

  test("that cannot be made is explained", async () => {
    const wrong = { path: process.execPath, version: "3.12.0" };
    const [code, message] = await failure(python.createEnvironment(wrong, join(folder, "wrong")));
    expect(code).toBe("environment-failed");
    expect(message).toMatch(/^Creating a virtual environment fails \(exit code \d+\):\n/);
  });
});

test("wheels fit by their tags", async () => {
  const names = ["omi-1-py3-none-any.whl", "omi-1-cp27-cp27m-win32.whl", "nonsense", "-x.whl"];
  expect(await python.fits(interpreter, names)).toEqual([true, false, false, false]);
  expect(await python.fits(interpreter, [])).toEqual([]);
});
