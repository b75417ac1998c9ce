import { createHash } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Attestation } from "../../src/domain/attestation/attestation.ts";
import { writeStatement } from "../../src/domain/attestation/statement.ts";
import type { PackageIndex, UploadToken } from "../../src/ports/package-index.ts";
import { allFiles } from "../../src/sandbox/package-index/state.ts";
import {
  foreignWheel,
  plan,
  runStep,
  sdist,
  startWorld,
  type World,
  wheels,
} from "./upload/world.ts";

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

type Upload = PackageIndex["upload"];

/** Puts something before the sending of files; `count` counts them from 1. */
const whenSending =
  (act: (filename: string, count: number, token: UploadToken) => void) => (index: PackageIndex) => {
    let count = 0;
    const upload: Upload = (request, token, onSent) => {
      count += 1;
      act(request.filename, count, token);
      return index.upload(request, token, onSent);
    };
    return { upload };
  };

/** Puts something after a file has come through; `count` counts these from 1. */
const onceSent = (act: (count: number) => void) => (index: PackageIndex) => {
  let count = 0;
  const upload: Upload = async (...of) => {
    await index.upload(...of);
    count += 1;
    act(count);
  };
  return { upload };
};

const namesOf = (world: World) => world.manifest.files.map(({ name }) => name);
const statesOf = (world: World, stateOf: (name: string) => string) =>
  Object.fromEntries(namesOf(world).map((name) => [name, stateOf(name)]));

/** What must hold after every run: what is called uploaded or identical is there, and nothing else. */
function expectTruth(world: World, states: Readonly<Record<string, string>>): void {
  const there = new Set(world.held());
  for (const [name, state] of Object.entries(states)) {
    expect([name, state === "missing"]).toEqual([name, !there.has(name)]);
  }
}

describe("attestations that are required", () => {
  test("are looked for before a file is sent, whatever the index showed when it was signed for", async () => {
    const world = await startWorld([sdist]);
    const { outcome } = await runStep(world, { policy: "required", attestations: new Map() });
    expect(outcome).toMatchObject({
      status: "failed",
      diagnostics: [{ code: "attestations-failed" }],
      result: [{ file: sdist.filename, state: "missing" }],
    });
    expect([world.mints(), world.posts()]).toEqual([0, 0]);
  });
});

describe("the files of a release", () => {
  test("go one after the other, wheels first, with one token, and each is told", async () => {
    const world = await startWorld([sdist, ...wheels(2)]);
    const { outcome, said } = await runStep(world);
    const [one, other] = wheels(2).map(({ filename }) => filename);
    expect(outcome).toMatchObject({
      status: "done",
      diagnostics: [],
      result: [one, other, sdist.filename].map((file) => ({ file, state: "uploaded" })),
    });
    expect(said).toEqual([one, other, sdist.filename].map((name) => `Uploaded ${name} to PyPI`));
    expect(world.held()).toEqual([one, other, sdist.filename].sort());
    expect([world.mints(), world.posts()]).toEqual([1, 3]);
  });

  test("go several at a time once the first is there, twenty of them with one token", async () => {
    const world = await startWorld(wheels(20));
    const started: string[] = [];
    let running = 0;
    let most = 0;
    const { outcome } = await runStep(world, { parallel: 4 }, (index) => ({
      upload: async (request, ...rest) => {
        if (started.length === 1) expect(world.held()).toHaveLength(1);
        started.push(request.filename);
        running += 1;
        most = Math.max(most, running);
        await index.upload(request, ...rest);
        running -= 1;
      },
    }));
    expect(outcome.result).toEqual(namesOf(world).map((file) => ({ file, state: "uploaded" })));
    expect(started).toEqual(namesOf(world));
    expect(most).toBe(4);
    expect(world.held()).toEqual(namesOf(world));
    expect([world.mints(), world.posts()]).toEqual([1, 20]);
  });

  test("that are all there need no token", async () => {
    const world = await startWorld(wheels(2));
    await runStep(world);
    const again = await runStep(world);
    expect([again.outcome.status, again.states]).toEqual([
      "unchanged",
      statesOf(world, () => "identical"),
    ]);
    expect([world.mints(), world.posts()]).toEqual([1, 2]);
  });

  test("are compared with the manifest once more, all of them", async () => {
    const world = await startWorld(wheels(3));
    for (const name of namesOf(world).slice(1)) await writeFile(join(world.folder, name), "other");
    const { outcome, codes } = await runStep(world);
    expect(codes).toEqual(["manifest-mismatch", "manifest-mismatch"]);
    const sha256 = createHash("sha256").update("other").digest("hex");
    expect(outcome.diagnostics[0]?.message).toBe(
      `${namesOf(world)[1]} has sha256 ${sha256}; the manifest names ${world.manifest.files[1]?.sha256}.`,
    );
    expect(world.pypi.requests).toEqual([]);
  });

  test("do not replace others: nothing at all is sent", async () => {
    const world = await startWorld(wheels(2));
    await runStep(world);
    const files = world.manifest.files.map((file) => ({ ...file }));
    const other = Buffer.from("other");
    const [, second] = files;
    if (second === undefined) throw new Error("No second file");
    await writeFile(join(world.folder, second.name), other);
    second.sha256 = createHash("sha256").update(other).digest("hex");
    const manifest = { ...world.manifest, files };
    const run = await runStep(world, { manifest });
    expect([run.codes, Object.values(run.states)]).toEqual([
      ["file-differs"],
      ["identical", "conflict"],
    ]);
    const trial = { ...plan, indexes: ["testpypi", "pypi"] };
    const skipped = await runStep(world, { manifest, plan: trial }, (index) => ({
      index: { ...index.index, name: "testpypi" },
    }));
    expect([skipped.outcome.status, skipped.codes]).toEqual(["skipped", ["trial-skipped"]]);
    expect(world.posts()).toBe(2);
  });
});

