import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { assetName, decideAssets, type WantedAsset } from "../../../src/domain/release/assets.ts";
import type { Release, ReleaseAsset } from "../../../src/domain/release/release.ts";
import { assetWith, ourBody, releaseWith } from "./sample-releases.ts";

const wheel: WantedAsset = { name: "omi-0.3.0-py3-none-any.whl", size: 10, sha256: "a".repeat(64) };
const sdist: WantedAsset = { name: "omi-0.3.0.tar.gz", size: 20, sha256: "b".repeat(64) };
const manifest: WantedAsset = { name: "tag2pypi-manifest.json", size: 30, sha256: "c".repeat(64) };
const wanted = [wheel, sdist, manifest];

/** The files as GitHub holds them after an upload. */
const held = wanted.map((file, index) => assetWith({ ...file, id: index + 1 }));
const [heldWheel, heldSdist, heldManifest] = held as [ReleaseAsset, ReleaseAsset, ReleaseAsset]; // three were put in

const draft = (...assets: ReleaseAsset[]) => releaseWith({ draft: true, assets, body: ourBody() });
const adopted = (...assets: ReleaseAsset[]) =>
  releaseWith({ draft: true, assets, body: ourBody({ adopted: true }) });
const published = (...assets: ReleaseAsset[]) => releaseWith({ assets });
const immutable = (...assets: ReleaseAsset[]) => releaseWith({ immutable: true, assets });
const foreign = assetWith({ id: 50, name: "omi-setup.exe" });
const starter = (name: string) => assetWith({ id: 60, name, size: 0, complete: false });

describe("a release is brought to what is wanted:", () => {
  test.each<[string, Release, readonly WantedAsset[], readonly ReleaseAsset[]]>([
    ["an empty draft gets all, in order", draft(), wanted, []],
    ["a draft that has all gets nothing", draft(...held), [], []],
    ["a draft gets what it lacks", draft(heldSdist), [wheel, manifest], []],
    [
      "a file of other bytes in a draft is replaced",
      draft({ ...heldWheel, sha256: "d".repeat(64) }, heldSdist, heldManifest),
      [wheel],
      [{ ...heldWheel, sha256: "d".repeat(64) }],
    ],
    [
      "a file of another size in a draft is replaced, even if it has no digest",
      draft({ ...assetWith(wheel), size: 11 }, heldSdist, heldManifest),
      [wheel],
      [{ ...assetWith(wheel), size: 11 }],
    ],
    [
      "what an interrupted upload left in a draft is removed",
      draft(starter(wheel.name), heldSdist, heldManifest),
      [wheel],
      [starter(wheel.name)],
    ],
    [
      "even if it was of another file",
      draft(...held, starter("omi-0.2.9.tar.gz")),
      [],
      [starter("omi-0.2.9.tar.gz")],
    ],
    [
      "a distribution of an earlier build goes from a draft",
      draft(...held, assetWith({ id: 9, name: "omi-0.3.0-py2-none-any.whl" })),
      [],
      [assetWith({ id: 9, name: "omi-0.3.0-py2-none-any.whl" })],
    ],
    ["what somebody else put into a draft stays", draft(...held, foreign), [], []],
    [
      "a distribution that a person put into a draft of theirs stays",
      adopted(...held, assetWith({ id: 9, name: "omi-0.3.0-py2-none-any.whl" })),
      [],
      [],
    ],
    [
      "and so does what somebody's own upload to it has left half",
      adopted(...held, starter("omi-setup.exe")),
      [],
      [],
    ],
    [
      "but what has the name of a wanted file makes room",
      adopted({ ...heldWheel, size: 11 }, starter(sdist.name), heldManifest),
      [wheel, sdist],
      [{ ...heldWheel, size: 11 }, starter(sdist.name)],
    ],
    ["a published release that has all gets nothing", published(...held, foreign), [], []],
    [
      "a published release gets what it lacks",
      published(heldWheel, foreign),
      [sdist, manifest],
      [],
    ],
    [
      "what an interrupted upload left in a published release makes room",
      published(heldWheel, starter(sdist.name), heldManifest),
      [sdist],
      [starter(sdist.name)],
    ],
    [
      "but not where nothing of ours is missing",
      published(...held, starter("omi-setup.exe")),
      [],
      [],
    ],
    [
      "a further distribution in a published release stays",
      published(...held, assetWith({ id: 9, name: "omi-0.3.0-py2-none-any.whl" })),
      [],
      [],
    ],
    ["an immutable release that has all is well", immutable(...held, foreign), [], []],
    [
      "a file from before GitHub had digests counts by its size",
      published(assetWith({ name: wheel.name, size: 10 }), heldSdist, heldManifest),
      [],
      [],
    ],
  ])("%s", (_, release, upload, remove) => {
    expect(decideAssets(wanted, release)).toEqual({ do: "reconcile", upload, remove });
  });
});

