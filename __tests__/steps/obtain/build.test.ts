import { mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { commandsAdapter } from "../../../src/adapters/processes/commands.ts";
import { pythonAdapter } from "../../../src/adapters/python/python.ts";
import type { Sources } from "../../../src/domain/outcome.ts";
import type { Commands } from "../../../src/ports/commands.ts";
import { buildDistributions } from "../../../src/steps/obtain/build.ts";
import { writeProject } from "../../adapters/python/sample-project.ts";
import { laterRefusalsOf } from "../../domain/project/refusals.ts";

const carried = fileURLToPath(new URL("../../../python/", import.meta.url));
const reporter = { say: () => undefined, quote: () => undefined };
const environment = {
  PATH: process.env["PATH"],
  HOME: process.env["HOME"],
  PIP_NO_INDEX: "1",
  OMI_EDITION: "small",
  OMI_OTHER: "unasked",
};
let folder = "";

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "tag2pypi-before-")));
});
afterAll(() => rm(folder, { recursive: true }));

async function sourcesWith(before: string, prelude = ""): Promise<Sources> {
  const directory = await mkdtemp(join(folder, "clone-"));
  const omi = { name: "omi", version: "0.3.0", files: { "omi.py": "" } };
  await writeProject(directory, omi, prelude);
  return {
    clone: directory,
    directory,
    workingDirectory: ".",
    committedAt: 1_767_323_045,
    lfsPointers: [],
    project: { path: "pyproject.toml", name: "omi", table: "project" },
    configuration: {
      title: "{name} {tag}",
      environment: ["OMI_EDITION"],
      build: { before, generated: [] },
      check: { commands: [] },
      smoke: { commands: [] },
      versionFiles: [],
      blockingLabels: [],
      milestone: "{tag}",
      ci: { require: [], ignore: [] },
      rules: {},
      ruleLines: {},
    },
  };
}

async function build(sources: Sources, commands: Commands): Promise<void> {
  const temporary = await mkdtemp(join(folder, "temporary-"));
  const python = pythonAdapter({ commands, carried, temporary, environment, reporter });
  const distributions = join(temporary, "distributions");
  await buildDistributions({ sources, distributions }, { python, commands, reporter });
}

describe("the command before the build", () => {
  test("and the build itself have the variables that the project asks for, and no others", async () => {
    const print = (name: string) =>
      `import json, os; json.dump([os.environ.get("OMI_EDITION"), os.environ.get("OMI_OTHER")], open("../${name}.json", "w"))`;
    const sources = await sourcesWith(`python3 -c '${print("before")}'`, `${print("build")}\n`);
    await build(sources, commandsAdapter({ environment, reporter }));
    for (const name of ["before", "build"]) {
      const seen = await readFile(join(folder, `${name}.json`), "utf8");
      expect(JSON.parse(seen)).toEqual(["small", null]);
    }
  });

  test("may take an hour, and no longer", async () => {
    const hour = 3_600_000;
    const real = commandsAdapter({ environment, reporter });
    const limits: (number | undefined)[] = [];
    // An hour becomes half a second; shorter limits belong to other commands.
    const hasty: Commands = {
      run: (command, options) => {
        limits.push(options.timeoutMs);
        return real.run(
          command,
          options.timeoutMs === hour ? { ...options, timeoutMs: 500 } : options,
        );
      },
    };
    const before = "python3 -c 'import time; print(1, flush=True); time.sleep(60)'";
    expect(await laterRefusalsOf(build(await sourcesWith(before), hasty))).toEqual([
      {
        code: "build-before-failed",
        severity: "error",
        message: `The command before the build does not come to an end within one hour: ${before}\n1`,
        hint: "It is build.before under [tool.tag2pypi], and nobody answers questions there. What takes longer belongs to a job of its own, whose files come by packages-dir.",
      },
    ]);
    expect(limits.at(-1)).toBe(hour);
  });

  test.each([
    [
      "python3 -c 'exit(3)'",
      "The command before the build fails (exit code 3): python3 -c 'exit(3)'",
    ],
    [
      "no-such-program",
      "The command before the build cannot start: no-such-program\nno-such-program: not found",
    ],
  ])("is told as it was written where it fails: %s", async (before, message) => {
    const call = build(await sourcesWith(before), commandsAdapter({ environment, reporter }));
    expect(await laterRefusalsOf(call)).toEqual([
      {
        code: "build-before-failed",
        severity: "error",
        message,
        hint: "It is build.before under [tool.tag2pypi]; run it in a fresh clone of the tag to see the same.",
      },
    ]);
  });
});