describe("a run that breaks off", () => {
  test("at the third of five files has sent two, and says so", async () => {
    const [one, two, ...more] = wheels(4);
    if (one === undefined || two === undefined) throw new Error("No wheels");
    const world = await startWorld([one, two, foreignWheel(102), ...more.slice(1), sdist]);
    const { outcome, codes, states } = await runStep(world);
    expect([outcome.status, codes]).toEqual(["failed", ["upload-platform-refused"]]);
    expect(Object.values(states)).toEqual([
      "uploaded",
      "uploaded",
      "missing",
      "missing",
      "missing",
    ]);
    expectTruth(world, states);
    expect(world.posts()).toBe(3);
  });

  test("at the first file, several at a time, has sent no other", async () => {
    const world = await startWorld([foreignWheel(100), ...wheels(5).slice(1)]);
    const { codes, states } = await runStep(world, { parallel: 16 });
    expect(codes).toEqual(["upload-platform-refused"]);
    expect(states).toEqual(statesOf(world, () => "missing"));
    expect(world.posts()).toBe(1);
  });

  test("at several files at once awaits the others, and tells every failure", async () => {
    const foreign = [foreignWheel(102), foreignWheel(103)];
    const all = wheels(20).filter((_, number) => number < 2 || number > 3);
    const world = await startWorld([...all.slice(0, 2), ...foreign, ...all.slice(2)]);
    const { outcome, codes, states } = await runStep(world, { parallel: 4 });
    expect(codes).toEqual(["upload-platform-refused", "upload-platform-refused"]);
    for (const [number, { filename }] of foreign.entries()) {
      expect(outcome.diagnostics[number]?.message).toContain(filename);
    }
    expectTruth(world, states);
    expect(Object.values(states).filter((state) => state === "uploaded").length).toBe(
      world.posts() - foreign.length,
    );
    // Of those in flight with the first failure, some may have come through before it was known.
    expect(world.posts()).toBeLessThan(10);
  });

  test("after seven files knows exactly what is there, and the next one finishes", async () => {
    const world = await startWorld([...wheels(19), sdist]);
    const { pypi } = world;
    const run = await runStep(
      world,
      { parallel: 3 },
      onceSent((count) => {
        if (count === 7) pypi.switches.uploadsDisabled = true;
      }),
    );
    expect([run.outcome.status, run.codes.every((code) => code === "upload-index-closed")]).toEqual(
      ["failed", true],
    );
    expectTruth(world, run.states);
    const done = new Set(world.held());
    expect(done.size).toBeGreaterThanOrEqual(7);
    expect(done.size).toBeLessThanOrEqual(9);
    pypi.switches.uploadsDisabled = false;
    const next = await runStep(world, { parallel: 3 });
    expect([next.outcome.status, next.states]).toEqual([
      "done",
      statesOf(world, (name) => (done.has(name) ? "identical" : "uploaded")),
    ]);
    expect(world.held()).toEqual(namesOf(world).toSorted());
  });

  test("because a file is gone from the disk keeps what is done, and tells what else has failed", async () => {
    const world = await startWorld([...wheels(2), foreignWheel(102)]);
    const gone = namesOf(world)[1] ?? "";
    const { outcome, codes, states } = await runStep(world, { parallel: 2 }, (index) => ({
      upload: async (request, ...rest) => {
        if (request.filename === gone) await rm(join(world.folder, gone));
        await index.upload(request, ...rest);
      },
    }));
    expect(outcome.status).toBe("failed");
    expect(codes.toSorted()).toEqual(["machine-failed", "upload-platform-refused"]);
    expect(Object.values(states)).toEqual(["uploaded", "missing", "missing"]);
    expectTruth(world, states);
  });

  test("in the middle of a file that changes on the disk has not sent it", async () => {
    const world = await startWorld(wheels(3));
    const changed = namesOf(world)[1] ?? "";
    const { codes, states } = await runStep(world, {}, (index) => ({
      upload: async (request, ...rest) => {
        if (request.filename === changed) await writeFile(request.path, "other");
        await index.upload(request, ...rest);
      },
    }));
    expect(codes).toEqual(["manifest-mismatch"]);
    expect(Object.values(states)).toEqual(["uploaded", "missing", "missing"]);
    expectTruth(world, states);
  });
});

