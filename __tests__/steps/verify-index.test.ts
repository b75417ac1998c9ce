import { createHash } from "node:crypto";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { packageIndexAdapter } from "../../src/adapters/package-index/adapter.ts";
import { commandsAdapter } from "../../src/adapters/processes/commands.ts";
import { pythonAdapter } from "../../src/adapters/python/python.ts";
import { Journal } from "../../src/domain/journal.ts";
import type { Manifest, SmokePlan } from "../../src/domain/manifest.ts";
import type { Outcome } from "../../src/domain/outcome.ts";
import { resolveIndex } from "../../src/domain/publisher/index-address.ts";
import {
  type PackageIndexServer,
  startPackageIndex,
} from "../../src/sandbox/package-index/server.ts";
import { type VerifyRequest, verifyIndex } from "../../src/steps/verify-index.ts";
import { recordingClock, testClient } from "../adapters/http/scripted-server.ts";
import { type BuiltFile, sdistOf, wheelOf } from "../sandbox/package-index/distributions.ts";
import { fieldsOf, outcome as sent } from "../sandbox/package-index/upload-client.ts";
import { sourcesIn } from "./sample-sources.ts";

const carried = fileURLToPath(new URL("../../python/", import.meta.url));
const VERSION = "1.0rc1";
const FROM_INDEX = `python -c "import importlib.metadata as m; assert m.distribution('omi').read_text('direct_url.json') is None"`;

let folder: string;
let pypi: PackageIndexServer;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "tag2pypi-verify-")));
  const dependency = wheelOf("memory-base", "2.0");
  await mkdir(join(folder, "links"));
  await writeFile(join(folder, "links", dependency.filename), dependency.bytes);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  pypi = await startPackageIndex({ name: "pypi" });
});
afterEach(() => pypi.close());

interface Scenario {
  /** What is uploaded, under the names of the manifest. */
  readonly built?: readonly BuiltFile[];
  readonly smoke?: Partial<SmokePlan>;
  /** The index that is verified, of a plan for both; PyPI where absent. */
  readonly on?: "testpypi";
  /** Which the manifest has, where they are not those that were uploaded. */
  readonly files?: Manifest["files"];
  readonly request?: Partial<VerifyRequest>;
  /** Reads of the index that fail once our own have succeeded. */
  readonly lateReads?: number;
}

const omi = (content: Parameters<typeof wheelOf>[2] = {}) => wheelOf("omi", VERSION, content);
const distributionOf = ({ filename, bytes }: BuiltFile): Manifest["files"][number] => ({
  name: filename,
  kind: filename.endsWith(".whl") ? "wheel" : "sdist",
  size: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});

/** On an index that has the dependency of that name, too, from a stranger. */
async function publish(built: readonly BuiltFile[]): Promise<void> {
  const stranger = wheelOf("memory-base", "3.0", { source: "raise SystemExit('a stranger')\n" });
  for (const [name, version, files] of [
    ["omi", VERSION, built],
    ["memory-base", "3.0", [stranger]],
  ] as const) {
    pypi.addProject(name);
    for (const file of files) {
      const fields = fieldsOf(file, name, version);
      expect(await sent(pypi, { fields, file, token: pypi.addApiToken() })).toBe("200");
    }
  }
}

async function verify(scenario: Scenario = {}) {
  const { built = [omi()], on = "pypi", lateReads = 0 } = scenario;
  await publish(built);
  const temporary = await mkdtemp(join(folder, "run-"));
  const reporter = { say: () => undefined, quote: () => undefined };
  const environment = {
    PATH: process.env["PATH"],
    HOME: process.env["HOME"],
    PIP_NO_INDEX: "1",
    PIP_FIND_LINKS: join(folder, "links"),
  };
  const commands = commandsAdapter({ environment, reporter });
  const python = pythonAdapter({ commands, carried, temporary, environment, reporter });
  const clock = recordingClock();
  const read = packageIndexAdapter({
    index: resolveIndex(on, { [on]: pypi.url }),
    client: testClient(),
    mask: () => undefined,
  });
  const index: typeof read = {
    ...read,
    download: async (file, path) => {
      await read.download(file, path);
      const what = { kind: "status", status: 404 } as const;
      pypi.switches.faults.push({ at: "simple", times: lateReads, what });
    },
  };
  const manifest = manifestOf(scenario.files ?? built.map(distributionOf), scenario.smoke);
  const journal = new Journal({ now: () => new Date(0) });
  const request = { manifest, temporary: join(temporary, "verify"), ...scenario.request };
  await journal.step("verify", verifyIndex(request, { index, python, commands, clock }));
  const [outcome] = journal.report().outcomes;
  if (outcome?.step !== "verify") throw new Error("The step has left no outcome.");
  return { outcome, waits: clock.waits };
}

