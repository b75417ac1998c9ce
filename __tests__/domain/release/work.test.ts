import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Release } from "../../../src/domain/release/release.ts";
import { textOf } from "../../../src/domain/release/text.ts";
import { decideWork, releaseAfter, type WantedWork } from "../../../src/domain/release/work.ts";
import { assetWith, commit, ourBody, releaseWith, tag } from "./sample-releases.ts";
import { ATTESTATION, MANIFEST, SDIST, WHEEL, wanted } from "./sample-work.ts";

const ours = releaseWith({ id: 5, draft: true, ...textOf(wanted) });
const theirDraft = releaseWith({ id: 6, draft: true, title: "Mine", body: "My words." });
const theirs = releaseWith({ id: 7, title: "Mine", body: "My words." });
const held = [SDIST, WHEEL, MANIFEST].map(({ name, size, sha256 }, id) =>
  assetWith({ id, name, size, sha256 }),
);
const nothing = { remove: [], upload: [], diagnostics: [] };
const everything = { remove: [], upload: wanted.assets, diagnostics: [] };

describe("before the upload, the tag's release", () => {
  test("is made as a draft with everything, where there is none", () => {
    expect(decideWork(wanted, "draft", [])).toEqual({
      do: "work",
      target: { kind: "new", text: textOf(wanted) },
      ...everything,
    });
  });

  test("is a draft of ours that gets what it lacks, and keeps a text that is right", () => {
    const release = { ...ours, assets: held.slice(0, 1) };
    expect(decideWork(wanted, "draft", [release])).toEqual({
      do: "work",
      target: { kind: "existing", release },
      ...nothing,
      upload: [WHEEL, MANIFEST],
    });
  });

  test("is a draft of ours that gets its text anew, and loses what an earlier build left", () => {
    const left = assetWith({ id: 9, name: "omi-0.3.0-cp311-cp311-win_amd64.whl" });
    const release = { ...ours, title: "Old", assets: [...held, left] };
    expect(decideWork(wanted, "draft", [release])).toEqual({
      do: "work",
      target: { kind: "existing", release, text: textOf(wanted) },
      ...nothing,
      remove: [left],
    });
  });

  test("is a person's draft with its words and its files, where that is wanted", () => {
    const mine = assetWith({ id: 9, name: "omi-extra.whl" });
    const release = { ...theirDraft, assets: [mine] };
    const work = decideWork({ ...wanted, adoptDraft: true }, "draft", [release]);
    expect(work).toEqual({
      do: "work",
      target: {
        kind: "existing",
        release,
        text: {
          title: "Mine",
          body: expect.stringMatching(/^My words\.\n\n<!-- tag2pypi .*"adopted":true.* -->\n$/),
          prerelease: false,
        },
      },
      ...everything,
    });
    expect(decideWork(wanted, "draft", [release])).toMatchObject({
      do: "stop",
      why: [{ code: "draft-not-ours" }],
    });
  });

  test("names further drafts of ours, and goes on with the oldest", () => {
    const later = { ...ours, id: 8, url: "https://github.com/o/r/releases/8" };
    expect(decideWork(wanted, "draft", [later, { ...ours, assets: held }])).toMatchObject({
      do: "work",
      target: { release: { id: 5 } },
      diagnostics: [{ code: "draft-duplicate", message: expect.stringContaining(later.url) }],
    });
  });

  test("is kept safe by a draft of ours beside a person's published release", () => {
    const personal = { ...wanted, personal: true };
    expect(decideWork(personal, "draft", [theirs])).toMatchObject({ target: { kind: "new" } });
    expect(decideWork(personal, "draft", [theirs, ours])).toMatchObject({
      target: { kind: "existing", release: ours },
    });
  });

  test("stops the run where a person's published release holds other bytes under our names", () => {
    const other = { ...theirs, assets: [assetWith({ name: WHEEL.name, sha256: "9".repeat(64) })] };
    const personal = { ...wanted, personal: true };
    const stop = { do: "stop", why: [{ code: "release-asset-differs" }] };
    expect(decideWork(personal, "draft", [other])).toMatchObject(stop);
    expect(decideWork(personal, "publish", [other])).toMatchObject(stop);
    const immutable = { ...other, immutable: true };
    expect(decideWork(personal, "draft", [immutable])).toMatchObject({ target: { kind: "new" } });
  });
});