describe("an index in trouble", () => {
  test("has every file once in the end, though answers are lost and its caches are late", async () => {
    const world = await startWorld([...wheels(9), sdist]);
    const { faults } = world.pypi.switches;
    world.pypi.switches.staleSimpleReads = 4;
    faults.push({ at: "upload", times: 3, what: { kind: "reset-after" } });
    faults.push({ at: "upload", times: 2, what: { kind: "status", status: 503 } });
    faults.push({ at: "upload", times: 2, what: { kind: "reset-before" } });
    faults.push({ at: "simple", times: 2, what: { kind: "status", status: 500 } });
    const { outcome, states } = await runStep(world, { parallel: 4 });
    expect([outcome.status, outcome.diagnostics]).toEqual(["done", []]);
    expect(states).toEqual(statesOf(world, () => "uploaded"));
    expect(world.held()).toEqual(namesOf(world).toSorted());
  });

  test("is given the time that it asks for", async () => {
    const world = await startWorld(wheels(3));
    const { faults } = world.pypi.switches;
    const headers = { "retry-after": "60" };
    faults.push({ at: "upload", times: 1, what: { kind: "status", status: 429, headers } });
    const began = world.clock.now().getTime();
    const { states } = await runStep(world);
    expect(states).toEqual(statesOf(world, () => "uploaded"));
    expect(world.clock.now().getTime() - began).toBe(MINUTE);
  });
});