function manifestOf(files: Manifest["files"], smoke: Partial<SmokePlan> = {}): Manifest {
  return {
    schema: 1,
    plan: {
      kind: "release",
      project: "omi",
      version: VERSION,
      prerelease: true,
      tag: { name: "v1.0rc1", object: "a".repeat(40), commit: "b".repeat(40) },
      title: "omi 1.0rc1",
      indexes: ["testpypi", "pypi"],
    },
    notes: "",
    smoke: { commands: [], ...smoke },
    files,
  };
}

const told = ({ diagnostics }: Outcome) =>
  diagnostics.map(({ code, severity, message }) => [code, severity, message]);
const passed = (...names: readonly string[]) => names.map((name) => ({ name, passed: true }));

describe("a version that works", () => {
  test("comes from that index, even a pre-release, and its dependencies from elsewhere", async () => {
    const headers = ["Requires-Python: >=3.10", "Requires-Dist: memory-base"];
    const commands = ["python -c 'import memory_base; assert memory_base.__version__ == \"2.0\"'"];
    const smoke = { commands: [...commands, FROM_INDEX], tests: "pytest {tests}" };
    const { outcome, waits } = await verify({
      built: [omi({ headers }), sdistOf("omi", VERSION)],
      smoke,
    });
    expect([outcome.status, told(outcome), waits]).toEqual(["done", [], []]);
    expect(outcome.result).toEqual({
      installed: true,
      checks: passed("import omi", ...smoke.commands),
    });
    expect(pypi.requests.map(({ path }) => path)).not.toContain("/simple/memory-base/");
  });

  test("is asked for again where pip meets a cache that does not know it", async () => {
    const { outcome, waits } = await verify({ lateReads: 2 });
    expect([outcome.status, told(outcome), waits]).toEqual(["done", [], [5000, 15_000]]);
  });

  test("is tried by the test suite, too, where the sources are at hand", async () => {
    const clone = join(folder, "clone");
    await mkdir(join(clone, "tests"), { recursive: true });
    await writeFile(join(clone, "tests", "try.py"), "import omi\n");
    const request = { sources: sourcesIn(clone) };
    const tests = "python {tests}/try.py";
    const { outcome } = await verify({ smoke: { tests }, request });
    expect([told(outcome), outcome.result]).toEqual([
      [],
      { installed: true, checks: passed("import omi", tests) },
    ]);
  });
});

describe("a wheel that does not work", () => {
  const built = [omi({ source: 'import no_such_module\n__version__ = "1.0"\n' })];
  const failing = {
    status: "failed",
    result: { installed: true, checks: [{ name: "import omi", passed: false }] },
  };

  test("is an error that says what is public, and how to withdraw it", async () => {
    const { outcome } = await verify({ built });
    expect(outcome).toMatchObject(failing);
    expect(outcome.diagnostics.map(({ code, hint }) => [code, hint])).toEqual([
      [
        "import-failed",
        expect.stringMatching(
          new RegExp(
            `^PyPI gives omi 1\\.0rc1 to everybody already, .* Yank the version on ${pypi.url}/manage/project/omi/release/1\\.0rc1/, .*release the next patch version\\.\\nUsers would meet the same\\.`,
          ),
        ),
      ],
    ]);
  });

  test("is no more than that on an index that is there for a trial", async () => {
    const { outcome } = await verify({ built, on: "testpypi" });
    expect(outcome).toMatchObject(failing);
    expect(outcome.diagnostics.map(({ hint }) => hint)).toEqual([
      expect.stringMatching(/^Users would meet the same\./),
    ]);
  });

  test("is found out where the index gives other bytes than the release's", async () => {
    const other = omi({ source: "changed = True\n" });
    const { outcome } = await verify({ files: [distributionOf(other)] });
    expect([outcome.status, outcome.diagnostics.map(({ code }) => code)]).toEqual([
      "failed",
      ["file-differs"],
    ]);
  });
});

