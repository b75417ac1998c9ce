import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { commandsAdapter } from "../../src/adapters/processes/commands.ts";
import { pythonAdapter } from "../../src/adapters/python/python.ts";
import { Journal } from "../../src/domain/journal.ts";
import type { Manifest, SmokePlan } from "../../src/domain/manifest.ts";
import type { Outcome, Sources } from "../../src/domain/outcome.ts";
import { smokeInstall } from "../../src/steps/smoke-install.ts";
import { type SampleProject, writeProject } from "../adapters/python/sample-project.ts";

const run = promisify(execFile);
const carried = fileURLToPath(new URL("../../python/", import.meta.url));
let folder = "";

/** Builds a wheel with the project's own backend, without the isolation that others test. */
async function buildWheel(project: SampleProject, into: string): Promise<string> {
  const directory = await mkdtemp(join(folder, "project-"));
  await writeProject(directory, project);
  await mkdir(into, { recursive: true });
  await run("python3", ["-c", `import backend; backend.build_wheel(${JSON.stringify(into)})`], {
    cwd: directory,
  });
  return `${project.name.replaceAll("-", "_")}-${project.version}-py3-none-any.whl`;
}

interface Scenario {
  readonly wheel: SampleProject;
  readonly smoke?: Partial<SmokePlan>;
  /** Files of the source tree. */
  readonly source?: Readonly<Record<string, string>>;
  /** Name of the wheel in the manifest, where it is not the one that was built. */
  readonly name?: string;
}

async function smoke(scenario: Scenario): Promise<Outcome> {
  const temporary = await mkdtemp(join(folder, "run-"));
  const distributions = join(temporary, "distributions");
  const built = await buildWheel(scenario.wheel, distributions);
  const name = scenario.name ?? built;
  if (name !== built) await cp(join(distributions, built), join(distributions, name));
  const directory = join(temporary, "clone");
  for (const [path, text] of Object.entries(scenario.source ?? {})) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  const reporter = { say: () => undefined, quote: () => undefined };
  const environment = {
    PATH: process.env["PATH"],
    HOME: process.env["HOME"],
    PIP_NO_INDEX: "1",
    PIP_FIND_LINKS: join(folder, "links"),
    OMI_EDITION: "small",
  };
  const commands = commandsAdapter({ environment, reporter });
  const python = pythonAdapter({ commands, carried, temporary, environment, reporter });
  const journal = new Journal({ now: () => new Date(0) });
  const request = {
    manifest: manifestOf(name, scenario.smoke),
    distributions,
    sources: sourcesAt(directory),
    temporary: join(temporary, "smoke"),
  };
  await journal.step("smoke", smokeInstall(request, { commands, python }));
  const [outcome] = journal.report().outcomes;
  if (outcome === undefined) throw new Error("the step has left no outcome");
  return outcome;
}

function manifestOf(wheel: string, plan: Partial<SmokePlan> = {}): Manifest {
  const file = { size: 1, sha256: "0".repeat(64) };
  return {
    schema: 1,
    plan: {
      kind: "release",
      project: "omi-openclaw",
      version: "0.3.0",
      prerelease: false,
      tag: { name: "v0.3.0", object: "a".repeat(40), commit: "b".repeat(40) },
      title: "omi 0.3.0",
      indexes: ["pypi"],
    },
    notes: "",
    smoke: { commands: [], ...plan },
    files: [
      { name: "omi_openclaw-0.3.0.tar.gz", kind: "sdist", ...file },
      { name: wheel, kind: "wheel", ...file },
    ],
  };
}

