import { describe, expect, test } from "@jest/globals";
import { compareHandover } from "../../src/domain/handover.ts";
import type { Manifest } from "../../src/domain/manifest.ts";
import type { Plan } from "../../src/domain/plan.ts";

const commit = "a".repeat(40);
const plan: Plan = {
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