describe("what the wheel cannot be blamed for is a warning:", () => {
  const notInstalled = (message: RegExp) => [
    "done",
    { installed: false, checks: [] },
    [["verify-not-installed", "warning", expect.stringMatching(message)]],
  ];
  const found = ({ outcome }: Awaited<ReturnType<typeof verify>>) => [
    outcome.status,
    outcome.result,
    told(outcome),
  ];

  test("pip that does not get it for a minute", async () => {
    const run = await verify({ lateReads: 100 });
    expect(found(run)).toEqual(
      notInstalled(
        /^omi 1\.0rc1 cannot be installed from PyPI to be tried: Installing what is listed in a clean environment fails \(exit code 1\):\n[\s\S]*No matching distribution found for omi==1\.0rc1$/,
      ),
    );
    expect(run.waits).toEqual([5000, 15_000, 30_000]);
  });

  test("an index that does not list it", async () => {
    const files = [omi(), wheelOf("omi", "1.0rc2")].map(distributionOf).slice(1);
    expect(found(await verify({ files }))).toEqual(
      notInstalled(/: pypi does not list omi-1\.0rc2-py3-none-any\.whl\.$/),
    );
  });

  test("an index that does not answer", async () => {
    pypi.switches.faults.push({ at: "simple", times: 99, what: { kind: "status", status: 503 } });
    expect(found(await verify())).toEqual(notInstalled(/ cannot be installed from PyPI .*503/));
  });

  test("but on an index that is there for a trial it keeps the version from the others", async () => {
    pypi.switches.faults.push({ at: "simple", times: 99, what: { kind: "status", status: 503 } });
    const { outcome } = await verify({ on: "testpypi" });
    expect([outcome.status, told(outcome)]).toEqual([
      "failed",
      [
        [
          "trial-not-installed",
          "error",
          expect.stringMatching(/^omi 1.0rc1 was uploaded to TestPyPI, but cannot be .*503/),
        ],
      ],
    ]);
  });

  test("a dependency that is not to be had", async () => {
    const built = [omi({ headers: ["Requires-Dist: no-such-package"] })];
    expect(found(await verify({ built }))).toEqual(
      notInstalled(/No matching distribution found for no-such-package \(from omi\)$/),
    );
  });

  test.each([
    ["what the wheel itself requires", { headers: ["Requires-Python: >=3.99"] }, {}],
    ["what is asked for", {}, { python: "3.99" }],
  ])("a machine without the Python of %s", async (_, content, request) => {
    const run = await verify({ built: [omi(content)], request });
    expect(found(run)).toEqual(notInstalled(/: No Python fits \(wanted: .*3\.99\)/));
  });

  test("a test suite's own tool that is not to be had, after all else was tried", async () => {
    const sources = sourcesIn(join(folder, "without-tests"));
    const { outcome } = await verify({ smoke: { tests: "pytest" }, request: { sources } });
    expect([outcome.status, outcome.result]).toEqual([
      "done",
      { installed: true, checks: passed("import omi") },
    ]);
    expect(told(outcome)).toEqual([
      ["verify-not-installed", "warning", expect.stringMatching(/Installing pytest in a clean/)],
    ]);
  });
});

describe("a version without a wheel to install is left out, with a notice:", () => {
  test("an sdist alone", async () => {
    const { outcome } = await verify({ built: [sdistOf("omi", VERSION)] });
    expect(outcome).toMatchObject({ status: "skipped", result: { installed: false, checks: [] } });
    expect(told(outcome)).toEqual([
      [
        "verify-no-wheel",
        "notice",
        "There is no wheel among the distributions, and an sdist is not built here, because that would run whatever the index has under the names of its build requirements, so nothing is installed from PyPI.",
      ],
    ]);
  });

  test("a wheel for another platform", async () => {
    const filename = `omi-${VERSION}-cp27-cp27m-win32.whl`;
    const { outcome } = await verify({ built: [{ ...omi(), filename }] });
    expect(outcome.status).toBe("skipped");
    expect(told(outcome)).toEqual([
      [
        "verify-no-wheel",
        "notice",
        expect.stringMatching(
          /^No wheel fits Python 3\.\d+\.\d+ on this machine \(omi-1\.0rc1-cp27-cp27m-win32\.whl\), so nothing is installed from PyPI\.$/,
        ),
      ],
    ]);
  });
});