describe("an upload token", () => {
  test("is renewed before it ends, once for all files that wait for it", async () => {
    const world = await startWorld(wheels(12));
    const used = new Set<string>();
    const { outcome } = await runStep(world, { parallel: 4 }, (index) => ({
      upload: async (request, token, onSent) => {
        used.add(token.value);
        await index.upload(request, token, onSent);
        if (world.held().length === 1) world.clock.advance(11 * MINUTE);
      },
    }));
    expect([outcome.status, world.mints(), used.size]).toEqual(["done", 2, 2]);
    expect(world.posts()).toBe(12);
  });

  test("with more than five minutes left is kept", async () => {
    const world = await startWorld(wheels(2));
    await runStep(
      world,
      {},
      onceSent(() => world.clock.advance(10 * MINUTE)),
    );
    expect(world.mints()).toBe(1);
  });

  test.each([
    ["that ends while a file is sent", 16 * MINUTE],
    ["that the index has forgotten meanwhile", DAY + 16 * MINUTE],
  ])("%s is replaced, and the file is sent once more", async (_, passed) => {
    const world = await startWorld(wheels(3));
    const late = namesOf(world)[1];
    const { outcome, said } = await runStep(
      world,
      {},
      whenSending((name, count) => {
        if (name === late && count === 2) world.clock.advance(passed);
      }),
    );
    expect([outcome.status, outcome.diagnostics]).toEqual(["done", []]);
    expect([world.mints(), world.posts()]).toEqual([2, 4]);
    expect(said).toContain(
      "The index refuses the upload token; the file is sent again with a new one.",
    );
    expect(world.held()).toEqual(namesOf(world));
  });

  test("that ends while several files are sent is replaced once", async () => {
    const world = await startWorld(wheels(5));
    const { outcome } = await runStep(
      world,
      { parallel: 4 },
      whenSending((_, count) => {
        if (count === 5) world.clock.advance(16 * MINUTE);
      }),
    );
    expect(outcome.status).toBe("done");
    expect(world.mints()).toBe(2);
    expect(world.held()).toEqual(namesOf(world));
  });

  test("is replaced once for a file, and the refusal of the second one is explained", async () => {
    const world = await startWorld(wheels(3));
    const { outcome, codes, states } = await runStep(
      world,
      {},
      whenSending((_, count) => {
        if (count > 1) world.clock.advance(16 * MINUTE);
      }),
    );
    const [, second = ""] = namesOf(world);
    expect(codes).toEqual(["upload-token-expired"]);
    expect(outcome.diagnostics[0]).toEqual({
      code: "upload-token-expired",
      severity: "error",
      message: `PyPI refuses ${second} (403): Invalid API Token: token is expired — Upload tokens of trusted publishing last 15 minutes. It says so of a second token, too, which was minted after that.`,
      hint: "A token of trusted publishing lasts 15 minutes: where sending this one file takes longer, use a faster line. Otherwise look at the index's status page, and run the job again: what is uploaded is found and left as it is.",
    });
    expect([world.mints(), world.posts()]).toEqual([2, 3]);
    expectTruth(world, states);
  });

  test("that cannot be had any more is one failure, however many files wait for it", async () => {
    const world = await startWorld(wheels(9));
    const { outcome, codes, states } = await runStep(
      world,
      { parallel: 4 },
      onceSent((count) => {
        if (count > 1) return;
        world.clock.advance(11 * MINUTE);
        world.pypi.switches.githubPublishingDisabled = true;
      }),
    );
    expect([outcome.status, codes]).toEqual(["failed", ["trusted-publishing-disabled"]]);
    expect(Object.values(states).filter((state) => state === "uploaded")).toHaveLength(1);
    expectTruth(world, states);
    expect(world.mints()).toBe(2);
  });

  test("that was given by a person is never replaced", async () => {
    const world = await startWorld(wheels(2));
    const { codes } = await runStep(world, { apiToken: "pypi-unknown" });
    expect(codes).toEqual(["upload-token-unknown"]);
    expect([world.mints(), world.posts()]).toEqual([0, 1]);
    const apiToken = world.pypi.addApiToken();
    world.pypi.addProject("omi");
    const { states } = await runStep(world, { apiToken, parallel: 2 });
    expect(states).toEqual(statesOf(world, () => "uploaded"));
    expect(world.mints()).toBe(0);
  });
});

/** An attestation whose shape and statement are right; the sandbox takes its signature as it is. */
function attestationOf(file: { readonly name: string; readonly sha256: string }): string {
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  const attestation: Attestation = {
    version: 1,
    verification_material: {
      certificate: base64("certificate"),
      transparency_entries: [{ logIndex: "1" }],
    },
    envelope: { statement: base64(writeStatement(file)), signature: base64("signature") },
  };
  return JSON.stringify(attestation);
}

const MALFORMED = JSON.stringify({ version: 2 });

function attestationsOf(world: World, malformed: (name: string) => boolean = () => false) {
  return new Map(
    world.manifest.files.map((file) => [
      file.name,
      malformed(file.name) ? MALFORMED : attestationOf(file),
    ]),
  );
}

const attestedOn = (world: World) =>
  allFiles(world.pypi.state)
    .filter(({ file }) => file.provenance !== undefined)
    .map(({ file }) => file.filename)
    .sort();

