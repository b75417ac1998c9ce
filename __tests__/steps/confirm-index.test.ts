import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { packageIndexAdapter } from "../../src/adapters/package-index/adapter.ts";
import { uploadFields } from "../../src/domain/distribution/upload-fields.ts";
import { Journal } from "../../src/domain/journal.ts";
import type { Distribution, Manifest } from "../../src/domain/manifest.ts";
import type { Outcome } from "../../src/domain/outcome.ts";
import { resolveIndex } from "../../src/domain/publisher/index-address.ts";
import type { Clock } from "../../src/ports/machine.ts";
import type { PackageIndex } from "../../src/ports/package-index.ts";
import {
  type PackageIndexServer,
  startPackageIndex,
} from "../../src/sandbox/package-index/server.ts";
import type { IndexedRelease } from "../../src/sandbox/package-index/state.ts";
import { type ConfirmRequest, confirmIndex } from "../../src/steps/confirm-index.ts";
import { readCoreMetadata } from "../../src/steps/inspect-distributions.ts";
import { recordingClock, testClient } from "../adapters/http/scripted-server.ts";
import { sdistOf, wheelOf } from "../sandbox/package-index/distributions.ts";
import { plan } from "./sample-sources.ts";

const WHEEL = "omi-1.0-py3-none-any.whl";
const SDIST = "omi-1.0.tar.gz";
/** As projects write them, and PyPI does not. */
const headers = [
  "Summary: Open memory ",
  "Requires-Python: >=3.10, <4",
  "Classifier: Programming Language :: Python :: 3",
  "Classifier: Environment :: Console",
];
const BUILT = [wheelOf("omi", "1.0", { headers }), sdistOf("omi", "1.0", { headers })];
const FILES: readonly Distribution[] = BUILT.map(({ filename, bytes }) => ({
  name: filename,
  kind: filename.endsWith(".whl") ? "wheel" : "sdist",
  size: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
}));
const manifest: Manifest = { schema: 1, plan, notes: "", smoke: { commands: [] }, files: FILES };

let folder: string;
let pypi: PackageIndexServer;
let index: PackageIndex;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tag2pypi-confirm-"));
  for (const { filename, bytes } of BUILT) await writeFile(join(folder, filename), bytes);
  pypi = await startPackageIndex({ name: "pypi" });
  index = indexAt("pypi");
});
afterEach(async () => {
  await Promise.all([pypi.close(), rm(folder, { recursive: true })]);
});

function indexAt(name: string): PackageIndex {
  return packageIndexAdapter({
    index: resolveIndex(name, { pypi: pypi.url }),
    client: testClient(),
    mask: () => undefined,
  });
}

/** The files on the index, as the upload step brings them there. */
async function upload(files = FILES): Promise<void> {
  pypi.addProject("omi");
  const token = { value: pypi.addApiToken() };
  for (const file of files) {
    const path = join(folder, file.name);
    const fields = uploadFields(file, await readCoreMetadata(path, file));
    await index.upload({ path, filename: file.name, fields }, token);
  }
}

/** The release, changed as only the index's own people could. */
function change(changes: Partial<IndexedRelease>): IndexedRelease {
  const releases = pypi.state.projects["omi"]?.releases ?? {};
  const before = releases["1.0"];
  if (before === undefined) throw new Error("There is no release.");
  releases["1.0"] = { ...before, ...changes };
  return before;
}

async function confirm(changes: Partial<ConfirmRequest> = {}, clock: Clock = recordingClock()) {
  const journal = new Journal({ now: () => new Date(0) });
  const attested: ReadonlySet<string> = new Set();
  const request = { plan, manifest, distributions: folder, attested, timeoutMs: 60_000 };
  await journal.step("confirm", confirmIndex({ ...request, ...changes }, { index, clock }));
  const [outcome] = journal.report().outcomes;
  if (outcome === undefined) throw new Error("The step has left no outcome.");
  return outcome;
}

const told = ({ diagnostics }: Outcome) =>
  diagnostics.map(({ code, severity, message }) => [code, severity, message]);

describe("an index that shows what was sent", () => {
  test("is confirmed at the first look", async () => {
    await upload();
    const clock = recordingClock();
    const outcome = await confirm({}, clock);
    expect([outcome.status, outcome.result, told(outcome)]).toEqual([
      "done",
      { listed: true, verified: true },
      [],
    ]);
    expect(clock.waits).toEqual([]);
  });

  test("late is waited for: first its list of files, then the version's page", async () => {
    pypi.switches.staleSimpleReads = 2;
    await upload();
    const notFound = { kind: "status", status: 404 } as const;
    pypi.switches.faults.push({ at: "json", times: 2, what: notFound });
    const clock = recordingClock();
    const outcome = await confirm({}, clock);
    expect([outcome.result, told(outcome)]).toEqual([{ listed: true, verified: true }, []]);
    expect(clock.waits).toEqual([1000, 2000, 4000, 8000]);
  });

  test("with a page from a cache is looked at again", async () => {
    await upload();
    const before = change({ metadata: { summary: ["An older one"] } });
    const clock = recordingClock();
    const outcome = await confirm(
      {},
      {
        ...clock,
        sleep: async (milliseconds) => {
          await clock.sleep(milliseconds);
          change(before);
        },
      },
    );
    expect([outcome.result, told(outcome), clock.waits]).toEqual([
      { listed: true, verified: true },
      [],
      [1000],
    ]);
  });

  test("with the provenance of what was attested is confirmed, too", async () => {
    await upload();
    const { files } = change({});
    change({ files: files.map((file) => ({ ...file, provenance: {} })) });
    const outcome = await confirm({ attested: new Set([WHEEL, SDIST]) });
    expect([outcome.result, told(outcome)]).toEqual([{ listed: true, verified: true }, []]);
  });

  test("is asked for nothing that it does not have, where it is another than PyPI", async () => {
    await upload();
    index = indexAt(`${pypi.url}/legacy/`);
    const outcome = await confirm();
    expect([outcome.result, told(outcome)]).toEqual([{ listed: true, verified: true }, []]);
    expect(pypi.requests.filter(({ path }) => path.startsWith("/pypi/"))).toEqual([]);
  });
});