function sourcesAt(directory: string): Sources {
  return {
    clone: directory,
    directory,
    workingDirectory: ".",
    committedAt: 0,
    lfsPointers: [],
    project: {
      path: "pyproject.toml",
      name: "omi-openclaw",
      requiresPython: ">=3.10",
      table: "project",
    },
    configuration: {
      title: "{name} {tag}",
      environment: [],
      build: { generated: [] },
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

/** A command line program like the guide's own: `omi init` and `omi status` with a folder for data. */
const CLI = `
import pathlib, sys
import omi
def main():
    if sys.argv[1:] == ["--version"]:
        print("omi, version " + omi.__version__)
        return
    data = pathlib.Path(sys.argv[3])
    if sys.argv[1] == "init":
        data.mkdir(parents=True)
    elif not data.is_dir():
        sys.exit("no data in " + data.name)
`;

const omi = (version: string): SampleProject => ({
  name: "omi-openclaw",
  version: "0.3.0",
  files: { "omi/__init__.py": `__version__ = "${version}"\n`, "omi/cli.py": CLI },
  scripts: { omi: "omi.cli:main", "other-tool": "omi.cli:main" },
});

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "tag2pypi-smoke-")));
  const pytest = {
    name: "pytest",
    version: "1",
    files: {
      "pytest.py":
        "import runpy, sys\ndef main():\n    runpy.run_path(sys.argv[1] + '/test_omi.py')\n",
    },
    scripts: { pytest: "pytest:main" },
  };
  await buildWheel(pytest, join(folder, "links"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the wheel is tried as a user would", () => {
  test("imports, version, the guide's commands and the tests, all outside the source tree", async () => {
    const wheel = omi("0.3.0");
    const noisy = "print('hello')\n__version__ = (0, 3)\n";
    const test_omi = `
import omi, os, sys
assert "site-packages" in omi.__file__, omi.__file__
assert not any(os.path.exists(os.path.join(path, "only_in_source.py")) for path in sys.path + [os.getcwd()])
`;
    const commands = [
      "omi --version",
      "omi init --data-dir {tmp}/omi",
      "omi status --data-dir {tmp}/omi",
      "python -c 'import omi'",
    ];
    const outcome = await smoke({
      wheel: { ...wheel, files: { ...wheel.files, "noisy.py": noisy } },
      smoke: { commands, tests: "pytest {tests}" },
      source: { "tests/test_omi.py": test_omi, "only_in_source.py": "" },
    });
    expect(outcome).toMatchObject({ status: "done", diagnostics: [] });
    expect(outcome.result).toEqual({
      checks: ["import noisy", "import omi", "omi --version", ...commands, "pytest {tests}"].map(
        (name) => ({ name, passed: true }),
      ),
    });
  });

  test("everything that fails is told at once", async () => {
    const wheel = omi("0.2.0");
    const outcome = await smoke({
      wheel: {
        ...wheel,
        files: { ...wheel.files, "broken.py": "import no_such_module\n", "quits.py": "exit(0)\n" },
      },
      smoke: {
        commands: ["omi status --data-dir {tmp}/omi", "omi init x | cat", "no-such-program"],
        tests: "python {tests}",
      },
      source: { "src/omi/__init__.py": '"""Omi."""\n__version__ = "0.2.0"\n' },
    });
    expect(outcome.status).toBe("failed");
    expect(outcome.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      [
        "import-failed",
        expect.stringMatching(
          /^import broken fails \(exit code 1\) where only the wheel and its dependencies are installed:\n[\s\S]*ModuleNotFoundError: No module named 'no_such_module'$/,
        ),
      ],
      [
        "import-failed",
        expect.stringMatching(/^import quits ends the program where only the wheel/),
      ],
      ["runtime-version-mismatch", "omi.__version__ is 0.2.0; the tag v0.3.0 states 0.3.0."],
      ["script-version-mismatch", "omi --version prints 0.2.0; the tag v0.3.0 states 0.3.0."],
      [
        "smoke-command-failed",
        "omi status --data-dir {tmp}/omi fails (exit code 1) with the installed wheel:\nno data in omi",
      ],
      ["command-shell-syntax", expect.stringContaining('"|"')],
      [
        "smoke-command-failed",
        "no-such-program cannot start with the installed wheel:\nno-such-program: not found",
      ],
      [
        "smoke-command-failed",
        "python {tests} names {tests}, and the project has no folder tests or test.",
      ],
    ]);
    expect(outcome.diagnostics[2]?.location).toEqual({ file: "src/omi/__init__.py", line: 2 });
    expect(outcome.result).toEqual({
      checks: [
        ["import broken", false],
        ["import omi", true],
        ["import quits", false],
        ["omi --version", false],
        ["omi status --data-dir {tmp}/omi", false],
        ["omi init x | cat", false],
        ["no-such-program", false],
        ["python {tests}", false],
      ].map(([name, passed]) => ({ name, passed })),
    });
  });
});

