import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { commandsAdapter } from "../../../src/adapters/processes/commands.ts";
import { findPython } from "../../../src/adapters/python/find.ts";
import { ReleaseError } from "../../../src/domain/release-error.ts";

let folder = "";
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "tag2pypi-find-")));
});
afterAll(() => rm(folder, { recursive: true }));

interface Fake {
  readonly version: string;
  readonly venv?: boolean;
}

/** Programs that answer as a Python of the version would, in a search path of their own. */
async function fakes(name: string, programs: Readonly<Record<string, Fake | "broken">>) {
  const bin = join(folder, name, "bin");
  await mkdir(bin, { recursive: true });
  for (const [program, fake] of Object.entries(programs)) {
    const answer =
      fake === "broken"
        ? "echo 'Unknown option: -I' >&2; exit 2"
        : `echo '${JSON.stringify({ version: fake.version, path: join(bin, program), venv: fake.venv ?? true })}'`;
    await writeFile(join(bin, program), `#!/bin/sh\n${answer}\n`);
    await chmod(join(bin, program), 0o755);
  }
  return { bin, location: join(folder, name) };
}

function find(PATH: string, requires?: string, asked?: string, location?: string) {
  const commands = commandsAdapter({
    environment: { PATH },
    reporter: { say: () => undefined, quote: () => undefined },
  });
  return findPython({ commands, directory: folder, location }, { requires, asked });
}

async function refusal(call: Promise<unknown>): Promise<unknown> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown) => thrown,
  );
  if (!(error instanceof ReleaseError)) throw error ?? new Error("nothing was thrown");
  return error.diagnostics;
}

describe("the Python for a release", () => {
  test("is a real one on the search path, by its own path", async () => {
    const { path, version } = await find(process.env["PATH"] ?? "", ">=3.10");
    expect(path).toMatch(/^\/.*python/);
    expect(version).toMatch(/^3\.\d+\.\d+$/);
  });

  test("is setup-python's before that of the machine", async () => {
    const { bin } = await fakes("machine", { python3: { version: "3.12.1" } });
    const tool = await fakes("tool-cache", { python3: { version: "3.13.0" } });
    const found = await find(bin, undefined, undefined, tool.location);
    expect(found).toEqual({ path: join(tool.bin, "python3"), version: "3.13.0" });
  });

  test("is the first that the project accepts", async () => {
    const { bin } = await fakes("first", {
      python3: { version: "3.14.0" },
      python: { version: "3.11.7" },
    });
    const found = await find(bin, ">=3.9,<3.14", "");
    expect(found).toEqual({ path: join(bin, "python"), version: "3.11.7" });
  });

  test("is of the version that is asked for", async () => {
    const { bin } = await fakes("asked", {
      python3: { version: "3.11.7" },
      "python3.12": { version: "3.12.1" },
    });
    expect(await find(bin, undefined, "3.12")).toEqual({
      path: join(bin, "python3.12"),
      version: "3.12.1",
    });
    expect((await find(bin, undefined, "3.11")).version).toBe("3.11.7");
  });
});

describe("where no Python fits, every candidate is told with its reason", () => {
  test("too old, broken, missing", async () => {
    const { bin, location } = await fakes("old", {
      "python3.9": { version: "3.9.2" },
      python3: { version: "3.9.18" },
      python: "broken",
    });
    expect(await refusal(find(bin, ">=3.9", undefined, `${location}/nowhere`))).toEqual([
      {
        code: "python-not-found",
        severity: "error",
        message: `No Python fits (wanted: >=3.9): ${location}/nowhere/bin/python3 is not there; python3 is 3.9.18; building needs 3.10 or later; python does not run: Unknown option: -I.`,
        hint: "Install a Python that fits; in a workflow, put actions/setup-python before this step.",
      },
    ]);
  });

  test("without venv, with the package that brings it", async () => {
    const { bin } = await fakes("debian", { python3: { version: "3.11.2", venv: false } });
    expect(await refusal(find(bin))).toEqual([
      {
        code: "python-not-found",
        severity: "error",
        message:
          "No Python fits (wanted: >=3.10): python3 is 3.11.2, without its venv module; python is not there.",
        hint: "Install the package python3.11-venv (Debian, Ubuntu: sudo apt-get install python3.11-venv), or put actions/setup-python before this step.",
      },
    ]);
  });

  test("another program or version is never taken instead of the one asked for", async () => {
    const { bin } = await fakes("exact", {
      python3: { version: "3.12.1" },
      mine: { version: "3.11.7" },
    });
    expect(await refusal(find(bin, ">=3.12", "mine"))).toMatchObject([
      {
        message:
          "No Python fits (wanted: >=3.12, mine): mine is 3.11.7; the project requires >=3.12.",
      },
    ]);
    expect(await refusal(find(bin, undefined, "3.10"))).toMatchObject([
      {
        message:
          "No Python fits (wanted: 3.10): python3.10 is not there; python3 is 3.12.1; 3.10 is asked for; python is not there.",
      },
    ]);
  });
});