describe("a published release stops the run", () => {
  const differing = { ...heldWheel, sha256: "d".repeat(64) };
  const difference = {
    code: "release-asset-differs",
    severity: "error",
    message: `${wheel.name} on https://github.com/o/r/releases/1 has sha256 ${differing.sha256}; this run's file has ${wheel.sha256}.`,
    hint: "A published release is not overwritten. Delete that asset yourself if it is wrong and run again, or release the next version.",
  };

  test.each([
    ["", published(differing, heldSdist, heldManifest)],
    [", or whatever it lacks besides", published(differing)],
    [", or immutable", immutable(differing)],
  ])("where a file has other bytes%s", (_, release) => {
    expect(decideAssets(wanted, release)).toEqual({ do: "stop", why: [difference] });
  });

  test("with every file that differs", () => {
    const small = assetWith({ name: sdist.name, size: 1 });
    expect(decideAssets(wanted, published(differing, small))).toEqual({
      do: "stop",
      why: [
        difference,
        {
          ...difference,
          message: `${sdist.name} on https://github.com/o/r/releases/1 has sha256 unknown; this run's file has ${sdist.sha256}.`,
        },
      ],
    });
  });

  test.each([
    ["", immutable(heldWheel)],
    [", a half one included", immutable(heldWheel, starter(sdist.name))],
  ])("where it is immutable and lacks files%s", (_, release) => {
    expect(decideAssets(wanted, release)).toEqual({
      do: "stop",
      why: [
        {
          code: "release-immutable",
          severity: "error",
          message:
            "https://github.com/o/r/releases/1 is immutable and lacks omi-0.3.0.tar.gz, tag2pypi-manifest.json.",
          hint: "Nothing can be added to an immutable release: release the next version.",
        },
      ],
    });
  });
});

describe("a version with an epoch", () => {
  const epoch = { ...sdist, name: "omi-1!2.0.tar.gz" };
  const kept = assetWith({ ...epoch, name: "omi-1.2.0.tar.gz" });

  test("is found under the name that GitHub keeps", () => {
    expect(assetName(epoch.name)).toBe(kept.name);
    expect(assetName("omi-1.0+local-py3-none-any.whl")).toBe("omi-1.0+local-py3-none-any.whl");
    const nothing = { do: "reconcile", upload: [], remove: [] };
    expect(decideAssets([epoch], draft(kept))).toEqual(nothing);
    expect(decideAssets([epoch], immutable(kept))).toEqual(nothing);
  });

  test("is replaced or refused under that name", () => {
    const other = { ...kept, sha256: "d".repeat(64) };
    expect(decideAssets([epoch], draft(other))).toEqual({
      do: "reconcile",
      upload: [epoch],
      remove: [other],
    });
    expect(decideAssets([epoch], published(other))).toMatchObject({
      do: "stop",
      why: [{ code: "release-asset-differs" }],
    });
  });
});

test("a decision carried out leaves nothing to decide", () => {
  const name = fc.constantFrom(
    ...wanted.map((file) => file.name),
    "omi-old.whl",
    "notes.txt",
    "omi-1!2.whl",
    "omi-1.2.whl",
  );
  const digest = fc.constantFrom("a".repeat(64), "b".repeat(64));
  const file = fc.record({ name, size: fc.constantFrom(1, 2), sha256: digest });
  const files = fc.uniqueArray(file, { selector: (one) => assetName(one.name) });
  fc.assert(
    fc.property(
      files,
      files,
      fc.array(fc.boolean()),
      fc.boolean(),
      (needed, there, whole, isDraft) => {
        const assets = there.map((one, id) => ({
          ...one,
          name: assetName(one.name),
          id,
          complete: whole[id] ?? true,
        }));
        const release = releaseWith({ draft: isDraft, assets });
        const decision = decideAssets(needed, release);
        expect(isDraft && decision.do === "stop").toBe(false);
        if (decision.do === "stop") return;
        const left = assets.filter((asset) => !decision.remove.includes(asset));
        const added = decision.upload.map((one, index) => ({
          ...one,
          name: assetName(one.name),
          id: 100 + index,
          complete: true,
        }));
        const names = [...left, ...added].map((asset) => asset.name);
        expect(new Set(names).size).toBe(names.length);
        const next = decideAssets(needed, { ...release, assets: [...left, ...added] });
        expect(next).toEqual({ do: "reconcile", upload: [], remove: [] });
      },
    ),
  );
});