describe("attestations", () => {
  test("go with the files, and the result says so", async () => {
    const world = await startWorld(wheels(5));
    const { outcome } = await runStep(world, { attestations: attestationsOf(world), parallel: 4 });
    expect(outcome.diagnostics).toEqual([]);
    expect(outcome.result).toEqual(
      namesOf(world).map((file) => ({ file, state: "uploaded", attested: true })),
    );
    expect(attestedOn(world)).toEqual(namesOf(world));
  });

  test("that the index refuses are left out from there on, loudly, and no other file is sent twice", async () => {
    const world = await startWorld(wheels(6));
    const [first = "", second = "", ...others] = namesOf(world);
    const attestations = attestationsOf(world, (name) => name !== first);
    const { outcome, said } = await runStep(world, { attestations });
    const without = [second, ...others];
    expect(outcome).toMatchObject({
      status: "done",
      result: [
        { file: first, state: "uploaded", attested: true },
        ...without.map((file) => ({ file, state: "uploaded" })),
      ],
    });
    const words =
      "Invalid attestations supplied during upload: Malformed attestations: 1 validation error for list[Attestation] 0 version: Input should be 1";
    expect(outcome.diagnostics).toEqual([
      {
        code: "attestations-withdrawn",
        severity: "warning",
        message: `PyPI has ${without.join(", ")} WITHOUT attestations, which cannot be added later. PyPI refuses ${second} (400): ${words} — The index cannot read the attestations.`,
        hint: "Set `attestations: required`, if a release should rather stop than go without.\nReport this as a defect of tag2pypi. With `attestations: auto` the release goes on without them, with `attestations: off` none are made.",
      },
    ]);
    expect(said).toContain(`PyPI refuses the attestation of ${second}: it is sent again without.`);
    expect(attestedOn(world)).toEqual([first]);
    expect(world.posts()).toBe(namesOf(world).length + 1);
  });

  test("refused for the first file are not tried with the others, however many go at a time", async () => {
    const world = await startWorld(wheels(10));
    const attestations = attestationsOf(world, () => true);
    const { codes, outcome } = await runStep(world, { attestations, policy: "auto", parallel: 8 });
    expect([outcome.status, codes]).toEqual(["done", ["attestations-withdrawn"]]);
    expect(outcome.result).toEqual(namesOf(world).map((file) => ({ file, state: "uploaded" })));
    expect([attestedOn(world), world.posts()]).toEqual([[], 11]);
  });

  test("refused by several files at a time are one warning", async () => {
    const world = await startWorld(wheels(5));
    const [first = "", ...others] = namesOf(world);
    const attestations = attestationsOf(world, (name) => name !== first);
    const { codes, outcome } = await runStep(world, { attestations, parallel: 4 });
    expect(codes).toEqual(["attestations-withdrawn"]);
    for (const name of others) expect(outcome.diagnostics[0]?.message).toContain(name);
    expect([attestedOn(world), world.held()]).toEqual([[first], namesOf(world)]);
  });

  test.each(["required", "off"] as const)("that are refused stop the run (%s)", async (policy) => {
    const world = await startWorld(wheels(3));
    const attestations = attestationsOf(world, () => true);
    const { codes, states } = await runStep(world, { attestations, policy, parallel: 2 });
    expect(codes).toEqual(["upload-attestations-refused"]);
    expect(states).toEqual(statesOf(world, () => "missing"));
    expect([world.held(), world.posts()]).toEqual([[], 1]);
  });

  test("are not said to be left out where the file did not come through without them either", async () => {
    const world = await startWorld(wheels(2));
    const attestations = attestationsOf(world, () => true);
    const { codes, states } = await runStep(
      world,
      { attestations },
      whenSending((_, count) => {
        if (count === 2) world.pypi.switches.readOnly = true;
      }),
    );
    expect(codes).toEqual(["upload-index-closed"]);
    expect(states).toEqual(statesOf(world, () => "missing"));
  });
});

test("a large file on a slow line is heard of while it is sent", async () => {
  const world = await startWorld(wheels(1));
  const [file] = world.manifest.files;
  if (file === undefined) throw new Error("No file");
  const manifest = { ...world.manifest, files: [{ ...file, size: 200_000_000 }] };
  const { said } = await runStep(world, { manifest }, (index) => ({
    upload: async (request, token, onSent) => {
      for (let sent = 0; sent <= 200_000_000; sent += 20_000_000) {
        world.clock.advance(4000);
        onSent?.(sent);
      }
      await index.upload(request, token, onSent);
    },
  }));
  expect(said).toEqual([
    `Uploading ${file.name}: 40 of 200 MB`,
    `Uploading ${file.name}: 100 of 200 MB`,
    `Uploading ${file.name}: 160 of 200 MB`,
    `Uploaded ${file.name} to PyPI`,
  ]);
});