describe("an index that does not show it in time makes a warning, not a failure:", () => {
  const late = (what: string, seconds: number) => [
    ["not-verified", "warning", `PyPI does not show ${what} after ${seconds} s.`],
  ];

  test("files that it does not list", async () => {
    pypi.switches.staleSimpleReads = 1000;
    await upload();
    const outcome = await confirm();
    expect([outcome.status, outcome.result]).toEqual(["done", { listed: false, verified: false }]);
    expect(told(outcome)).toEqual(late(`what it accepted (${WHEEL}, ${SDIST})`, 60));
  });

  test("one file, where it lists the other", async () => {
    await upload(FILES.slice(0, 1));
    const outcome = await confirm({ timeoutMs: 3000 });
    expect([outcome.result, told(outcome)]).toEqual([
      { listed: false, verified: false },
      late(`what it accepted (${SDIST})`, 3),
    ]);
  });

  test("the version's page", async () => {
    await upload();
    pypi.switches.faults.push({ at: "json", times: 100, what: { kind: "status", status: 404 } });
    const outcome = await confirm({ timeoutMs: 0 });
    expect([outcome.result, told(outcome)]).toEqual([
      { listed: true, verified: false },
      late("the page of omi 1.0", 0),
    ]);
  });

  test("anything, where it does not answer", async () => {
    await upload();
    pypi.switches.faults.push({ at: "simple", times: 100, what: { kind: "status", status: 500 } });
    const outcome = await confirm({ timeoutMs: 1000 });
    expect([outcome.status, told(outcome)]).toEqual([
      "done",
      late(`what it accepted (${WHEEL}, ${SDIST})`, 1),
    ]);
  });
});

describe("an index that shows something else", () => {
  test("in the files' stead ends the run, for it gives people other bytes", async () => {
    await upload();
    const [wheel, sdist] = FILES;
    if (wheel === undefined || sdist === undefined) throw new Error("There are two files.");
    const files = [{ ...wheel, sha256: "0".repeat(64) }, sdist];
    const outcome = await confirm({ manifest: { ...manifest, files } });
    expect([outcome.status, outcome.diagnostics.map(({ code }) => code)]).toEqual([
      "failed",
      ["file-differs"],
    ]);
  });

  test("of the version is told when the time is up, with what it should be", async () => {
    await upload();
    change({ metadata: { summary: ["Something else"], requires_python: [">=3.9"] }, yanked: true });
    const clock = recordingClock();
    const outcome = await confirm({ attested: new Set([WHEEL]), timeoutMs: 10_000 }, clock);
    expect([outcome.status, outcome.result]).toEqual(["done", { listed: true, verified: false }]);
    expect(told(outcome)).toEqual([
      [
        "indexed-file-differs",
        "warning",
        `PyPI shows requires-python ">=3.9" for ${WHEEL}, ${SDIST}; the uploaded metadata say ">=3.10, <4".`,
      ],
      [
        "provenance-missing",
        "warning",
        `PyPI shows no provenance for ${WHEEL}; the upload brought an attestation.`,
      ],
      [
        "version-yanked-complete",
        "warning",
        expect.stringContaining(`Somebody has withdrawn 1.0 on PyPI: `),
      ],
      [
        "indexed-metadata-differs",
        "warning",
        `PyPI shows the summary "Something else"; ${WHEEL} says "Open memory".`,
      ],
      [
        "indexed-metadata-differs",
        "warning",
        `PyPI shows the description nothing; ${WHEEL} says "A distribution of the tests.".`,
      ],
      [
        "indexed-metadata-differs",
        "warning",
        expect.stringMatching(
          /^PyPI shows of the classifiers that differ nothing; omi-1\.0-py3-none-any\.whl says "Programming Language .*", "Environment .*"\.$/,
        ),
      ],
    ]);
    expect(clock.waits).toEqual([1000, 2000, 4000]);
  });

  test("only of its files is told without waiting", async () => {
    await upload();
    pypi.yank("omi", "1.0", "Broken.");
    const clock = recordingClock();
    const outcome = await confirm({}, clock);
    expect([outcome.result, outcome.diagnostics.map(({ code }) => code), clock.waits]).toEqual([
      { listed: true, verified: false },
      ["version-yanked-complete"],
      [],
    ]);
  });
});