describe("a project's own choices", () => {
  const asking = "import os\nassert os.environ.get('OMI_EDITION') == 'small'\n";
  const wheel: SampleProject = {
    ...omi("0.3.0"),
    files: { ...omi("0.3.0").files, "asking.py": asking },
  };

  test("its variables are there for imports, commands and tests where it asks for them", async () => {
    const outcome = await smoke({
      wheel,
      smoke: {
        commands: ["python -c 'import asking'"],
        tests: "python {tests}/asking.py",
        environment: ["OMI_EDITION"],
      },
      source: { "tests/asking.py": asking },
    });
    expect(outcome).toMatchObject({ status: "done", diagnostics: [] });
  });

  test("a script that its wheel does not have is an error, and everything else is tried all the same", async () => {
    const outcome = await smoke({
      wheel: omi("0.3.0"),
      smoke: { script: "omy", commands: ["omi --version"] },
    });
    expect(outcome.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      [
        "smoke-script-failed",
        "The script omy is not among the wheel's scripts: the wheel has omi, other-tool.",
      ],
    ]);
    expect(outcome).toMatchObject({
      status: "failed",
      result: {
        checks: [
          { name: "import omi", passed: true },
          { name: "omy --version", passed: false },
          { name: "omi --version", passed: true },
        ],
      },
    });
  });

  test("a script that is not to be asked is an error, too", async () => {
    const silent = { ...omi("0.3.0"), scripts: { omi: "omi.cli:nothing" } };
    const outcome = await smoke({ wheel: silent, smoke: { script: "omi" } });
    expect(outcome.diagnostics.map(({ code }) => code)).toEqual(["smoke-script-failed"]);
  });
});

describe("what cannot be tried is told", () => {
  test("a wheel whose dependency is nowhere", async () => {
    const outcome = await smoke({ wheel: { ...omi("0.3.0"), dependencies: ["no-such-package"] } });
    expect(outcome.status).toBe("failed");
    expect(outcome.diagnostics.map(({ code }) => code)).toEqual(["install-failed"]);
  });

  test("a wheel for another platform", async () => {
    const name = "omi_openclaw-0.3.0-cp27-cp27m-win32.whl";
    const outcome = await smoke({ wheel: omi("0.3.0"), name });
    expect(outcome).toMatchObject({ status: "skipped", result: { checks: [] } });
    expect(outcome.diagnostics).toEqual([
      {
        code: "smoke-no-wheel",
        severity: "warning",
        message: expect.stringMatching(
          /^No wheel fits Python 3\.\d+\.\d+ on this machine \(omi_openclaw-0\.3\.0-cp27-cp27m-win32\.whl\), so nothing is installed and tried\.$/,
        ),
        hint: "Build a wheel for this platform, or try the wheels in jobs on theirs.",
      },
    ]);
  });

  test("a file that is no wheel", async () => {
    const outcome = await smoke({
      wheel: omi("0.3.0"),
      name: "omi_openclaw-0.4.0-py3-none-any.whl",
    });
    expect(outcome.diagnostics.map(({ code }) => code)).toEqual(["distribution-unreadable"]);
  });
});
