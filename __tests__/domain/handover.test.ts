import { describe, expect, test } from "@jest/globals";
import { compareHandover } from "../../src/domain/handover.ts";
import type { Manifest } from "../../src/domain/manifest.ts";
import type { ReleasePlan } from "../../src/domain/plan.ts";

const commit = "a".repeat(40);
const plan: ReleasePlan = {
  kind: "release",
  project: "omi",
  version: "1.0",
  prerelease: false,
  tag: { name: "v1.0", object: commit, commit },
  title: "omi v1.0",
  indexes: ["pypi"],
};
const manifest: Manifest = {
  schema: 1,
  plan,
  notes: "",
  smoke: { commands: [] },
  files: [{ name: "omi-1.0.tar.gz", kind: "sdist", size: 1, sha256: "0".repeat(64) }],
};

describe("a manifest from another job", () => {
  test("is taken where it is about this release, whatever its title and indexes are", () => {
    const other = { ...plan, title: "other", indexes: ["testpypi"], prerelease: true };
    expect(compareHandover({ ...manifest, plan: other }, plan)).toEqual([]);
  });

  const head = { ref: "refs/heads/main", commit };
  const snapshot = {
    ...manifest,
    plan: {
      kind: "snapshot",
      project: "omi",
      version: "1.1.dev3",
      prerelease: true,
      ...head,
      indexes: ["testpypi"],
    },
  } as const;
  const messages = (handed: Manifest, ...here: Parameters<typeof compareHandover>[1][]) =>
    here.flatMap((mine) => compareHandover(handed, mine).map(({ message }) => message));

  test("of a snapshot is taken for its commit, with the version that the build gave it", () => {
    expect(messages(snapshot, { kind: "unreleased", project: "omi", ...head })).toEqual([]);
  });

  test("is not taken for another commit, another branch, or another version than the project states", () => {
    const other = { ref: "refs/heads/next", commit: "b".repeat(40), version: "1.0" };
    expect(messages(snapshot, { kind: "unreleased", project: "omi", ...other })).toEqual([
      "The manifest's version is 1.1.dev3; this run is about 1.0.",
      "The manifest's ref is refs/heads/main; this run is about refs/heads/next.",
      `The manifest's commit is ${commit}; this run is about ${"b".repeat(40)}.`,
    ]);
  });

  test("of a snapshot is none of a release", () => {
    const released = { ...plan, version: "1.1.dev3" };
    expect(messages(snapshot, released)).toEqual([
      "The manifest's tag is none, but a ref; this run is about v1.0.",
    ]);
  });

  test("cannot write into the messages that refuse it", () => {
    const hostile = `evil\u001b[2J\u202e\n::error::${"x".repeat(100_000)}`;
    const [found, ...others] = compareHandover(
      { ...manifest, plan: { ...plan, project: hostile } },
      plan,
    );
    expect(others).toEqual([]);
    expect(found?.message).toMatch(
      /^The manifest's project is evil \[2J :\u200b:error:\u200b:x+…; this run is about omi\.$/,
    );
    expect(found?.message.length).toBeLessThan(300);
  });
});
