import { describe, expect, test } from "@jest/globals";
import {
  listReleaseDecisions,
  type ReleaseCase,
} from "../../../src/domain/dry-run/release-decisions.ts";
import type { Release } from "../../../src/domain/release/release.ts";
import { textOf } from "../../../src/domain/release/text.ts";
import { DEFAULT_TAG_FORMATS } from "../../../src/domain/version/tag-name.ts";
import { assetWith, releaseWith } from "../release/sample-releases.ts";
import { ATTESTATION, MANIFEST, plan, SDIST, WHEEL, wanted } from "../release/sample-work.ts";

const title = "omi v0.3.0";
const url = "https://github.com/o/r/releases/5";
const ours = releaseWith({ id: 5, draft: true, ...textOf(wanted) });
const theirs = releaseWith({ id: 7, title: "Mine", body: "My words." });
const held = [SDIST, WHEEL, MANIFEST].map(({ name, size, sha256 }, id) =>
  assetWith({ id, name, size, sha256 }),
);
const attach = ({ name, size }: { readonly name: string; readonly size?: number }, to = title) => ({
  do: "upload-asset",
  title: to,
  asset: size === undefined ? { name } : { name, size },
});
const attestation = attach({ name: ATTESTATION.name });
const latest = { do: "publish-release", title, latest: true };

/** The decisions of both phases, one after the other. */
function decide(releases: readonly Release[], changes: Partial<ReleaseCase> = {}) {
  const { draft, publish } = listReleaseDecisions({
    wanted,
    signed: [ATTESTATION.name],
    releases,
    tagFormats: DEFAULT_TAG_FORMATS,
    phases: ["draft", "publish"],
    ...changes,
  });
  return {
    draft: draft.decisions,
    publish: publish.decisions,
    codes: [...draft.diagnostics, ...publish.diagnostics].map(({ code }) => code),
  };
}

describe("of the GitHub release a dry run says", () => {
  test("that it would be drafted with its files, get its attestations, and be published", () => {
    const assets = [SDIST, WHEEL, MANIFEST].map(({ name, size }) => ({ name, size }));
    expect(decide([])).toEqual({
      draft: [{ do: "create-draft", title, assets }],
      publish: [attestation, latest],
      codes: [],
    });
  });

  test("what a half-finished draft lacks", () => {
    const broken = assetWith({ id: 9, name: WHEEL.name, complete: false });
    const [sdist = broken] = held;
    expect(decide([{ ...ours, assets: [sdist, broken] }], { signed: [] })).toEqual({
      draft: [
        { do: "adopt-draft", title, url, text: "kept" },
        { do: "delete-asset", title, asset: WHEEL.name },
        attach(WHEEL),
        attach(MANIFEST),
      ],
      publish: [latest],
      codes: [],
    });
  });

  test("that a draft's text would be written anew, once", () => {
    const { draft, publish } = decide([{ ...ours, title: "Old", assets: held }]);
    expect(draft).toEqual([{ do: "adopt-draft", title, url, text: "rewritten" }]);
    expect(publish).toEqual([attestation, latest]);
  });

  test("that a person's draft would be taken over with its words", () => {
    const adopted = { ...wanted, adoptDraft: true };
    const mine = releaseWith({ id: 6, draft: true, title: "Mine", body: "My words." });
    const { draft, publish } = decide([mine], { wanted: adopted, signed: [] });
    expect(draft).toEqual([
      { do: "adopt-draft", title: "Mine", url: mine.url, text: "marked" },
      ...[SDIST, WHEEL, MANIFEST].map((file) => attach(file, "Mine")),
    ]);
    expect(publish).toEqual([{ ...latest, title: "Mine" }]);
  });

  test("that a person's published release would get its files by a draft of ours", () => {
    const personal = { ...wanted, personal: true };
    expect(decide([theirs], { wanted: personal })).toEqual({
      draft: [expect.objectContaining({ do: "create-draft", title })],
      publish: [
        ...[SDIST, WHEEL, MANIFEST].map((file) => attach(file, "Mine")),
        attach({ name: ATTESTATION.name }, "Mine"),
        { do: "delete-draft", title },
      ],
      codes: [],
    });
  });

  test("that a person's release which can no longer change stays as it is", () => {
    const personal = { ...wanted, personal: true };
    expect(decide([{ ...theirs, immutable: true }], { wanted: personal })).toEqual({
      draft: [expect.objectContaining({ do: "create-draft", title })],
      publish: [{ do: "leave-release", title: "Mine", url: theirs.url }],
      codes: ["release-left-without-files"],
    });
  });

  test("that a complete one stays as it is, once", () => {
    const complete = { ...ours, draft: false, assets: held };
    const leave = { do: "leave-release", title, url };
    expect(decide([complete], { signed: [] })).toEqual({ draft: [leave], publish: [], codes: [] });
    expect(decide([complete], { signed: [], phases: ["publish"] }).publish).toEqual([leave]);
  });

  test("that it stays a draft after a trial alone, and is not the latest beside a later version", () => {
    const trial = { ...wanted, plan: { ...plan, indexes: ["testpypi"] } };
    expect(decide([], { wanted: trial, signed: [] }).publish).toEqual([
      { do: "keep-draft", title },
    ]);
    const later = releaseWith({ id: 9, tag: "v0.4.0" });
    expect(decide([later], { signed: [] }).publish).toEqual([{ ...latest, latest: false }]);
  });

  test("what stops it, once for both phases", () => {
    const mine = releaseWith({ id: 6, draft: true });
    expect(decide([mine])).toEqual({
      draft: [{ do: "stop", why: [expect.objectContaining({ code: "draft-not-ours" })] }],
      publish: [],
      codes: ["draft-not-ours"],
    });
  });

  test("nothing about a phase that is another stage's", () => {
    expect(decide([], { phases: ["draft"] }).publish).toEqual([]);
    expect(decide([], { phases: [] })).toMatchObject({ draft: [] });
    expect(decide([{ ...ours, assets: held }], { phases: ["publish"] })).toEqual({
      draft: [],
      publish: [{ do: "adopt-draft", title, url, text: "kept" }, attestation, latest],
      codes: [],
    });
  });
});