describe("after the upload, the tag's release", () => {
  const withAttestation: WantedWork = { ...wanted, attestations: [ATTESTATION] };

  test("gets the attestations that it does not hold yet", () => {
    const release = { ...ours, assets: held };
    expect(decideWork(withAttestation, "publish", [release])).toEqual({
      do: "work",
      target: { kind: "existing", release },
      ...nothing,
      upload: [ATTESTATION],
    });
    const earlier = assetWith({ id: 9, ...ATTESTATION, sha256: "8".repeat(64) });
    const complete = { ...release, assets: [...held, earlier] };
    expect(decideWork(withAttestation, "publish", [complete])).toEqual({
      do: "work",
      target: { kind: "existing", release: complete },
      ...nothing,
    });
  });

  test("of a person gets everything, and the draft that kept it goes", () => {
    const personal = { ...withAttestation, personal: true };
    expect(decideWork(personal, "publish", [ours, theirs])).toEqual({
      do: "work",
      target: { kind: "existing", release: theirs },
      ...everything,
      upload: [SDIST, WHEEL, MANIFEST, ATTESTATION],
      discard: ours,
    });
  });

  test("of a person that can no longer change stays as it is, and so does the draft", () => {
    const release = { ...theirs, immutable: true };
    const personal = { ...wanted, personal: true };
    expect(decideWork(personal, "publish", [ours, release])).toEqual({
      do: "work",
      target: { kind: "existing", release },
      ...nothing,
      diagnostics: [expect.objectContaining({ code: "release-left-without-files" })],
    });
  });

  test("that is published already and ours is completed", () => {
    const release = { ...ours, draft: false, assets: held.slice(1) };
    expect(decideWork(wanted, "publish", [release])).toEqual({
      do: "work",
      target: { kind: "existing", release },
      ...nothing,
      upload: [SDIST],
    });
  });
});

describe("work that is done", () => {
  const asset = fc.record({
    id: fc.nat(),
    name: fc.constantFrom(SDIST.name, WHEEL.name, MANIFEST.name, "omi-0.3.0-old.whl", "notes.txt"),
    size: fc.constantFrom(10, 20, 30),
    sha256: fc.constantFrom("1", "2", "f", "9").map((digit) => digit.repeat(64)),
    complete: fc.boolean(),
  });
  const release: fc.Arbitrary<Release> = fc.record({
    id: fc.integer({ min: 1, max: 9 }),
    tag: fc.constant(tag.name),
    title: fc.constantFrom("", "omi v0.3.0"),
    body: fc.constantFrom("Words.", ourBody(), ourBody({ adopted: true }), ourBody({ commit })),
    draft: fc.boolean(),
    prerelease: fc.boolean(),
    immutable: fc.constant(false),
    url: fc.constant("https://github.com/o/r/releases/1"),
    assets: fc.uniqueArray(asset, { selector: ({ name }) => name }),
  });

  test("leaves nothing to do, whatever there was before", () => {
    fc.assert(
      fc.property(fc.option(release, { nil: undefined }), fc.boolean(), (before, adoptDraft) => {
        const releases = before === undefined ? [] : [before];
        const asked = { ...wanted, adoptDraft };
        const work = decideWork(asked, "draft", releases);
        fc.pre(work.do !== "stop");
        const after = releaseAfter(work, tag.name);
        const again = decideWork(asked, "draft", [{ ...after, id: before?.id ?? 1 }]);
        expect(again).toMatchObject({ do: "work", remove: [], upload: [] });
        expect(again).not.toHaveProperty("target.text");
      }),
    );
  });
});
